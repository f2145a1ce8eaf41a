import { describe, expect, it } from 'vitest';
import { createMatcher, PhraseError, parseLists, parsePhrase } from '../../src/review/phrases.js';
import { tokenize } from '../../src/review/tokens.js';

const LISTS = parseLists({ no: ['no', 'not', 'never'], refuse: ['@no .. accept', 'refus*'] });

function found(phrase: string, text: string): string | undefined {
  const tokens = tokenize(text);
  const match = createMatcher([parsePhrase(phrase, LISTS)]).find(tokens)[0];
  return match && tokens.words.slice(match.from, match.to).join(' ');
}

describe('parsePhrase and createMatcher', () => {
  it.each([
    ['right* of first (refusal|offer)', 'It holds a right of first-refusal.', 'right of first refusal'],
    ['right* of first (refusal|offer)', 'No rights of first offer.', 'rights of first offer'],
    ['match [any] (third party|rival) offer', 'may match rival offer', 'match rival offer'],
    ['match [any] (third party|rival) offer', 'may match any third-party offer', 'match any third party offer'],
    ['shall not .. until', 'Lab shall not, without more, sign until then.', 'shall not without more sign until'],
    ['within # (days|hours)', 'within thirty days', 'within thirty days'],
    ['within # [#] days', 'within thirty (30) days', 'within thirty 30 days'],
    ['# (%|percent)', 'a share of 30%', '30 %'],
    ['@refuse', 'they do not want to accept', 'not want to accept'],
    ["don't pay", 'we don’t pay', 'do not pay'],
    ['non-exclusive', 'a nonexclusive, non-exclusive licence', 'non exclusive'],
    ['weights & @no & log*', 'No log is kept of who reads the weights.', 'no log is kept of who reads the weights'],
    ['weights & log*', 'The log of those who opened the weights.', 'log of those who opened the weights'],
    ['weights & log*', 'A log, b log; the weights, c, d log.', 'log the weights'],
  ])('%s finds in "%s" the words "%s"', (phrase, text, words) => {
    expect(found(phrase, text)).toBe(words);
  });

  it.each([
    ['shall .. until', 'Lab shall sign. Until then nothing happens.'],
    ['shall .. until', 'shall a b c d e f g until'],
    ['right of first refusal', 'a right of refusal first'],
    ['weights & log*', 'The weights stay. A log is kept.'],
    ['weights & log*', `weights ${'a '.repeat(40)} log`],
  ])('%s finds nothing in "%s"', (phrase, text) => {
    expect(found(phrase, text)).toBeUndefined();
  });

  it.each([
    ['(a|b', 'lacks a ")"'],
    ['a|b', 'has a "|" outside brackets'],
    ['.. a', 'begins with a gap'],
    ['[a]', 'can match nothing at all'],
    ['@nobody', 'names the list "@nobody", which topics.yml does not define'],
    ['*', 'has a stem shorter than two letters: "*"'],
    ['a )', 'has a stray ")"'],
  ])('refuses %s, because it %s', (phrase, problem) => {
    expect(() => parsePhrase(phrase, LISTS)).toThrow(PhraseError);
    expect(() => parsePhrase(phrase, LISTS)).toThrow(problem);
  });
});
