import { z } from 'zod';
import { block } from './blocks.js';
import { LIMITS } from './limits.js';
import { problem, slackProblems } from './problems.js';
import { rulesAcrossBlocks, type Surface } from './rules.js';

const MESSAGE_BLOCKS = z.array(block).max(LIMITS.blocksPerMessage);
const VIEW_BLOCKS = z.array(block).max(LIMITS.blocksPerView);

/** Every reason for which Slack would answer `invalid_blocks`, in Slack's words; empty when it would take them. */
export function checkBlocks(blocks: unknown, surface: Surface): readonly string[] {
  if (!Array.isArray(blocks)) return [problem('must be an array of blocks', ['blocks'])];
  const parsed = (surface === 'message' ? MESSAGE_BLOCKS : VIEW_BLOCKS).safeParse(blocks);
  return parsed.success
    ? rulesAcrossBlocks(parsed.data, surface)
    : slackProblems(parsed.error.issues, blocks, ['blocks']);
}
