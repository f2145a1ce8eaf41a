export { searchText } from './fields.js';
export { type Hit, type SearchResult, searchCards } from './search-cards.js';
export { buildSearchIndex, lookupKey, type SearchIndex } from './search-index.js';
