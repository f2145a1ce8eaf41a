import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SandboxApp } from '../sandbox/index.js';

/** The parts of `manifest.yml` that a workspace acts on; its form is a test's concern. */
const manifestParts = z.object({
  features: z.object({
    agent_view: z.object({
      suggested_prompts: z.array(z.object({ title: z.string(), message: z.string() })),
    }),
    shortcuts: z.array(
      z.object({
        type: z.enum(['global', 'message']),
        name: z.string(),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string(),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/**
 * The app as Slack reads it in the manifest, so that the sandbox offers the same commands and shortcuts, sends the same
 * events and refuses a call whose scope is missing.
 */
export async function readManifest(): Promise<Omit<SandboxApp, 'name' | 'hints'>> {
  // Loaded here: a bot that runs in Slack needs neither the manifest nor a parser for it.
  const { parse } = await import('yaml');
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const { features, oauth_config, settings } = manifestParts.parse(parse(text));
  return {
    commands: features.slash_commands.map(({ usage_hint: usageHint, should_escape: shouldEscape, ...command }) => ({
      ...command,
      usageHint,
      shouldEscape,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...shortcut }) => ({ ...shortcut, callbackId })),
    suggestedPrompts: features.agent_view.suggested_prompts,
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
  };
}
