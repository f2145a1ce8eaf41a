// One size of library: {"size"} in, figures out. Size 0 is the shipped library. Asks the development questions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAssistant } from '../../dist/assistant.js';
import { percentile } from './figures.mjs';
import { sizedLibrary } from './synthetic.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
/** Each question is asked so often; its fastest answer counts, since what else the machine does only adds to it. */
const ROUNDS = 3;

const { size: asked } = JSON.parse(process.argv[2]);
const library = sizedLibrary(asked);
const size = library.cards.size;
const assistant = createAssistant({ library, problems: () => [] });
const questions = readFileSync(join(ROOT, 'test', 'eval', 'questions.dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const sample = questions.map(() => Number.POSITIVE_INFINITY);
for (let round = 0; round < ROUNDS; round++) {
  for (const [place, { text, surface }] of questions.entries()) {
    const started = performance.now();
    assistant.answer({ text, surface, audience: 'team' });
    sample[place] = Math.min(sample[place], performance.now() - started);
  }
}
process.stdout.write(
  JSON.stringify({
    size,
    count: sample.length,
    p50: percentile(sample, 0.5),
    p95: percentile(sample, 0.95),
    max: Math.max(...sample),
  }),
);
