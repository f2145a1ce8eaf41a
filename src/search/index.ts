export { ANSWERABLE_FEATURES, type AnswerableFeature } from './answerable.js';
export { coveredMass, FEATURES, type Feature, type Question as SearchQuestion } from './features.js';
export {
  acronymNeighbours,
  equallyGood,
  type FindOptions,
  type Found,
  findCards,
  warningsFor,
} from './find-cards.js';
export type { Reading } from './forms.js';
export { type CardPart, searchText } from './parts.js';
export {
  answerableExample,
  type Hit,
  rankingExamples,
  type SearchOptions,
  type SearchResult,
  searchCards,
} from './search-cards.js';
export {
  buildSearchIndex,
  isKnownWord,
  linesOfCard,
  lookupKey,
  type SearchIndex,
  type StoredIndex,
  storeIndex,
} from './search-index.js';
export type { Line } from './terms.js';
