import { z } from 'zod';

/*
 * The parts of Slack's app manifest, schema version 2, that this app uses, with Slack's limits. Objects are strict: a part
 * that is not described here is refused, so that a misspelt key cannot pass.
 */

const httpsUrl = z.string().regex(/^https?:\/\//);
const requestUrl = httpsUrl.max(3500);
const unique = (items: readonly string[]): boolean => new Set(items).size === items.length;
const names = z.array(z.string().max(50)).refine(unique, 'named twice');
const callbackId = z.string().min(1).max(255);

const displayInformation = z.strictObject({
  name: z.string().min(1).max(35),
  description: z.string().min(1).max(140).optional(),
  background_color: z
    .string()
    .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
    .optional(),
  long_description: z.string().min(175).max(4000).optional(),
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z
    .strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() })
    .optional(),
  agent_view: z
    .strictObject({
      agent_description: z.string().max(300).optional(),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string(), message: z.string() }))
        .max(4)
        .optional(),
    })
    .optional(),
  shortcuts: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(24),
        type: z.enum(['message', 'global']),
        callback_id: callbackId,
        description: z.string().min(1).max(150),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  slash_commands: z
    .array(
      z.strictObject({
        command: z.string().startsWith('/').min(2).max(32),
        url: httpsUrl.max(3000).optional(),
        description: z.string().min(1).max(2000),
        usage_hint: z.string().min(1).max(1000).optional(),
        should_escape: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
});

const scopes = z.array(z.string().max(50)).max(255).refine(unique, 'named twice');

const settings = z.strictObject({
  event_subscriptions: z.strictObject({ request_url: requestUrl.optional(), bot_events: names.max(100) }).optional(),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: requestUrl.optional() }).optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
});

export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int().optional() }),
  display_information: displayInformation,
  features,
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.string().max(2500)).max(1000).refine(unique, 'named twice').optional(),
    scopes: z.strictObject({ bot: scopes, bot_optional: scopes.optional() }),
  }),
  settings,
});

export type Manifest = z.infer<typeof manifestSchema>;
