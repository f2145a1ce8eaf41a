import { describe, expect, it } from 'vitest';
import { buildSearchIndex, searchCards } from '../../src/search/index.js';
import { shippedLibrary } from '../support/shipped-library.js';

const index = buildSearchIndex(shippedLibrary());
const refs = (text: string): string[] =>
  searchCards(index, text, { limit: 3, accepts: (card) => card.kind !== 'term' }).hits.map(({ card }) => card.ref);

const HYPERSCALER = 'hyperscaler-exclusive-then-multi-home';

describe('searchCards on the shipped library', () => {
  it.each([
    {
      query: 'right of first refusal',
      first: `${HYPERSCALER}/clauses/rofr-with-practical-feasibility-limits`,
      because: 'the words are an alias of the clause, and an exact name comes before everything else',
    },
    {
      query: 'last word on every quote from another cloud',
      first: `${HYPERSCALER}/`,
      because: 'a synonym group says that the last word is a right of first refusal',
    },
    {
      query: 'the lab copied our product and gives it away in its own app, why is that so bad?',
      first: 'isv-embedded-ai/kill-list/platform-absorbs-the-feature',
      because: 'the story of a problem leads to the move and not to its remedy',
    },
    {
      query: 'how do we word a warning before they build the same feature',
      first: 'isv-embedded-ai/clauses/roadmap-collision-notice',
      because: 'who asks for wording wants the clause',
    },
    {
      query: 'public precedent for warrants that vest with chip purchases',
      first: 'cases/',
      because: 'who asks for a precedent wants a public deal',
    },
    {
      query: 'our machines ship with a lab’s model under our own brand, which pattern is this?',
      first: 'oem-third-party-ai-model',
      because: 'who asks which pattern it is wants a pattern',
    },
    {
      query: 'Stargate 4.5 gigawatts',
      first: 'cases/openai-oracle-stargate',
      because: 'numbers are the same however their unit is written',
    },
  ])('puts $first first for "$query": $because', ({ query, first }) => {
    expect(refs(query)[0]).toMatch(new RegExp(`^${first}`));
  });

  it.each([
    {
      query: 'when the cloud is late with the cluster',
      among: 'compute-backed-strategic-investment/clauses/capacity-delivery-remedies',
    },
    {
      query: 'who may see our weights',
      among: 'model-hosting-on-third-party-cloud/clauses/weight-custody-and-access-controls',
    },
    {
      query: 'customers buy us only to use up their commit',
      among: 'cloud-marketplace-listing/kill-list/commit-drawdown-dependency',
    },
    { query: 'keys to the servers stay abroad', among: 'sovereign-ai-partnership/kill-list/residency-without-control' },
    {
      query: 'distributor wants the whole region for itself without a target',
      among: 'ai-reseller/kill-list/exclusive-territory-without-performance',
    },
  ])('has $among among the first three for "$query"', ({ query, among }) => {
    expect(refs(query)).toContain(among);
  });
});
