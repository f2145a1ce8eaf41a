// One size of library: {"size","engines"} in, figures out. Size 0 is the shipped library.
import Fuse from 'fuse.js';
import { createAssistant } from '../../dist/assistant.js';
import { searchText } from '../../dist/search/index.js';
import { percentile } from './figures.mjs';
import { ONE_WORD, SEVENTEEN_WORDS } from './queries.mjs';
import { sizedLibrary } from './synthetic.mjs';

/** Each list of queries is asked until this much time is spent, and at most 40 times. */
const BUDGET_MS = 1500;
const MAX_ROUNDS = 40;
/** Before that: a bot that has run for a minute is compiled by V8. */
const WARM_UP_MS = 500;

const { size: asked, engines } = JSON.parse(process.argv[2]);
const library = sizedLibrary(asked);
const size = library.cards.size;
const documents = () => [...library.cards.values()].map((card) => ({ title: card.title, text: searchText(card) }));
const keys = [{ name: 'title', weight: 2 }, { name: 'text' }];

/** One for both engines: at 1,000× an index holds gigabytes. */
let assistant;
const ENGINES = {
  search: () => {
    assistant = createAssistant({ library, problems: () => [] });
    return (query) => assistant.find(query);
  },
  answer: () => (query) => assistant.answer({ text: query, surface: 'mention', audience: 'team' }),
  fuse: () => {
    const fuse = new Fuse(documents(), { keys, ignoreLocation: true, includeScore: true });
    return (query) => fuse.search(query, { limit: 10 });
  },
  'fuse-token': () => {
    const fuse = new Fuse(documents(), { keys, ignoreLocation: true, includeScore: true, useTokenSearch: true });
    return (query) => fuse.search(query, { limit: 10 });
  },
};

const figures = engines.map((engine) => {
  const started = performance.now();
  const search = ENGINES[engine]();
  const buildMs = performance.now() - started;
  return [engine, { buildMs, oneWord: time(search, ONE_WORD), seventeenWords: time(search, SEVENTEEN_WORDS) }];
});
process.stdout.write(JSON.stringify({ size, ...Object.fromEntries(figures) }));

/** Milliseconds of each search, after a warm-up. A slow engine is asked only as often as the time allows. */
function time(search, queries) {
  const warmUpEnds = performance.now() + WARM_UP_MS;
  for (let asked = 0; performance.now() < warmUpEnds; asked++) search(queries[asked % queries.length]);
  const began = performance.now();
  const sample = [];
  for (let asked = 0; asked < queries.length * MAX_ROUNDS; asked++) {
    const started = performance.now();
    search(queries[asked % queries.length]);
    sample.push(performance.now() - started);
    if (performance.now() - began > BUDGET_MS) break;
  }
  return { p50: percentile(sample, 0.5), p95: percentile(sample, 0.95), count: sample.length };
}
