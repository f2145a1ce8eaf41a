import type { ViewOutput } from '@slack/bolt';
import { DateTime } from 'luxon';
import {
  DEFAULT_LEAD_TIME,
  type Deal,
  type DealFields,
  LEAD_TIMES,
  type Meeting,
  parseWhen,
  RECURRENCES,
} from '../deal/index.js';
import { cardAt, type Library, PHASES, SIDES } from '../library/index.js';
import { DEAL_BLOCKS, type DealFormPlace } from './render/deal-form-view.js';
import { remembered, valueIn } from './view-values.js';

const CHANNEL_ID = /^[CG]\w+$/;
const MAX_ZONE_CHARS = 64;

/** Where a form belongs; undefined where it does not say. */
export function dealFormPlace({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): DealFormPlace | undefined {
  const { channel, zone } = remembered(private_metadata);
  const isPlace = typeof channel === 'string' && CHANNEL_ID.test(channel);
  return isPlace && typeof zone === 'string' && zone.length <= MAX_ZONE_CHARS ? { channel, zone } : undefined;
}

export type DealForm =
  | { readonly kind: 'fields'; readonly fields: DealFields }
  /** By block. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> };

export interface DealFormContext {
  readonly library: Library;
  readonly place: DealFormPlace;
  /** The deal as it stands. */
  readonly deal: Deal | undefined;
  readonly nowMs: number;
}

/** What was filled in, or what is wrong at which field. */
export function readDealForm(view: Pick<ViewOutput, 'state'>, context: DealFormContext): DealForm {
  const option = (block: string) => valueIn(view, block).selected_option?.value;
  const text = (block: string) => valueIn(view, block).value?.trim() || undefined;
  const patterns = (valueIn(view, DEAL_BLOCKS.patterns).selected_options ?? []).flatMap(({ value }) => {
    const card = cardAt(context.library, value);
    return card?.kind === 'pattern' ? [card.ref] : [];
  });
  if (patterns.length === 0) return wrong(DEAL_BLOCKS.patterns, 'Choose at least one pattern.');
  const meeting = readMeeting(view, context);
  if ('errors' in meeting) return { kind: 'errors', errors: meeting.errors };
  const [side] = option(DEAL_BLOCKS.side)?.split(':') ?? [];
  const title = text(DEAL_BLOCKS.title);
  const recurrence = RECURRENCES.find((each) => each === option(DEAL_BLOCKS.recurrence)) ?? 'none';
  return {
    kind: 'fields',
    fields: {
      patterns,
      side: SIDES.find((each) => each === side),
      phase: PHASES.find((each) => each === option(DEAL_BLOCKS.phase)),
      counterparty: text(DEAL_BLOCKS.counterparty),
      preparer: valueIn(view, DEAL_BLOCKS.preparer).selected_user ?? undefined,
      meeting: meeting.times && { ...meeting.times, title, recurrence },
      lead: LEAD_TIMES.find(({ id }) => id === option(DEAL_BLOCKS.lead))?.id ?? DEFAULT_LEAD_TIME,
      status: context.deal?.status ?? 'open',
    },
  };
}

type MeetingTimes = Pick<Meeting, 'startsAtMs' | 'seriesStartMs' | 'zone'>;

function readMeeting(
  view: Pick<ViewOutput, 'state'>,
  { place: { zone }, deal, nowMs }: DealFormContext,
): { readonly times: MeetingTimes | undefined } | { readonly errors: Readonly<Record<string, string>> } {
  const date = valueIn(view, DEAL_BLOCKS.date).selected_date ?? undefined;
  const time = valueIn(view, DEAL_BLOCKS.time).selected_time ?? undefined;
  if (date === undefined && time === undefined) return { times: undefined };
  if (date === undefined) return { errors: { [DEAL_BLOCKS.date]: 'Choose the day as well.' } };
  if (time === undefined) return { errors: { [DEAL_BLOCKS.time]: 'Choose the time as well.' } };
  const old = deal?.meeting;
  // What was not touched stays, also while the meeting is under way.
  if (old && DateTime.fromMillis(old.startsAtMs, { zone }).toFormat('yyyy-MM-dd HH:mm') === `${date} ${time}`) {
    return { times: { startsAtMs: old.startsAtMs, seriesStartMs: old.seriesStartMs, zone: old.zone } };
  }
  const when = parseWhen(`${date} ${time}`, { nowMs, zone });
  switch (when.kind) {
    case 'at':
      return { times: { startsAtMs: when.startsAtMs, seriesStartMs: when.startsAtMs, zone } };
    case 'ambiguous':
      return {
        errors: { [DEAL_BLOCKS.time]: `${when.question} Choose another time, or type the line in the channel.` },
      };
    case 'problem':
      return { errors: { [DEAL_BLOCKS.date]: when.message } };
    default:
      return when satisfies never;
  }
}

const wrong = (block: string, message: string): DealForm => ({ kind: 'errors', errors: { [block]: message } });
