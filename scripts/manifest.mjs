// Prints the app manifest: as it is, or with request addresses instead of Socket Mode.
//   node scripts/manifest.mjs [https://your.host] [--json]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const manifest = parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8'));
const host = process.argv.slice(2).find((word) => !word.startsWith('--'));

if (host !== undefined) {
  if (!URL.canParse(host) || new URL(host).protocol !== 'https:') {
    process.stderr.write(
      `"${host}" is no https address. Usage: node scripts/manifest.mjs [https://your.host] [--json]\n`,
    );
    process.exit(2);
  }
  const address = (path) => new URL(path, host).href;
  manifest.settings.socket_mode_enabled = false;
  manifest.settings.event_subscriptions.request_url = address('/slack/events');
  manifest.settings.interactivity.request_url = address('/slack/events');
  for (const command of manifest.features.slash_commands) command.url = address('/slack/events');
  manifest.oauth_config.redirect_urls = [address('/slack/oauth_redirect')];
}
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(manifest, null, 2)}\n` : stringify(manifest));
