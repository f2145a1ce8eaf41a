// Scores the review on drafts with labelled faults: npm run eval:drafts [-- FILE] [--list] [--json]
// FILE is a set in the form of test/eval/drafts.dev.jsonl, which is the default.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [drafts = join(root, 'test/eval/drafts.dev.jsonl')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
const run = (script, args, input) =>
  execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 1e8 });
try {
  const reviews = join(folder, 'reviews.ndjson');
  writeFileSync(reviews, run('dist/bin/cli.js', ['review', '--ndjson'], readFileSync(drafts)));
  process.stdout.write(run('test/eval/score-drafts.mjs', [drafts, reviews, ...options]));
} finally {
  rmSync(folder, { recursive: true });
}
