import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dealPatterns } from '../support/command-line.js';
import { KIND, REF } from './answer-schema.js';

const CLAUSE = 'hyperscaler-exclusive-then-multi-home/clauses/rofr-with-practical-feasibility-limits';

describe.concurrent('deal-patterns show', () => {
  it('prints one card whole: text, reason, positions, review date and the note', async () => {
    const { code, stdout, stderr } = await dealPatterns(['show', CLAUSE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ROFR with practical-feasibility limits\n/);
    for (const part of ['Why it matters', 'Walk-away:', 'reviewed 20', 'not legal advice'])
      expect(stdout).toContain(part);
  });

  it('prints the card as JSON', async () => {
    const { code, stdout } = await dealPatterns(['show', CLAUSE, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ref: CLAUSE, kind: 'clause', title: expect.any(String) });
  });

  it('ends with 1 and the nearest cards where the ref leads nowhere', async () => {
    const { code, stdout, stderr } = await dealPatterns(['show', `${CLAUSE}s`]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`Nearest: ${CLAUSE}`);
  });

  it('takes a missing ref for wrong usage', async () => {
    const { code, stderr } = await dealPatterns(['show']);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: deal-patterns show REF');
  });
});

describe.concurrent('deal-patterns list', () => {
  const rows = z.array(
    z.looseObject({ ref: z.string().regex(REF), title: z.string(), category: z.string(), tagline: z.string() }),
  );

  it('prints all patterns as JSON', async () => {
    const { code, stdout } = await dealPatterns(['list', '--json']);
    expect(code).toBe(0);
    expect(rows.parse(JSON.parse(stdout)).map(({ ref }) => ref)).toContain('hyperscaler-exclusive-then-multi-home');
  });

  it('prints the patterns of a category, named by id or title, in singular or plural', async () => {
    const [byId, byTitle] = await Promise.all([
      dealPatterns(['list', 'reseller', '--json']),
      dealPatterns(['list', 'Resellers', '--json']),
    ]);
    expect(new Set(rows.parse(JSON.parse(byId.stdout)).map(({ category }) => category))).toEqual(new Set(['reseller']));
    expect(byTitle).toEqual(byId);
  });

  it('names the categories where one is unknown', async () => {
    const { code, stdout, stderr } = await dealPatterns(['list', 'barter']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('reseller');
  });
});

describe.concurrent('deal-patterns export', () => {
  it('prints every card with all that is searched, each ref once', async () => {
    const { code, stdout } = await dealPatterns(['export', '--json']);
    expect(code).toBe(0);
    const card = z.strictObject({
      ref: z.string().regex(REF),
      kind: KIND,
      title: z.string().min(1),
      text: z.string().min(1),
    });
    const cards = z.array(card).parse(JSON.parse(stdout));
    expect(new Set(cards.map(({ ref }) => ref)).size).toBe(cards.length);
    expect(new Set(cards.map(({ kind }) => kind))).toEqual(new Set(KIND.options));
  });
});
