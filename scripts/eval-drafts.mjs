// Scores the kill-list findings on labelled drafts: npm run eval:drafts [-- DRAFTS.jsonl] [--list] [--json]
// Without a file it takes the development set in test/eval. Run after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileReview, reviewDraft } from '../dist/review/index.js';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const drafts = args.find((arg) => !arg.startsWith('--')) ?? join(root, 'test/eval/drafts.dev.jsonl');
const topics = parse(readFileSync(join(root, 'data/topics.yml'), 'utf8'));
const moves = readdirSync(join(root, 'data/signals')).flatMap((file) => {
  const pattern = file.replace('.yml', '');
  const raw = parse(readFileSync(join(root, 'data/signals', file), 'utf8')).moves;
  return Object.entries(raw).map(([id, { flags, quiet_on: quietOn, any_deal: anyDeal, ...signals }]) => ({
    ref: `${pattern}/kill-list/${id}`,
    title: id,
    severity: 'high',
    clause: pattern,
    signals: [
      {
        setting: [],
        unless: [],
        grant: [],
        strong: [],
        weak: [],
        safeguards: [],
        needs: 0,
        ...signals,
        anyDeal: anyDeal ?? false,
      },
    ],
    flags,
    quietOn,
  }));
});
const knowledge = compileReview({
  libraryVersion: '0.0.0',
  lists: topics.lists,
  negators: topics.negators,
  notNegators: topics.not_negators,
  domain: topics.domain,
    concessions: topics.concessions,
  absentAfter: topics.absent_after,
  frames: topics.frames,
  topics: topics.topics.map((topic) => ({ phrases: [], ...topic })),
  safeguards: topics.safeguards,
  deals: Object.entries(topics.deal_words).map(([pattern, words]) => ({ pattern, words })),
  moves,
});
const folder = mkdtempSync(join(tmpdir(), 'deal-patterns-'));
try {
  const reviews = join(folder, 'reviews.ndjson');
  const lines = readFileSync(drafts, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  writeFileSync(
    reviews,
    lines.map(({ id, text }) => `${JSON.stringify({ id, ...reviewDraft(text, knowledge) })}\n`).join(''),
  );
  const options = args.filter((arg) => arg.startsWith('--'));
  const scorer = join(root, 'test/eval/score-drafts.mjs');
  console.log(execFileSync(process.execPath, [scorer, drafts, reviews, ...options], { encoding: 'utf8' }));
} finally {
  rmSync(folder, { recursive: true });
}
