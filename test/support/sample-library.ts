import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A library's files by their path in its folder. */
export type LibraryFiles = Readonly<Record<string, string | Uint8Array>>;

/** The smallest library that has one card of each kind and a reference of each sort. */
export const SAMPLE: Readonly<Record<string, string>> = {
  'library.yml': `version: 0.1.0
note: Illustrative, not legal advice.
categories:
  - {id: reseller, title: Reseller}
sections:
  - {id: pricing, title: Pricing}
`,
  'references.yml': `works:
  - id: doe-2020
    authors: Doe
    year: 2020
    title: On resale
    venue: Journal of Resale
    kind: empirical
    doi: null
    url: null
    finding: Resale needs margin.
    verified: true
`,
  'glossary.yml': `reviewed: "2026-06-23"
terms:
  - id: margin
    title: Margin
    synonyms: [spread]
    definition: What a reseller keeps.
    cards: [resale/clauses/price]
  - id: list-price
    title: List price
    definition: The price that anybody pays.
    cards: [resale]
`,
  'interactions.yml': `interactions:
  - id: price-with-floor
    title: Price with a floor
    clauses: [resale/clauses/price, resale/clauses/floor]
    what_happens: Both bind at once.
    draft_around: Let one give way.
`,
  'synonyms.yml': `groups:
  - [margin, spread]
`,
  'patterns/resale.yml': `id: resale
title: Resale
category: reseller
version: 0.1.0
reviewed: "2026-06-23"
sides:
  provider: {name: Provider, who: makes the model}
  customer: {name: Reseller, who: sells it on}
tagline: One makes, one sells.
summary: A reseller buys access and sells it on.
fits_when: [one, two, three]
does_not_fit_when: [four, five, six]
shape:
  - title: Formation
    points: [The reseller buys at a discount.]
considerations:
  - id: deprecation
    title: Deprecation
    text: Models retire.
clauses:
  - id: price
    title: Price protection
    section: pricing
    text: The price stays for [N] months.
    why: Margin needs a stable price.
    traps: [A list price that moves.]
    positions:
      provider: {opening: No protection., fallback: Three months., walk_away: A year.}
      customer: {opening: A year., fallback: Six months., walk_away: None.}
    references: [doe-2020]
  - id: floor
    title: Floor price
    section: pricing
    text: No sale below [price].
    why: It keeps the list price.
    traps: [It may be unlawful.]
    positions:
      provider: {opening: A floor., fallback: Guidance., walk_away: Nothing.}
      customer: {opening: None., fallback: Guidance., walk_away: A floor.}
kill_list:
  - id: squeeze
    title: Margin squeeze
    move: Raise the wholesale price alone.
    why: The margin vanishes.
    episode: {case: acme-resale, text: Acme squeezed.}
    mitigation: Tie wholesale to list.
    answered_by: [resale/clauses/price]
    severity: high
    references: [doe-2020]
questions:
  - {id: notice, phase: formation, side: customer, group: ask, text: How long is notice?, about: clauses/price}
  - {id: retire, phase: operation, side: provider, group: watch, text: Which models retire?, about: considerations/deprecation}
references:
  - {work: doe-2020, shows: Margins matter.}
`,
  'cases/acme-resale.yml': `id: acme-resale
title: Acme resale
reviewed: "2026-06-23"
parties:
  - {name: Acme, role: reseller}
patterns: [resale]
summary: Acme sold on.
timeline:
  - date: "2025-03"
    fact: Acme signed.
    topic: signing
    source: {title: Acme signs, publisher: Acme, date: "2025-03-01", url: https://example.com/acme}
lessons:
  - {text: Protect the price., card: resale/clauses/price}
`,
};

/** The sample with some files edited: each edit replaces a text that stands there exactly once. */
export function sampleWith(edits: Readonly<Record<string, readonly [from: string, to: string]>>): LibraryFiles {
  const edited = Object.entries(edits).map(([path, [from, to]]) => {
    const parts = (SAMPLE[path] ?? '').split(from);
    if (parts.length !== 2) throw new Error(`${path}: "${from}" stands there ${parts.length - 1} times, not once`);
    return [path, parts.join(to)];
  });
  return { ...SAMPLE, ...Object.fromEntries(edited) };
}

/** A temporary folder with these files; removed when the test ends. */
export function libraryFolder(files: LibraryFiles = SAMPLE): string {
  const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: LibraryFiles): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
