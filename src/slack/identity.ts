import type { AuthorizeResult } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { DealPatternsError } from '../errors.js';

/** Slack knows the token and refuses it: trying again will not help. */
export class TokenRefusedError extends DealPatternsError {
  readonly code = 'token_refused';

  constructor(
    readonly slackCode: string,
    options?: ErrorOptions,
  ) {
    super(
      `Slack refuses SLACK_BOT_TOKEN (${slackCode}). Copy the bot token again from the app's OAuth & Permissions page, after installing the app in the workspace.`,
      options,
    );
  }
}

/** Who the bot is, as Slack says. */
export interface Identity {
  /**
   * Asks Slack now.
   *
   * @throws TokenRefusedError where Slack refuses the token; other failures are Slack's and may pass.
   */
  find(): Promise<void>;
  /**
   * The token with what is known of its bot. Bolt's own lookup ends the process where Slack cannot be reached at the
   * start; here a request goes on without, and the next one asks again. The team is the bot's own, whatever team a
   * payload names: it decides who is an outsider.
   */
  authorize(): Promise<AuthorizeResult>;
}

/** `client` should fail fast: a command has three seconds in all. */
export function createIdentity(client: Pick<WebClient, 'auth'>, botToken: string): Identity {
  const known: { answer?: Promise<AuthorizeResult> } = {};

  function ask(): Promise<AuthorizeResult> {
    known.answer ??= askSlack().catch((error: unknown) => {
      delete known.answer;
      throw error;
    });
    return known.answer;
  }

  async function askSlack(): Promise<AuthorizeResult> {
    const { bot_id: botId, user_id: botUserId, team_id: teamId } = await client.auth.test({ token: botToken });
    return {
      botToken,
      ...(botId ? { botId } : {}),
      ...(botUserId ? { botUserId } : {}),
      ...(teamId ? { teamId } : {}),
    };
  }

  return {
    find: async () => {
      try {
        await ask();
      } catch (error) {
        if (error instanceof WebAPIPlatformError) throw new TokenRefusedError(error.data.error, { cause: error });
        throw error;
      }
    },
    authorize: async () => {
      try {
        // A copy each time: Bolt writes the request's user into it.
        return { ...(await ask()) };
      } catch {
        return { botToken };
      }
    },
  };
}
