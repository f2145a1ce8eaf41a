import { WebAPIPlatformError } from '@slack/web-api';
import { installationOf } from '../../context.js';
import type { Desk } from '../../desk.js';
import { watchStarted, watchStatus, watchStopped } from '../../render/watch.js';
import { parseWatchCommand, type WatchCommand } from '../../watch/watch-command.js';
import type { Watches } from '../../watch/watch-message.js';
import type { CommandArgs } from './checklist.js';

/** `/pattern watch …`: any member may switch it, and everyone in the channel reads that it was. False for anything else. */
export async function replyToWatch(desk: Desk, watches: Watches, args: CommandArgs): Promise<boolean> {
  const command = parseWatchCommand(args.command.text);
  if (!command) return false;
  await args.ack();
  const told = await change(desk, watches, args, command);
  if (told !== undefined) await args.respond({ response_type: 'ephemeral', text: told });
  return true;
}

/** One sentence for the person alone, where everyone was not told. */
async function change(
  desk: Desk,
  watches: Watches,
  { client, command, context }: CommandArgs,
  wanted: WatchCommand,
): Promise<string | undefined> {
  const { channel_id: channel, user_id: user } = command;
  const installation = installationOf(context);
  const place = { team: installation.teamId, channel };
  const person = await desk.audiences.ofUser({ userId: user, userTeamId: command.team_id }, installation);
  if (person !== 'team') return 'The watch is for members of this workspace.';
  if (channel.startsWith('D')) return 'There is nothing to watch here: type this in a channel.';
  if (wanted.kind === 'status') return watchStatus(await watches.store.find(place));
  if (wanted.kind === 'off') {
    watches.forget(place);
    if (!(await watches.store.stop(place))) return watchStatus(undefined);
    watches.forget(place);
    return announce(client, channel, watchStopped(user), desk.botName);
  }
  if ((await desk.audiences.ofChannel(channel, installation)) !== 'team') return NOT_HERE(desk.botName);
  const watched = {
    ...place,
    readers: wanted.readers,
    dailyLimit: wanted.dailyLimit,
    by: user,
    sinceMs: desk.now(),
  };
  // First everyone is told: a watch that nobody was told of does not begin.
  const failure = await announce(client, channel, watchStarted(watched), desk.botName);
  if (failure !== undefined) return failure;
  await watches.store.start(watched);
  watches.forget(place);
  return undefined;
}

const NOT_HERE = (botName: string): string =>
  `I do not watch this channel: people outside your team can read it, or I could not find out whether they can. If it is private, type \`/invite @${botName}\` first.`;

/** A sentence where the bot is no member, and so can neither read nor write there. */
async function announce(
  client: CommandArgs['client'],
  channel: string,
  text: string,
  botName: string,
): Promise<string | undefined> {
  try {
    await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false });
    return undefined;
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : undefined;
    if (code !== 'not_in_channel' && code !== 'channel_not_found') throw error;
    return `I am not a member here, so I cannot watch. Type \`/invite @${botName}\` first.`;
  }
}
