import { describe, expect, it } from 'vitest';
import { gapText, MAX_GAP_CHARS } from '../../src/feedback/index.js';

describe('gapText', () => {
  it.each([
    ['does <@U012ABCDEF> hold a ROFR?', 'does @someone hold a ROFR?'],
    ['does &lt;@U012ABCDEF|ada&gt; hold it?', 'does @someone hold it?'],
    ['ask U012ABCDEF or W987654321', 'ask @someone or @someone'],
    ['what is WITHHOLDING?', 'what is WITHHOLDING?'],
    ['  two\nlines ', 'two lines'],
  ])('keeps %j as %j', (question, kept) => {
    expect(gapText(question)).toBe(kept);
  });

  it('cuts what is longer than a question, between characters', () => {
    const kept = gapText('😀'.repeat(2000));
    expect([...kept]).toHaveLength(MAX_GAP_CHARS);
    expect(kept.endsWith('😀…')).toBe(true);
  });
});
