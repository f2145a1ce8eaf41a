import { plainWords } from './question.js';

const MENTION = /<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/g;

/**
 * What a person reads of the line of a deal, as the command brings it. Who prepares stays a mention, since only its id
 * names the person; any other mention is a name like every other word.
 */
export function dealWords(typed: string): string {
  const kept: string[] = [];
  const marked = typed.replace(MENTION, (_, id: string, name: string | undefined, at: number) => {
    const isPreparer = /\b(?:prepared by|preparer:?)\s+$/i.test(typed.slice(0, at)) || PREPARES.test(typed.slice(at));
    if (!isPreparer) return `@${name || id}`;
    kept.push(`<@${id}>`);
    return MARK;
  });
  return plainWords(marked).replaceAll(MARK, () => kept.shift() ?? '');
}

/** A mention that "prepares" follows. */
const PREPARES = /^<[^<>]*>\s+prepares\b/i;

/** Stands for a mention meanwhile; nobody can type it. */
const MARK = '\u0000';
