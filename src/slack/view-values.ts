import type { ViewOutput } from '@slack/bolt';

type ViewValue = ViewOutput['state']['values'][string][string];

/** The value of the one element of an input block. */
export function valueIn({ state }: Pick<ViewOutput, 'state'>, blockId: string): ViewValue {
  const [value] = Object.values(state.values[blockId] ?? {});
  return value ?? { type: 'none' };
}

/** What a view keeps beside its fields; empty where it keeps nothing that can be read. Its values are still unchecked. */
export function remembered(privateMetadata: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(privateMetadata);
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
