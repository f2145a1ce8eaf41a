import type { ViewOutput } from '@slack/bolt';

type ViewValue = ViewOutput['state']['values'][string][string];

/** The value of the one element of an input block. */
export function valueIn({ state }: Pick<ViewOutput, 'state'>, blockId: string): ViewValue {
  const [value] = Object.values(state.values[blockId] ?? {});
  return value ?? { type: 'none' };
}
