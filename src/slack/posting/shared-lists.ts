import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Checklist, ChecklistStore, Drawing } from '../../checklist/index.js';
import type { Library } from '../../library/index.js';
import type { Log } from '../../log.js';
import type { FoundAudience } from '../audience.js';
import { failureFacts } from '../failures.js';
import type { Message } from '../render/block-kit.js';
import { checklistMessage } from '../render/checklist.js';
import type { Pace } from './pace.js';
import { type Refusal, readRefusal } from './refusals.js';

/** The messages that show shared checklists. */
export interface SharedLists {
  /** Posts the list in its channel and remembers the message. Throws what Slack answers. */
  post(checklist: Checklist, by: string): Promise<Checklist>;
  /**
   * Has the message of this list drawn anew in the background. Drawings of one message follow one another, what changes
   * meanwhile is drawn once, and the last drawing shows the newest state.
   */
  redraw(checklist: Checklist, by: string): void;
  /** Has the messages drawn anew that a process left behind which has died since; whichever replica asks first does. */
  redrawBehind(nowMs: number): Promise<void>;
  /** Resolves when no message waits for its drawing any more. */
  drained(): Promise<void>;
}

export interface SharedListsParts {
  readonly checklists: ChecklistStore;
  /** A client that throws when Slack asks to wait, for the workspace of a checklist. */
  readonly client: WebClient;
  readonly tokenOf: (team: string) => string | undefined;
  readonly library: () => Library;
  readonly pace: Pace;
  readonly log: Log;
  /** Who reads the channel; a list is not drawn for others. */
  readonly readersOf: (team: string, channel: string) => Promise<FoundAudience>;
  /** Called where a message cannot be drawn any more. */
  readonly onLost: (lost: LostMessage) => Promise<void>;
}

export interface LostMessage {
  readonly checklist: Checklist;
  /** Who made the change that could not be drawn. */
  readonly by: string;
  readonly why: Extract<Refusal['kind'], 'message-gone' | 'channel-gone' | 'not-in-channel'>;
}

/** A message that waits for its drawing. */
interface Pending {
  checklist: Checklist;
  by: string;
  /** The version of the drawing under way; 0 before the first. */
  drawing: number;
  /** Set where there is a newer state than the one that is being drawn. */
  isDirty: boolean;
}

/** How long a process may take to draw a change: longer than Slack's pace holds it up where many people tick. */
const DRAWN_WITHIN_MS = 30_000;
const REDRAW_LEASE_MS = 60_000;
const REDRAWN_AT_ONCE = 20;
/** What was drawn is noted together: a crash in between only has a message drawn once more. */
const NOTE_AFTER_MS = 2000;

const RETRY_MS = [500, 2000, 5000, 15_000, 30_000];

const HIDDEN_TEXT =
  'This checklist is hidden: people outside your team can read this channel, or I could not find out whether they can.';
const HIDDEN: Message = {
  text: HIDDEN_TEXT,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: HIDDEN_TEXT } }],
};

