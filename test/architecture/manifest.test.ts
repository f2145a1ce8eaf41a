import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ACTIONS, COMMANDS, SHORTCUTS } from '../../src/slack/ids.js';
import { SUGGESTED_PROMPTS } from '../../src/slack/prompts.js';
import { type Manifest, manifestSchema } from '../support/manifest-schema.js';
import { EVENT_SCOPES, LISTENER_UTILITIES, METHOD_SCOPES } from '../support/slack-scopes.js';
import { ROOT, sourceFiles, withoutComments } from '../support/sources.js';

const written: unknown = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
const manifest = written as Manifest;
const code = sourceFiles('src/slack').map(({ path, text }) => ({ path, text: withoutComments(text) }));
const allCode = code.map(({ text }) => text).join('\n');

const events = manifest.settings.event_subscriptions?.bot_events ?? [];
const calls = webApiCalls();

describe('manifest.yml', () => {
  it("fits Slack's schema of app manifests, version 2", () => {
    const { error } = manifestSchema.safeParse(written);
    expect(error && z.prettifyError(error)).toBeUndefined();
  });

  it('names the commands that the code knows', () => {
    const commands = (manifest.features.slash_commands ?? []).map(({ command }) => command);
    expect(commands.sort(), 'features.slash_commands against COMMANDS in src/slack/ids.ts').toEqual(
      Object.values(COMMANDS).sort(),
    );
  });

  it('has mentions come as ids, since the line of a deal names who prepares', () => {
    expect(manifest.features.slash_commands?.map(({ should_escape }) => should_escape)).toEqual([true]);
  });

  it('names the shortcuts that the code knows', () => {
    const shortcuts = (manifest.features.shortcuts ?? []).map(({ callback_id }) => callback_id);
    expect(shortcuts.sort(), 'features.shortcuts against SHORTCUTS in src/slack/ids.ts').toEqual(
      Object.values(SHORTCUTS).sort(),
    );
  });

  it('offers the prompts that the bot offers', () => {
    expect(manifest.features.agent_view?.suggested_prompts).toEqual(SUGGESTED_PROMPTS);
  });

  it('subscribes to the events that have a listener, and to no other', () => {
    const heard = new Set(
      [...allCode.matchAll(/routes\.event(?:<[^(]*>)?\(\s*'([a-z_]+)'/g)].map(([, event = '']) => event),
    );
    const subscribed = new Set(events.map((event) => event.replace(/^message\..*/, 'message')));
    expect(difference(heard, subscribed), 'has a listener; add it to settings.event_subscriptions.bot_events').toEqual(
      [],
    );
    expect(difference(subscribed, heard), 'has no listener in src/slack; remove it from bot_events').toEqual([]);
  });

  it('asks for the scopes that the code needs, each with its reason, and for no other', () => {
    const needed = neededScopes();
    const asked = new Set(manifest.oauth_config.scopes.bot);
    const missing = [...needed]
      .filter(([scope]) => !asked.has(scope))
      .map(([scope, why]) => `${scope}: ${why.join(', ')}`);
    expect(missing, 'add to oauth_config.scopes.bot').toEqual([]);
    expect(difference(asked, new Set(needed.keys())), 'nothing in the code needs it; remove it').toEqual([]);
    expect(manifest.oauth_config.scopes.bot, 'in the order of the alphabet').toEqual([...asked].sort());
  });

  it('knows the scopes of every Web API method and event in use', () => {
    const methods = [...calls.keys()].filter((method) => !(method in METHOD_SCOPES));
    expect(methods, 'add it with its scopes to METHOD_SCOPES in test/support/slack-scopes.ts').toEqual([]);
    const unknown = events.filter((event) => !(event in EVENT_SCOPES));
    expect(unknown, 'add it with its scopes to EVENT_SCOPES in test/support/slack-scopes.ts').toEqual([]);
  });

  it('finds the calls that are known to be in the code', () => {
    expect([...calls.keys()]).toEqual(expect.arrayContaining(['chat.postMessage', 'users.info', 'views.open']));
  });
});

describe('ids.ts', () => {
  const all = [
    ...Object.keys(COMMANDS).map((name) => ({ id: `COMMANDS.${name}`, method: 'command' })),
    ...Object.keys(SHORTCUTS).map((name) => ({ id: `SHORTCUTS.${name}`, method: 'shortcut' })),
    ...Object.keys(ACTIONS).map((name) => ({ id: `ACTIONS.${name}`, method: 'action' })),
  ];

  it.each(all)('$id has a listener', ({ id, method }) => {
    expect(isRegistered(id, method), `no routes.${method}(${id}, …) in src/slack/listeners`).toBe(true);
  });

  function isRegistered(id: string, method: string): boolean {
    const name = id.replace('.', '\\.');
    return new RegExp(`routes\\.${method}(?:<[\\w<>, ]*>)?\\(\\s*${name}\\b`).test(allCode);
  }
});

describe('scripts/manifest.mjs', () => {
  it('prints the manifest with request addresses in place of Socket Mode', () => {
    const printed = manifestSchema.parse(printManifest('https://deals.example.com'));
    expect(printed.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://deals.example.com/slack/events', bot_events: events },
      interactivity: { request_url: 'https://deals.example.com/slack/events' },
    });
    expect(printed.features.slash_commands?.map(({ url }) => url)).toEqual(['https://deals.example.com/slack/events']);
  });

  it('prints the manifest as written without an address', () => {
    expect(printManifest()).toEqual(written);
  });

  function printManifest(...words: string[]): unknown {
    const script = join(ROOT, 'scripts', 'manifest.mjs');
    return parse(execFileSync(process.execPath, [script, ...words], { encoding: 'utf8' }));
  }
});

/** Web API methods in src/slack, each with the files that call it. */
function webApiCalls(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (method: string, path: string): void => {
    found.set(method, [...(found.get(method) ?? []), path]);
  };
  for (const { path, text } of code) {
    for (const [, method = ''] of text.matchAll(/\bclient\s*\??((?:\s*\.\s*[a-zA-Z0-9]+)+)\s*\(/g)) {
      const name = method.replace(/\s/g, '').slice(1);
      if (name !== 'apiCall') add(name, path);
    }
    for (const [, method = ''] of text.matchAll(/\.apiCall\(\s*'([a-zA-Z0-9.]+)'/g)) add(method, path);
    for (const [utility, methods] of Object.entries(LISTENER_UTILITIES)) {
      const isGiven = new RegExp(`[{,]\\s*${utility}\\s*[,}:]`).test(text);
      if (isGiven && new RegExp(`\\b${utility}\\(`).test(text)) for (const method of methods) add(method, path);
    }
  }
  return found;
}

/** Scopes, each with what needs it. */
function neededScopes(): Map<string, string[]> {
  const needed = new Map<string, string[]>();
  const add = (scopes: readonly string[] | undefined, why: string): void => {
    for (const scope of scopes ?? []) needed.set(scope, [...(needed.get(scope) ?? []), why]);
  };
  for (const [method, paths] of calls) add(METHOD_SCOPES[method], `${method} in ${[...new Set(paths)].join(', ')}`);
  for (const event of events) add(EVENT_SCOPES[event], `event ${event}`);
  const { agent_view, slash_commands, shortcuts } = manifest.features;
  if (slash_commands || shortcuts) add(['commands'], 'slash commands and shortcuts');
  if (agent_view) add(['assistant:write'], 'features.agent_view');
  for (const { path, text } of code) {
    if (/\burl_private/.test(text)) add(['files:read'], `download of a file in ${path}`);
  }
  return needed;
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((each) => !b.has(each));
}
