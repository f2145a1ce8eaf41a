import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileReview, type ReviewMoveInput, reviewDraft } from '../../src/review/engine.js';
import { shippedModels } from '../../src/review/shipped-models.js';
import { readReviewInput } from './support/knowledge.js';

const FILE = join(import.meta.dirname, '../../data/model/moves.json');
const input = readReviewInput();
const { moveModel } = shippedModels();
if (!moveModel) throw new Error('data/model/moves.json is missing: node scripts/train-moves.mjs makes it.');
const knowledge = compileReview({ ...input, moveModel });
const refsIn = (text: string, known = knowledge): string[] => reviewDraft(text, known).findings.map(({ ref }) => ref);

describe('the model of the moves', () => {
  it('is small enough to ship', () => {
    expect(readFileSync(FILE).length).toBeLessThan(2_000_000);
  });

  it('knows the moves of the library and no others', () => {
    expect([...moveModel().numberOf.keys()].sort()).toEqual(input.moves.map(({ ref }) => ref).sort());
  });

  it.each(input.moves.map((move) => [move.ref, move] as const))('keeps the promises of %s', (ref, move) => {
    const missed = move.flags.filter((text) => !refsIn(text).includes(ref));
    const loud = move.quietOn.filter((text) => refsIn(text).includes(ref));
    expect({ missed, loud }).toEqual({ missed: [], loud: [] });
  });

  // Worded so that the library's signals alone find nothing.
  it.each([
    [
      'silent-model-swap',
      '5.3 Model. The Integrator addresses the service under the name "lumen-main". Lumen decides from week to week which network answers under that name and is under no duty to tell the Integrator of an exchange beforehand or afterwards.',
    ],
    [
      'take-or-pay-without-delivery',
      '6. Charges. The Lab pays the monthly reservation fee from 1 March onward. That the halls are late, unfinished or without electricity on that day takes nothing off the fee.',
    ],
    [
      'usage-telemetry-blackout',
      '8.4 Records. How much the hosted model is used, how often it fails and who abuses it are matters that the Host keeps to itself; the Lab receives a payment and nothing besides.',
    ],
  ])('finds %s where the signals do not', (move, text) => {
    const [finding, ...others] = reviewDraft(text, knowledge).findings;
    expect(others).toEqual([]);
    expect(finding?.ref).toContain(move);
    expect(finding?.quote).toBe(text.slice(finding?.start, finding?.end));
    expect(finding?.signals.some((id) => id.startsWith('learned:'))).toBe(true);
    expect(refsIn(text, compileReview(input))).toEqual([]);
  });

  it('is heard where the library adds a move that it has not learnt', () => {
    const [first] = input.moves;
    if (!first) throw new Error('no move');
    const signals = [
      { ...first.signals[0]!, setting: ['lab'], unless: [], anyDeal: true, strong: ['golden handcuffs'] },
    ];
    const own: ReviewMoveInput = { ...first, ref: 'our-deals/kill-list/golden-handcuffs', signals };
    const known = compileReview({ ...input, moves: [...input.moves, own], moveModel });
    expect(refsIn('The Lab shall wear golden handcuffs.', known)).toEqual([own.ref]);
    expect(refsIn('The Lab shall wear golden handcuffs.')).toEqual([]);
  });

  it('finds nothing in a contract about other things', () => {
    const clause =
      'Supplier shall deliver the Products within thirty days after each order. Title and risk pass on delivery to the ' +
      'carrier. Buyer shall inspect the Products within ten days and may reject those that do not conform. Supplier is ' +
      'liable for direct damages up to the price paid. Neither party may assign this Agreement without consent.\n\n';
    expect(refsIn(clause.repeat(40))).toEqual([]);
  });
});
