import type { Core } from '../core.js';
import type { Delivery } from '../delivery/courier.js';
import { postAnswer } from '../delivery/respond.js';
import type { ResponseTarget } from '../delivery/response-urls.js';
import type { EphemeralMessage, Message } from '../state/entities.js';
import { escapeTypedCommand } from '../text/escape.js';
import { WebApiError } from '../web-api/web-api-error.js';
import { actingChannel, actingUser, channelName } from './payload.js';

export interface CommandInput {
  /** Id or name. */
  readonly user: string;
  /** Id or name; `dm` is the person's direct message with the bot. */
  readonly channel: string;
  /** As typed; `@name`, `#channel` and addresses become Slack's forms where the command has `shouldEscape`. */
  readonly text: string;
  /** With the slash; default: the app's first command. */
  readonly command?: string;
  readonly signature?: 'good' | 'bad' | 'stale' | 'missing';
}

/** What the person learns of a command. */
export interface CommandResult extends Omit<Delivery, 'error'> {
  /** Slack's word for the failure (`operation_timeout`, `dispatch_failed`, `invalid_blocks` …), as the person sees it. */
  readonly error?: string;
  /** The answer in the acknowledgement that only this person sees. */
  readonly ephemeral?: EphemeralMessage;
  /** The answer in the acknowledgement with `response_type: in_channel`. */
  readonly message?: Message;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** Types a slash command and waits for its acknowledgement. */
export async function runCommand(core: Core, input: CommandInput): Promise<CommandResult> {
  const user = actingUser(core, input.user);
  const channel = actingChannel(core, input.channel, user);
  const command = input.command ?? core.app.commands?.[0]?.command;
  if (command === undefined) throw new Error('The app has no slash command.');
  const isEscaped = core.app.commands?.find((one) => one.command === command)?.shouldEscape === true;
  const target: ResponseTarget = { channel: channel.id, user: user.id };
  const triggerId = core.triggers.issue(user.id);
  const responseUrl = core.origin() + core.responseUrls.issue(target);
  const fields = {
    token: 'sandbox-verification-token',
    team_id: core.state.team.id,
    team_domain: core.state.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text: isEscaped ? escapeTypedCommand(core.state, input.text) : input.text,
    api_app_id: core.state.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  const delivery = await core.courier.post({
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
    ...(input.signature ? { signature: input.signature } : {}),
  });
  return { ...delivery, ...acknowledgement(core, command, target, delivery), triggerId, responseUrl };
}

function acknowledgement(
  core: Core,
  command: string,
  target: ResponseTarget,
  delivery: Delivery,
): Pick<CommandResult, 'error' | 'ephemeral' | 'message'> {
  if (delivery.status !== 200) {
    const error = delivery.error ?? 'dispatch_failed';
    core.report(command, error, delivery.status === 0 ? [] : [`the app answered ${delivery.status}`]);
    return { error };
  }
  if (delivery.body.trim() === '') return {};
  try {
    const posted = postAnswer(core, target, answerOf(delivery));
    return 'isEphemeral' in posted ? { ephemeral: posted } : { message: posted };
  } catch (error) {
    if (!(error instanceof WebApiError)) throw error;
    const metadata = error.details.response_metadata as { messages?: readonly string[] } | undefined;
    core.report(command, error.code, metadata?.messages);
    return { error: error.code };
  }
}

/** The message in an acknowledgement: JSON where it says so, else the body is the text. */
export function answerOf(delivery: Delivery): Record<string, unknown> {
  if (!delivery.contentType.includes('json')) return { text: delivery.body };
  try {
    return JSON.parse(delivery.body) as Record<string, unknown>;
  } catch {
    throw new WebApiError('invalid_command_response');
  }
}