export function createSharedLists(parts: SharedListsParts): SharedLists {
  const { checklists, client, tokenOf, library, pace, log } = parts;
  const pending = new Map<string, Pending>();
  const drawn = new Map<string, Drawing>();
  let noting: NodeJS.Timeout | undefined;
  let running: Promise<void>[] = [];

  const withToken = (team: string): { token?: string } => {
    const token = tokenOf(team);
    return token === undefined ? {} : { token };
  };

  async function draw({ team, channel, messageTs }: Checklist, message: Message): Promise<void> {
    await client.chat.update({ channel, ts: messageTs ?? '', ...message, ...withToken(team) });
  }

  /** Draws until what stands there is the newest, also where another replica drew in between. */
  async function run(work: Pending): Promise<void> {
    let failures = 0;
    for (;;) {
      await pace.turn(work.checklist.team);
      const { checklist } = work;
      work.isDirty = false;
      work.drawing = checklist.version;
      try {
        const isHidden = await isHiddenNow(checklist);
        await draw(checklist, isHidden ? HIDDEN : checklistMessage(checklist, library()));
        noteLater(checklist, isHidden);
        failures = 0;
      } catch (error) {
        const refusal = readRefusal(error);
        if (refusal.kind === 'wait') {
          pace.pause(checklist.team, refusal.ms);
        } else if (refusal.kind === 'retry' && failures < RETRY_MS.length) {
          await sleep(RETRY_MS[failures]);
          failures += 1;
        } else {
          await giveUp(work, refusal, error);
          return;
        }
        continue;
      }
      if (!work.isDirty) await readNewest(work);
      if (!work.isDirty) return;
    }
  }

  /** Where Slack does not say who reads the channel, what the message showed before decides. */
  async function isHiddenNow({ id, team, channel, isHidden = false }: Checklist): Promise<boolean> {
    const readers = await parts.readersOf(team, channel);
    return readers === 'unknown' ? (drawn.get(id)?.isHidden ?? isHidden) : readers === 'outside';
  }

  function noteLater({ id, team, version }: Checklist, isHidden: boolean): void {
    drawn.set(id, { id, team, version, isHidden });
    noting ??= setTimeout(() => void noteNow(), NOTE_AFTER_MS).unref();
  }

  async function noteNow(): Promise<void> {
    clearTimeout(noting);
    noting = undefined;
    const drawings = [...drawn.values()];
    drawn.clear();
    await checklists.noteDrawn(drawings).catch((error: unknown) => {
      // Drawn once more then, by whichever replica looks first.
      log.warn('drawings_not_noted', failureFacts(error));
    });
  }

  /**
   * A replica that drew an older state after another's newer one finds it out here: whoever draws last looks last, so
   * the drawing that stands in the end is the newest.
   */
  async function readNewest(work: Pending): Promise<void> {
    const { team, id, version } = work.checklist;
    const newest = await checklists.find({ team, id }).catch(() => undefined);
    if (newest !== undefined && newest.version > version) {
      work.checklist = newest;
      work.isDirty = true;
    }
  }

  async function giveUp({ checklist, by }: Pending, refusal: Refusal, error: unknown): Promise<void> {
    const { team, channel, id } = checklist;
    log.warn('checklist_not_drawn', { team, channel, checklist: id, ...failureFacts(error) });
    // What Slack refuses for good is not tried again before the next change.
    if (refusal.kind !== 'retry') noteLater(checklist, checklist.isHidden ?? false);
    if (refusal.kind !== 'message-gone' && refusal.kind !== 'channel-gone' && refusal.kind !== 'not-in-channel') return;
    if (refusal.kind === 'message-gone') await checklists.setMessage({ team, id }, undefined).catch(() => undefined);
    await parts.onLost({ checklist, by, why: refusal.kind });
  }

  function start(id: string, work: Pending): void {
    pending.set(id, work);
    const done = run(work)
      .catch((error: unknown) => log.error('checklist_drawing_failed', { checklist: id, ...failureFacts(error) }))
      .finally(() => {
        pending.delete(id);
        running = running.filter((one) => one !== done);
        if (work.isDirty) start(id, { ...work, drawing: 0 });
      });
    running.push(done);
  }

  return {
    post: async (checklist, by) => {
      const { team, id, channel } = checklist;
      const message = checklistMessage(checklist, library());
      const { ts } = await client.chat.postMessage({
        channel,
        ...message,
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: 'checklist_posted', event_payload: { checklist: id } },
        ...withToken(team),
      });
      await checklists.setMessage({ team, id }, ts, checklist.version);
      const posted = { ...checklist, messageTs: ts };
      const newest = await checklists.find({ team, id });
      // Someone may have ticked in the whole list while the message was on its way.
      if (newest !== undefined && newest.version > checklist.version) redraw(newest, by);
      return posted;
    },
    redraw,
    redrawBehind: async (nowMs) => {
      const changedByMs = nowMs - DRAWN_WITHIN_MS;
      const untilMs = nowMs + REDRAW_LEASE_MS;
      const behind = await checklists.claimBehind({ nowMs, changedByMs, untilMs, limit: REDRAWN_AT_ONCE });
      for (const checklist of behind) redraw(checklist, 'bot');
    },
    drained: async () => {
      while (running.length > 0) await Promise.all(running);
      await noteNow();
    },
  };

  function redraw(checklist: Checklist, by: string): void {
    if (checklist.messageTs === undefined) return;
    const work = pending.get(checklist.id);
    if (work === undefined) {
      start(checklist.id, { checklist, by, drawing: 0, isDirty: false });
      return;
    }
    if (checklist.version < work.checklist.version || checklist.version === work.drawing) return;
    work.checklist = checklist;
    work.by = by;
    work.isDirty = true;
  }
}
