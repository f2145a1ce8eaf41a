export { searchText } from './fields.js';
export { type FindOptions, type Found, findCards, warningsFor } from './find-cards.js';
export { type Hit, type SearchResult, searchCards } from './search-cards.js';
export { buildSearchIndex, isKnownWord, lookupKey, type SearchIndex } from './search-index.js';
