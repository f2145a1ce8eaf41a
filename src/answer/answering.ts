import type { Library, Ref, SentenceId } from '../library/index.js';
import { buildSearchIndex, type SearchIndex, type StoredIndex } from '../search/index.js';
import type { Statement } from './answer.js';

/** All that answering needs, made once for each library. */
export interface Answering {
  readonly library: Library;
  readonly index: SearchIndex;
}

/** `stored` spares most of the work, and has to come from an index of the same library. */
export function buildAnswering(library: Library, stored?: StoredIndex): Answering {
  return { library, index: buildSearchIndex(library, stored) };
}

/** One of the bot's own sentences. */
export function fixed(library: Library, id: SentenceId): Statement {
  return { text: library.questions.sentences[id], from: 'fixed' };
}

/** A sentence that stands on a card. */
export function quoted(from: Ref, text: string): Statement {
  return { text, from };
}
