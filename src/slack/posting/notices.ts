import type { WebClient } from '@slack/web-api';
import type { Checklist } from '../../checklist/index.js';
import type { Log } from '../../log.js';
import type { DealStores } from '../desk.js';
import { failureFacts } from '../failures.js';
import { ACTIONS } from '../ids.js';
import { button, section } from '../render/block-kit.js';
import type { Refusal } from './refusals.js';

export type TroubleKind = Extract<Refusal['kind'], 'message-gone' | 'channel-gone' | 'not-in-channel'> | 'outside';

/** Something about a channel that a person must know, because nothing more can be posted or drawn there. */
export interface Trouble {
  readonly team: string;
  readonly channel: string;
  readonly kind: TroubleKind;
  /** Who is told. */
  readonly user: string;
  /** The list that it is about, if there is one already. */
  readonly checklist?: Checklist | undefined;
}

export interface Notices {
  /** Tells it once a week and channel, whichever replica notices; never throws. */
  tell(trouble: Trouble): Promise<void>;
}

export interface NoticesParts {
  readonly stores: Pick<DealStores, 'seenKeys'>;
  readonly client: WebClient;
  readonly tokenOf: (team: string) => string | undefined;
  readonly botName: string;
  readonly log: Log;
  readonly now: () => number;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;

export function createNotices({ stores, client, tokenOf, botName, log, now }: NoticesParts): Notices {
  return {
    tell: async (trouble) => {
      const { team, channel, kind, user, checklist } = trouble;
      try {
        const key = `said:${kind}:${channel}:${kind === 'message-gone' ? (checklist?.id ?? '') : ''}`;
        if (!(await stores.seenKeys.claim(team, key, { nowMs: now(), ttlMs: WEEK_MS }))) return;
        const token = tokenOf(team);
        const text = sentenceFor(kind, channel, botName);
        const asBot = token === undefined ? {} : { token };
        if (kind === 'message-gone' && checklist !== undefined) {
          const blocks = [section(text, button(ACTIONS.repostList, 'Post it again', checklist.id))];
          await client.chat.postEphemeral({ channel, user, text, blocks, ...asBot });
        } else {
          await client.chat.postMessage({ channel: user, text, ...asBot });
        }
      } catch (error) {
        log.warn('trouble_not_told', { team, channel, trouble: kind, ...failureFacts(error) });
      }
    },
  };
}

function sentenceFor(kind: TroubleKind, channel: string, botName: string): string {
  switch (kind) {
    case 'message-gone':
      return 'The message of the checklist was removed. What was ticked is kept.';
    case 'channel-gone':
      return `I cannot reach <#${channel}> any more: it was deleted or archived, or I was removed from it. Its checklist is kept, but I post nothing more there. If it still exists, type \`/invite @${botName}\` in it.`;
    case 'not-in-channel':
      return `I was removed from <#${channel}>, so I could not post its checklist. Type \`/invite @${botName}\` there to have it posted again.`;
    case 'outside':
      return `I did not post the checklist in <#${channel}>: people outside your team can read that channel, or I could not find out whether they can.`;
    default:
      return kind satisfies never;
  }
}
