import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reviewDraft } from '../../src/review/engine.js';
import { tokenize } from '../../src/review/tokens.js';
import { explainTopic, findTopicSpans, readTopicModel } from '../../src/review/topic-model.js';
import { compiledKnowledge } from './support/knowledge.js';

const folder = join(import.meta.dirname, '../../data/model');
const file = JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8'));
const model = readTopicModel(file);
const knowledge = { ...compiledKnowledge(), model: () => model };
const found = (text: string): string[] => reviewDraft(text, knowledge).topics.map(({ topic }) => topic);

describe('topics', () => {
  it('come from a model that was trained with the hints that an editor reads', () => {
    const { lists, hints } = parse(readFileSync(join(folder, 'hints.yml'), 'utf8'));
    expect(file.hints).toEqual({ lists, groups: hints });
  });

  it('come from a model small enough to ship', () => {
    expect(readFileSync(join(folder, 'topics.json')).length).toBeLessThan(2_000_000);
  });

  // Rare in the contracts it learnt from, and the meaning that deal people give a right of first refusal.
  it.each([
    [
      'most_favored_nation',
      '7.3 Most Favored Customer. If Vendor offers any other customer a lower price for the Service, Vendor shall charge Customer that lower price from the same date.',
    ],
    [
      'price_restrictions',
      '5.2 Prices. Supplier shall not increase the prices of the Products by more than three percent (3%) in any calendar year.',
    ],
    [
      'source_code_escrow',
      '12. Escrow. Licensor shall deposit the source code of the Software with an escrow agent, to be released to Licensee if Licensor becomes insolvent.',
    ],
    [
      'rights_of_refusal',
      '4.3 Right of First Refusal. If Lab receives a bona fide offer from a third party, Lab shall first offer the same terms to Provider, who may match the offer within ten (10) days.',
    ],
    [
      'anti_assignment',
      '14.2 Assignment. Neither party may assign this Agreement without the prior written consent of the other party.',
    ],
  ])('include %s', (topic, text) => {
    expect(found(text)).toContain(topic);
  });

  it.each([
    ['exclusivity', '2.1 Grant. Licensor grants Licensee a non-exclusive, worldwide license to use the Software.'],
    [
      'exclusivity',
      '2.1 Appointment. Vendor hereby appoints Reseller as a non exclusive reseller of the Products in the Territory.',
    ],
    [
      'liability_cap',
      '9. Notices. Notices are given in writing and take effect on the day on which they are received.',
    ],
    ['source_code_escrow', '3.1 Delivery. Vendor delivers the Software in object code by electronic download.'],
  ])('leave out %s where it is not', (topic, text) => {
    expect(found(text)).not.toContain(topic);
  });

  it('are found in a list together with the words that lead it in', () => {
    const items = '(a) at any time, for convenience and without cause, on sixty (60) days notice; or\n(b) on a merger.';
    const text = `11.2 Termination. Customer may terminate this Agreement:\n${items}`;
    expect(found(text)).toContain('termination_for_convenience');
  });

  it('are the same where the words are known from the review, however the text was cut', () => {
    const clause =
      'neither party may assign this Agreement. the Supplier shall sell the Products to Buyer exclusively. ';
    for (const text of [clause, clause.repeat(100)]) {
      expect(findTopicSpans(model, text, tokenize(text))).toEqual(findTopicSpans(model, text));
    }
  });

  it('are explained by the words and hints that spoke for them', () => {
    const text = 'Neither party may assign this Agreement without the prior written consent of the other party.';
    const span = { topic: 'anti_assignment', start: 0, end: text.length, score: 1 };
    expect(explainTopic(model, text, span, 40)).toEqual(expect.arrayContaining(['assign', 'no_assignment']));
  });
});
