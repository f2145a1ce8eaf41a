/** Blocks and elements as they travel: JSON objects whose shape was checked by `checkBlocks`. */
export interface BlockJson {
  readonly type: string;
  readonly block_id: string;
  readonly [property: string]: unknown;
}

export interface ElementJson {
  readonly type: string;
  readonly action_id: string;
  readonly [property: string]: unknown;
}

/** An element that a person can act on, and the block that it stands in. */
export interface PlacedElement {
  readonly block: BlockJson;
  readonly element: ElementJson;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objects = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];

/** Blocks inside a block: a container's children, a carousel's cards. */
export const innerBlocks = (block: Record<string, unknown>): readonly Record<string, unknown>[] =>
  block.type === 'container' ? objects(block.child_blocks) : block.type === 'carousel' ? objects(block.elements) : [];

/** All blocks, outer before inner. */
export const allBlocks = (blocks: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] =>
  blocks.flatMap((block) => [block, ...allBlocks(innerBlocks(block))]);

/** The elements of one block (not of blocks inside it), images and texts left out. */
export function ownElements(block: Record<string, unknown>): readonly Record<string, unknown>[] {
  switch (block.type) {
    case 'section':
      return objects(block.accessory).filter((element) => element.type !== 'image');
    case 'actions':
    case 'context_actions':
      return objects(block.elements);
    case 'input':
      return objects(block.element);
    case 'card':
      return objects(block.actions);
    default:
      return [];
  }
}

/** Every element that a person can act on, in reading order. */
export const placedElements = (blocks: readonly BlockJson[]): readonly PlacedElement[] =>
  allBlocks(blocks).flatMap((block) =>
    ownElements(block).map((element) => ({ block: block as BlockJson, element: element as ElementJson })),
  );

/** A deep copy in which every block and every element has an id, as Slack gives them. */
export function withIds(blocks: readonly unknown[], newId: () => string): BlockJson[] {
  const copy = structuredClone(blocks).filter(isObject);
  for (const block of allBlocks(copy)) {
    block.block_id ??= newId();
    for (const element of ownElements(block)) element.action_id ??= newId();
  }
  // The ids were just filled in; the rest was checked before.
  return copy as BlockJson[];
}

/** The sum of the characters of all texts in blocks, as `msg_blocks_too_long` seems to count them. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}
