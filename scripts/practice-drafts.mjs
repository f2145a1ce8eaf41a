// Practice drafts, from which the model of the moves is trained: texts with the words that make a move marked in them.
//
//   === clause
//   7. Versions. [[silent-model-swap: The vendor may put another model behind the name at any time.]] Prices stay.
//
// A line `=== KIND` begins a text; a text without a mark makes no move.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const MARK = /\[\[([a-z0-9-]+): *([^[\]\n]+)\]\]/g;

/** The texts of a file, with the places of their marks as UTF-16 offsets. */
export function readPracticeFile(path) {
  const subject = basename(path, '.txt');
  return readFileSync(path, 'utf8')
    .split(/^=== */m)
    .slice(1)
    .map((part) => {
      const body = part.slice(part.indexOf('\n') + 1).trim();
      const marks = [];
      let text = '';
      let last = 0;
      for (const match of body.matchAll(MARK)) {
        text += body.slice(last, match.index);
        marks.push({ move: match[1], start: text.length, end: text.length + match[2].length });
        text += match[2];
        last = match.index + match[0].length;
      }
      text += body.slice(last);
      return { subject, text, marks };
    });
}

/** All texts of a folder of such files. */
export function readPracticeFolder(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readPracticeFile(join(folder, name)));
}

/** The drafts of a set in the form of test/eval/drafts.dev.jsonl, in the same shape; what they are twins of is not known. */
export function readDraftSet(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, expected } = JSON.parse(line);
      const marks = Object.entries(expected).map(([ref, { must_quote }]) => {
        const start = text.indexOf(must_quote);
        return { move: ref.split('/')[2], start, end: start + must_quote.length };
      });
      return { text, marks };
    });
}
