import { z } from 'zod';
import { checkBlocks } from './check-blocks.js';
import { plainText } from './composition.js';
import { LIMITS } from './limits.js';
import { problem, slackProblems } from './problems.js';

/** What Slack answers to a view that it refuses. */
export interface ViewRefusal {
  readonly error: 'invalid_arguments' | 'view_too_large';
  readonly messages: readonly string[];
}

const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.callbackId).optional(),
  external_id: z.string().max(LIMITS.externalId).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  ...shared,
  title: plainText(LIMITS.viewTitle),
  close: plainText(LIMITS.viewButton).optional(),
  submit: plainText(LIMITS.viewButton).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});
const home = z.strictObject({ type: z.literal('home'), ...shared, title: plainText(LIMITS.viewTitle).optional() });
const VIEW = z.discriminatedUnion('type', [modal, home]);

/** Why Slack would refuse `view` as a modal or as a Home tab, or `undefined` when it would take it. */
export function checkView(view: unknown, type: 'modal' | 'home'): ViewRefusal | undefined {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > LIMITS.viewBytes)
    return { error: 'view_too_large', messages: [`[ERROR] view is larger than ${LIMITS.viewBytes} bytes`] };
  const messages = viewProblems(view, type);
  return messages.length > 0 ? { error: 'invalid_arguments', messages } : undefined;
}

function viewProblems(view: unknown, type: 'modal' | 'home'): readonly string[] {
  const parsed = VIEW.safeParse(view);
  if (!parsed.success) return slackProblems(parsed.error.issues, view, ['view']);
  if (parsed.data.type !== type) return [problem(`must be a ${type} view`, ['view', 'type'])];
  const needsSubmit =
    parsed.data.type === 'modal' && !parsed.data.submit && parsed.data.blocks.some((one) => isInput(one));
  return [
    ...(needsSubmit ? [problem('missing required field: submit', ['view'])] : []),
    ...checkBlocks(parsed.data.blocks, type).map((one) => one.replace('json-pointer:/', 'json-pointer:/view/')),
  ];
}

const isInput = (block: unknown): boolean =>
  typeof block === 'object' && block !== null && 'type' in block && block.type === 'input';
