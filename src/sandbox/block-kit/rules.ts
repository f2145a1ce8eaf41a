import { isDeepStrictEqual } from 'node:util';
import type { CheckedBlock } from './blocks.js';
import { LIMITS } from './limits.js';
import { problem } from './problems.js';
import { allBlocks, ownElements, textLength } from './walk.js';

export type Surface = 'message' | 'modal' | 'home';

type Json = Record<string, unknown>;
type Rule = (blocks: readonly CheckedBlock[], surface: Surface) => readonly string[];

/** The problems that no single block shows by itself: what must be unique, summed up, or on the right surface. */
export const rulesAcrossBlocks = (blocks: readonly CheckedBlock[], surface: Surface): readonly string[] =>
  RULES.flatMap((rule) => rule(blocks, surface));

const each = (blocks: readonly Json[], check: (block: Json, index: number) => string | undefined): readonly string[] =>
  blocks.flatMap((block, index) => {
    const what = check(block, index);
    return what === undefined ? [] : [problem(what, ['blocks', index])];
  });

const surfaces: Rule = (blocks, surface) =>
  each(blocks, (block) => {
    if (block.type === 'alert' && surface !== 'modal') return 'alert is only supported in modals';
    if (block.type === 'context_actions' && surface !== 'message')
      return 'context_actions is only supported in messages';
    const hasFileInput = block.type === 'input' && (block.element as Json).type === 'file_input';
    return hasFileInput && surface !== 'modal' ? 'file_input is only supported in modals' : undefined;
  });

const requiredParts: Rule = (blocks) =>
  each(allBlocks(blocks), (block) => {
    if (block.type === 'section' && !block.text && !block.fields) return 'must provide text or fields';
    if (block.type === 'image' && !block.image_url === !block.slack_file)
      return 'must provide exactly one of image_url and slack_file';
    if (block.type === 'card' && !block.hero_image && !block.title && !block.body && !block.actions)
      return 'must provide hero_image, title, actions or body';
    return undefined;
  });

const uniqueBlockIds: Rule = (blocks) => {
  const seen = new Set<unknown>();
  return each(allBlocks(blocks), (block) => {
    if (block.block_id === undefined) return undefined;
    if (seen.has(block.block_id)) return `block_id "${block.block_id}" already exists`;
    seen.add(block.block_id);
    return undefined;
  });
};

const uniqueActionIds: Rule = (blocks) =>
  each(allBlocks(blocks), (block) => {
    const ids = ownElements(block).flatMap((element) => (element.action_id === undefined ? [] : [element.action_id]));
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    return repeated === undefined ? undefined : `action_id "${repeated}" already exists within the block`;
  });

const menus: Rule = (blocks) =>
  blocks.flatMap((block, index) =>
    ownElements(block).flatMap((element) => {
      const what = menuProblem(element);
      return what === undefined ? [] : [problem(what, ['blocks', index])];
    }),
  );

function menuProblem(element: Json): string | undefined {
  const groups = element.option_groups as { options: unknown[] }[] | undefined;
  const options = element.options as unknown[] | undefined;
  const isStatic = element.type === 'static_select' || element.type === 'multi_static_select';
  if (isStatic && !options === !groups) return 'must provide exactly one of options and option_groups';
  const chosen = [element.initial_option, ...((element.initial_options as unknown[] | undefined) ?? [])].filter(
    Boolean,
  );
  const offered = options ?? groups?.flatMap((group) => group.options);
  if (offered === undefined) return undefined;
  const stray = chosen.some((option) => !offered.some((one) => isDeepStrictEqual(one, option)));
  return stray ? 'initial option does not match any option exactly' : undefined;
}

const tables: Rule = (blocks, surface) => {
  const found = allBlocks(blocks).filter((block) => block.type === 'table');
  const cells = found.reduce((sum, table) => sum + textLength(table.rows), 0);
  return [
    ...(surface === 'message' && found.length > LIMITS.tablesPerMessage
      ? [problem('only one table is allowed per message (only_one_table_allowed)', ['blocks'])]
      : []),
    ...(cells > LIMITS.tableCharactersPerMessage
      ? [problem(`table cells must be less than ${LIMITS.tableCharactersPerMessage + 1} characters in all`, ['blocks'])]
      : []),
  ];
};

const dataTables: Rule = (blocks) =>
  each(blocks, (block) => {
    if (block.type !== 'data_table') return undefined;
    const rows = block.rows as Json[][];
    if (rows.some((row) => row.length !== rows[0]?.length)) return 'all rows must have the same number of cells';
    return rows[0]?.some((cell) => cell.type === 'rich_text') ? 'the header row must not be rich_text' : undefined;
  });

const markdownTotal: Rule = (blocks) => {
  const total = blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
  return total > LIMITS.markdownPerPayload
    ? [problem(`markdown blocks must be less than ${LIMITS.markdownPerPayload + 1} characters in all`, ['blocks'])]
    : [];
};

const oneFocus: Rule = (blocks) => {
  const focused = allBlocks(blocks)
    .flatMap(ownElements)
    .filter((element) => element.focus_on_load === true);
  return focused.length > 1 ? [problem('focus_on_load may be true for one element only', ['blocks'])] : [];
};

const RULES: readonly Rule[] = [
  surfaces,
  requiredParts,
  uniqueBlockIds,
  uniqueActionIds,
  menus,
  tables,
  dataTables,
  markdownTotal,
  oneFocus,
];
