import { describe, expect, it } from 'vitest';
import { dealPatterns, jsonLines } from '../support/command-line.js';
import { answerSchema } from './answer-schema.js';

const ROFR = 'hyperscaler-exclusive-then-multi-home/clauses/rofr-with-practical-feasibility-limits';

describe.concurrent('deal-patterns ask', () => {
  it('prints the answer as JSON, best card first, with its warning', async () => {
    const { code, stdout, stderr } = await dealPatterns(['ask', 'rofr', '--json']);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(answer).toMatchObject({ answered: true });
    expect(answer.cards[0]).toMatchObject({ ref: ROFR, kind: 'clause' });
    expect(answer.warnings.map(({ ref }) => ref)).toContain(
      'hyperscaler-exclusive-then-multi-home/kill-list/rofr-as-anchor',
    );
  });

  it('prints text for people without --json', async () => {
    const { code, stdout } = await dealPatterns(['ask', 'rofr']);
    expect(code).toBe(0);
    expect(stdout).toContain('ROFR with practical-feasibility limits');
    expect(stdout.trimStart()[0]).not.toBe('{');
  });

  it('says so, with exit code 0, where the library holds no answer', async () => {
    const { code, stdout } = await dealPatterns(['ask', 'qwxzv', '--json']);
    expect(code).toBe(0);
    expect(answerSchema.parse(JSON.parse(stdout))).toMatchObject({ id: 'q1', answered: false });
  });

  it('answers an empty text', async () => {
    const { code, stdout } = await dealPatterns(['ask', '', '--json']);
    expect(code).toBe(0);
    expect(answerSchema.parse(JSON.parse(stdout)).text).not.toBe('');
  });

  it.each([
    { what: 'neither a text nor --ndjson', words: ['ask'] },
    { what: 'both a text and --ndjson', words: ['ask', 'rofr', '--ndjson'] },
    { what: 'a text without quotes', words: ['ask', 'right', 'of', 'first', 'refusal'] },
    { what: 'an unknown option', words: ['ask', 'rofr', '--yaml'] },
  ])('takes $what for wrong usage', async ({ words }) => {
    const { code, stdout, stderr } = await dealPatterns(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: deal-patterns ask');
  });
});

describe.concurrent('deal-patterns ask --ndjson', () => {
  it('prints one answer a line, in the order of the questions, and ignores other keys', async () => {
    const questions = [
      { id: 'c', text: 'rofr', surface: 'slash', gold: ['x'] },
      { id: 'a', text: 'qwxzv' },
      { id: 'b', text: 'exclusivity', surface: 'dm', note: { nested: [1] } },
    ];
    const stdin = questions.map((question) => JSON.stringify(question)).join('\n');
    const { code, stdout, stderr } = await dealPatterns(['ask', '--ndjson'], { stdin });
    const answers = jsonLines(stdout).map((line) => answerSchema.parse(line));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(answers.map(({ id, answered }) => ({ id, answered }))).toEqual([
      { id: 'c', answered: true },
      { id: 'a', answered: false },
      { id: 'b', answered: true },
    ]);
  });

  it('gives the same cards as a single question does', async () => {
    const [single, batch] = await Promise.all([
      dealPatterns(['ask', 'exclusivity', '--json']),
      dealPatterns(['ask', '--ndjson'], { stdin: '{"id":"q1","text":"exclusivity"}\n' }),
    ]);
    expect(jsonLines(batch.stdout)).toEqual([JSON.parse(single.stdout)]);
  });

  it('passes over empty lines, takes Windows line ends, and keeps line separators inside a text', async () => {
    const stdin = '\r\n{"id":"1","text":"rofr"}\r\n\n   \n{"id":"2","text":"a\u2028rofr\u2029"}';
    const { code, stdout } = await dealPatterns(['ask', '--ndjson'], { stdin });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ id: '1' }, { id: '2' }]);
  });

  it('prints nothing for no input', async () => {
    expect(await dealPatterns(['ask', '--ndjson'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    { what: 'what is no JSON', line: 'rofr', says: 'stdin:2: not JSON' },
    { what: 'a missing text', line: '{"id":"2"}', says: 'stdin:2: text: ' },
    { what: 'a number for an id', line: '{"id":2,"text":"rofr"}', says: 'stdin:2: id: ' },
    { what: 'an unknown surface', line: '{"id":"2","text":"rofr","surface":"fax"}', says: 'stdin:2: surface: ' },
    { what: 'a list', line: '["rofr"]', says: 'stdin:2: ' },
  ])('ends with 1 at a line with $what, after the answers before it', async ({ line, says }) => {
    const stdin = `{"id":"1","text":"rofr"}\n${line}\n{"id":"3","text":"rofr"}\n`;
    const { code, stdout, stderr } = await dealPatterns(['ask', '--ndjson'], { stdin });
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([{ id: '1' }]);
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
