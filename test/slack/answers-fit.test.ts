import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../../src/assistant.js';
import type { Library } from '../../src/library/index.js';
import { loadLibrary } from '../../src/library/load.js';
import { checkMessage, checkView } from '../../src/sandbox/index.js';
import type { Audience } from '../../src/slack/render/drawing.js';
import { messageView } from '../../src/slack/render/message-view.js';
import { createReplies, type Replies } from '../../src/slack/reply.js';

/** Laws of every reply, over generated questions: Slack takes it, and it tells outsiders nothing internal. */
let library: Library;
let assistant: Assistant;
let replies: Replies;
let secrets: readonly string[];

beforeAll(() => {
  const outcome = loadLibrary(['data']);
  if (outcome.kind === 'invalid') throw new Error('invalid library');
  library = outcome.library;
  assistant = createAssistant({ library, problems: () => [] });
  replies = createReplies(assistant, 'Deal Patterns');
  secrets = library.clauses.flatMap(({ positions }) =>
    Object.values(positions).flatMap((ladder) =>
      Object.values(ladder).map((text) => JSON.stringify(text).slice(1, -1)),
    ),
  );
});

const FORMS = [
  '*',
  'what is *?',
  'what does the other side want on *?',
  'compare * with *',
  'show *',
  'clause *',
  'kill-list *',
  'case *',
  'define *',
  'list the clauses of *',
  'which pattern fits: *',
  'when did * happen?',
  'what should I ask about *?',
  'why does * fail, and the mitigation?',
  'we are a lab and * wants * for five years',
  '<!channel> * `*` &amp; <@U123ABC456>',
];

/** Questions in the words of the library, with strange ones among them. */
const question = () => {
  const titles = [...library.cards.values()].flatMap(({ title, aliases, askedAs }) => [title, ...aliases, ...askedAs]);
  const subject = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...titles) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
  return fc
    .tuple(fc.constantFrom(...FORMS), subject, subject)
    .map(([form, a, b]) => form.replace('*', () => a).replace('*', () => b));
};

const asked = () =>
  fc.record({
    text: question(),
    surface: fc.constantFrom('slash', 'mention', 'dm'),
    subject: fc.array(fc.constantFrom(...library.cards.keys()), { maxLength: 2 }),
  });

const drawn = (audience: Audience, place: 'private' | 'thread' | 'direct' | 'modal') => ({ library, audience, place });

describe('every reply', () => {
  it.each(['private', 'thread', 'direct'] as const)('is a message that Slack takes (%s)', (place) => {
    fc.assert(
      fc.property(asked(), fc.constantFrom('team', 'outside'), (question, audience) => {
        const { message } = replies.to(question, drawn(audience, place));
        expect(checkMessage(message)).toBeUndefined();
        expect(message.text.trim()).not.toBe('');
        expect(message.text.length).toBeLessThanOrEqual(4000);
      }),
      { numRuns: 150 },
    );
  });

  it('is a modal that Slack takes', () => {
    fc.assert(
      fc.property(asked(), (question) => {
        const { message } = replies.to(question, drawn('team', 'modal'));
        expect(checkView(messageView('answer', 'Answer', message), 'modal')).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('tells outsiders no position of either side', () => {
    fc.assert(
      fc.property(asked(), fc.constantFrom('private', 'thread', 'direct', 'modal'), (question, place) => {
        const { message } = replies.to(question, drawn('outside', place));
        const seen = JSON.stringify(message);
        expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('mentions nobody and links only to sources of the library', () => {
    const addresses = new Set(JSON.stringify([...library.cards.values()]).match(/https?:\/\/[^"\\]+/g) ?? []);
    fc.assert(
      fc.property(asked(), (question) => {
        const { message } = replies.to(question, drawn('team', 'thread'));
        const seen = JSON.stringify({
          ...message,
          blocks: message.blocks.filter(({ type }) => type !== 'context_actions'),
        });
        expect(seen).not.toMatch(/<[!@#]/);
        for (const [, address = ''] of seen.matchAll(/<(https?:[^|>]+)\|/g))
          expect(addresses.has(address) || address.startsWith('https://doi.org/')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
