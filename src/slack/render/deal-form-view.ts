import type { InputBlock, ModalView, Option, PlainTextOption } from '@slack/types';
import { DateTime } from 'luxon';
import { DEFAULT_LEAD_TIME, type Deal, LEAD_TIMES, RECURRENCES, type Recurrence } from '../../deal/index.js';
import { type Library, PHASES, SIDES } from '../../library/index.js';
import { VIEWS } from '../ids.js';
import { PHASE_NAMES, patternsOf } from './checklist-scope.js';
import { LIMITS } from './limits.js';
import { option, patternOptions } from './preview-view.js';
import { oneLine } from './text.js';

/** The input blocks by which the submitted form is read. */
export const DEAL_BLOCKS = {
  patterns: 'patterns',
  side: 'side',
  phase: 'phase',
  counterparty: 'counterparty',
  date: 'meeting_date',
  time: 'meeting_time',
  title: 'meeting_title',
  recurrence: 'recurrence',
  lead: 'lead',
  preparer: 'preparer',
} as const;

/** What the form remembers until it is sent. */
export interface DealFormPlace {
  readonly channel: string;
  /** The IANA zone in which its date and time are meant. */
  readonly zone: string;
}

export const MAX_COUNTERPARTY_CHARS = 120;
export const MAX_TITLE_CHARS = 120;

const RECURRENCE_NAMES: Readonly<Record<Recurrence, string>> = {
  none: 'Once',
  weekly: 'Every week',
  biweekly: 'Every two weeks',
  monthly: 'Every month',
};

export interface DealFormOptions {
  readonly place: DealFormPlace;
  readonly deal: Deal | undefined;
  readonly library: Library;
  /** Who fills it in, offered as the one who prepares. */
  readonly user: string;
}

/** The form for a channel's deal, filled in with what is set. */
export function dealFormView({ place, deal, library, user }: DealFormOptions): ModalView {
  const preparer = deal ? deal.preparer : user;
  return {
    type: 'modal',
    callback_id: VIEWS.dealForm,
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: deal ? 'Change the deal' : 'Set the deal' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      patternsInput(deal, library),
      sideInput(deal, library),
      select(DEAL_BLOCKS.phase, 'Phase', phaseOptions, deal?.phase, true),
      text(DEAL_BLOCKS.counterparty, 'Counterparty', deal?.counterparty, MAX_COUNTERPARTY_CHARS),
      ...meetingInputs(deal, place.zone),
      select(DEAL_BLOCKS.recurrence, 'Comes again', recurrenceOptions, deal?.meeting?.recurrence ?? 'none', false),
      select(DEAL_BLOCKS.lead, 'Post the checklist by itself', leadOptions, deal?.lead ?? DEFAULT_LEAD_TIME, false),
      {
        type: 'input',
        block_id: DEAL_BLOCKS.preparer,
        optional: true,
        label: { type: 'plain_text', text: 'Who prepares' },
        element: {
          type: 'users_select',
          action_id: 'chosen',
          ...(preparer ? { initial_user: preparer } : {}),
        },
      },
    ],
  };
}

const phaseOptions = PHASES.map((phase) => option(PHASE_NAMES[phase], phase));
const recurrenceOptions = RECURRENCES.map((each) => option(RECURRENCE_NAMES[each], each));
const leadOptions = LEAD_TIMES.map(({ id, label }) => option(label, id));

function patternsInput(deal: Deal | undefined, library: Library): InputBlock {
  const chosen = deal ? patternsOf(deal, library).map(({ ref, title }) => option(title, ref)) : [];
  return {
    type: 'input',
    block_id: DEAL_BLOCKS.patterns,
    label: { type: 'plain_text', text: 'Patterns' },
    element: {
      type: 'multi_static_select',
      action_id: 'chosen',
      placeholder: { type: 'plain_text', text: 'Choose one or more' },
      options: patternOptions(library),
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    },
  };
}

/** Sides by their names in each pattern: `Lab` says more than `customer`, and is the customer in one, not in another. */
function sideInput(deal: Deal | undefined, library: Library): InputBlock {
  const groups = library.patterns.map(({ ref, title, sides }) => ({
    label: { type: 'plain_text' as const, text: oneLine(title, LIMITS.optionText) },
    options: SIDES.map((side) => option(sides[side].name, `${side}:${ref}`)),
  }));
  const own = deal?.side && deal.patterns[0] ? `${deal.side}:${deal.patterns[0]}` : undefined;
  const initial = groups.flatMap(({ options }) => options).find(({ value }) => value === own);
  return {
    type: 'input',
    block_id: DEAL_BLOCKS.side,
    optional: true,
    label: { type: 'plain_text', text: 'Our side' },
    element: {
      type: 'static_select',
      action_id: 'chosen',
      placeholder: { type: 'plain_text', text: 'Both sides, where you leave it empty' },
      option_groups: groups,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

function meetingInputs(deal: Deal | undefined, zone: string): InputBlock[] {
  const at = deal?.meeting ? DateTime.fromMillis(deal.meeting.startsAtMs, { zone }) : undefined;
  return [
    {
      type: 'input',
      block_id: DEAL_BLOCKS.date,
      optional: true,
      label: { type: 'plain_text', text: 'Next meeting: day' },
      hint: { type: 'plain_text', text: 'Leave day and time empty for no meeting.' },
      element: {
        type: 'datepicker',
        action_id: 'chosen',
        ...(at ? { initial_date: at.toFormat('yyyy-MM-dd') } : {}),
      },
    },
    {
      type: 'input',
      block_id: DEAL_BLOCKS.time,
      optional: true,
      label: { type: 'plain_text', text: `Time (${zone})` },
      element: { type: 'timepicker', action_id: 'chosen', ...(at ? { initial_time: at.toFormat('HH:mm') } : {}) },
    },
    text(DEAL_BLOCKS.title, 'What the meeting is called', deal?.meeting?.title, MAX_TITLE_CHARS),
  ];
}

function text(blockId: string, label: string, initial: string | undefined, maxChars: number): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: { type: 'plain_text', text: label },
    element: {
      type: 'plain_text_input',
      action_id: 'typed',
      max_length: maxChars,
      ...(initial ? { initial_value: initial.slice(0, maxChars) } : {}),
    },
  };
}

function select(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  value: string | undefined,
  optional: boolean,
): InputBlock {
  const initial: Option | undefined = options.find((each) => each.value === value);
  return {
    type: 'input',
    block_id: blockId,
    optional,
    label: { type: 'plain_text', text: label },
    element: {
      type: 'static_select',
      action_id: 'chosen',
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}
