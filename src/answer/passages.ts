import type { Card } from '../library/index.js';
import { coveredMass, type Line, linesOfCard, type SearchIndex, type SearchQuestion } from '../search/index.js';
import type { Passage } from './answer.js';

const MAX_PASSAGES = 3;
/** Two from the best card, so that a long card does not speak alone. */
const MAX_OF_ONE_CARD = 2;
/** A passage grows to its neighbours until it is about this long. */
const PASSAGE_CHARS = 320;
/** A line counts less the further down its card stands. */
const RANK_DISCOUNT = 0.75;
/** Below this share of the question's subject a sentence does not speak to it. */
const MIN_SHARE = 0.12;

/** The runs of sentences on these cards, best card first, that speak to the question; none holds the lead. */
export function rankPassages(
  index: SearchIndex,
  question: SearchQuestion,
  cards: readonly Card[],
  lead: string,
): readonly Passage[] {
  const found = cards.flatMap((card, rank) => {
    const lines = linesOfCard(index, card);
    return lines.flatMap((line, at) => {
      if (line.part.label === undefined || line.text === lead) return [];
      const mass = coveredMass(question, line);
      const share = mass / Math.max(question.query.mass, 1);
      if (share < MIN_SHARE) return [];
      const score = (mass / Math.sqrt(line.mass + 12)) * RANK_DISCOUNT ** rank;
      return [{ card, lines, at, score }];
    });
  });
  found.sort((a, b) => b.score - a.score);
  const passages: Passage[] = [];
  const used = new Set<Line>();
  for (const { card, lines, at } of found) {
    if (passages.length >= MAX_PASSAGES) break;
    if (passages.filter((passage) => passage.card === card).length >= MAX_OF_ONE_CARD) continue;
    const run = runAt(lines, at, lead);
    if (run.some((line) => used.has(line))) continue;
    for (const line of run) used.add(line);
    passages.push(passageOf(index, card, run));
  }
  return passages;
}

/** The sentence with those that follow it in the same part, while they are short. */
function runAt(lines: readonly Line[], at: number, lead: string): readonly Line[] {
  const first = lines[at];
  if (!first) return [];
  const run = [first];
  let length = first.text.length;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next];
    if (!line || line.part !== first.part || line.text === lead) break;
    length += line.text.length + 1;
    if (length > PASSAGE_CHARS) break;
    run.push(line);
  }
  return run;
}

function passageOf(index: SearchIndex, card: Card, run: readonly Line[]): Passage {
  const part = run[0]?.part;
  const label = part?.label === undefined ? '' : index.library.questions.labels[part.label];
  return { card, label, text: run.map(({ text }) => text).join(' '), entry: part?.entry };
}

/** The best sentence of a card for the question, among the parts with these labels; the first where none speaks to it. */
export function bestLine(
  index: SearchIndex,
  question: SearchQuestion,
  card: Card,
  accepts: (line: Line) => boolean,
): Line | undefined {
  const lines = linesOfCard(index, card).filter((line) => line.part.label !== undefined && accepts(line));
  let best = lines[0];
  let bestScore = 0;
  for (const line of lines) {
    const score = coveredMass(question, line) / Math.sqrt(line.mass + 12);
    if (score <= bestScore) continue;
    best = line;
    bestScore = score;
  }
  return best;
}
