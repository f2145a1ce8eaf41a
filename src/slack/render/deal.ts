import type { Button } from '@slack/types';
import { type Deal, type Delivery, LEAD_TIMES, readBackMeeting, readBackTime } from '../../deal/index.js';
import type { Library } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, header, type Message, section } from './block-kit.js';
import { scopeText } from './checklist-scope.js';
import { LIMITS } from './limits.js';
import { escapeText, quoteUser } from './text.js';

export interface DealMessageOptions {
  readonly library: Library;
  /** What is planned to be posted. */
  readonly planned: readonly Delivery[];
  /** A line above, in mrkdwn that the caller has escaped. */
  readonly lead?: string | undefined;
  /** Set where the bot cannot post there. */
  readonly warning?: string | undefined;
}

/** A channel's deal, read back whole, with the ways to change it. */
export function dealMessage(deal: Deal, options: DealMessageOptions): Message {
  const facts = dealFacts(deal, options);
  return {
    text: escapeText(`The deal of this channel: ${scopeText(deal, options.library)}. ${meetingFact(deal)}`),
    blocks: [
      ...(options.lead ? [section(options.lead)] : []),
      header('The deal of this channel'),
      section(facts.join('\n')),
      ...(options.warning ? [section(`⚠️ ${options.warning}`)] : []),
      ...actions('deal', dealButtons(deal.channel)),
      context('Only you see this. The deal and its checklists are kept for the people of this channel.'),
    ],
  };
}

/** The deal's fields, one line each, in mrkdwn. */
export function dealFacts(deal: Deal, { library, planned }: Pick<DealMessageOptions, 'library' | 'planned'>): string[] {
  return [
    `*What:* ${escapeText(scopeText(deal, library))}`,
    deal.counterparty ? `*With:* ${quoteUser(deal.counterparty)}` : undefined,
    `*Next meeting:* ${quoteUser(meetingFact(deal), 400)}`,
    deal.preparer ? `*Prepares:* <@${deal.preparer}>` : undefined,
    deal.meeting ? `*Checklist:* ${postsText(deal, planned)}` : undefined,
  ].filter((line) => line !== undefined);
}

function meetingFact({ meeting }: Deal): string {
  return meeting ? readBackMeeting(meeting) : 'none set';
}

const POST_NAMES = { checklist: 'posted', reminder: 'what is open, again' } as const;

/** When the list comes by itself, in the meeting's zone. */
function postsText({ lead, meeting }: Deal, planned: readonly Delivery[]): string {
  const zone = meeting?.zone ?? 'UTC';
  const label = LEAD_TIMES.find(({ id }) => id === lead)?.label ?? lead;
  const times = planned.flatMap(({ kind, state, dueAtMs, meetingAtMs }) =>
    state === 'planned' && kind !== 'follow-up' && meetingAtMs === meeting?.startsAtMs
      ? [`${POST_NAMES[kind]} ${readBackTime(dueAtMs, zone)}`]
      : [],
  );
  return escapeText([label.toLowerCase(), ...times].join('; '));
}

function dealButtons(channel: string): Button[] {
  return [
    button(ACTIONS.changeDeal, 'Change', channel, { label: 'Change the deal of this channel' }),
    button(ACTIONS.dealChecklist, 'Checklist', channel, { label: 'Checklist for this deal' }),
    {
      ...button(ACTIONS.deleteDeal, 'Delete', channel, { style: 'danger', label: 'Delete the deal of this channel' }),
      confirm: {
        title: { type: 'plain_text', text: 'Delete this deal?' },
        text: {
          type: 'plain_text',
          text: 'Its checklists, their history and the planned posts are deleted with it. This cannot be undone.',
        },
        confirm: { type: 'plain_text', text: 'Delete' },
        deny: { type: 'plain_text', text: 'Keep it' },
        style: 'danger',
      },
    },
  ];
}

export interface DealChoice {
  readonly label: string;
  /** The whole line with this reading in it. */
  readonly line: string;
}

/** A question back on a line that can be read in several ways; nothing has been saved. */
export function dealChoiceMessage(question: string, choices: readonly DealChoice[]): Message {
  const fitting = choices.filter(({ line }) => line.length <= LIMITS.buttonValue);
  return {
    text: `${escapeText(question)} ${fitting.map(({ label }) => escapeText(label)).join('; ')}`.slice(0, 3000),
    blocks: [
      section(quoteUser(question, 1000)),
      ...actions(
        'deal-choice',
        fitting.map(({ label, line }) => button(ACTIONS.chooseDeal, label, line)),
      ),
      context('Nothing is saved yet.'),
    ],
  };
}

/** Why a line could not be taken; nothing has been saved. */
export function dealProblemMessage(problems: readonly string[], channel: string): Message {
  return {
    text: escapeText(`Nothing was saved. ${problems.join(' ')}`),
    blocks: [
      section(`Nothing was saved.\n${problems.map((problem) => `• ${quoteUser(problem, 700)}`).join('\n')}`),
      ...actions('deal-problem', [button(ACTIONS.changeDeal, 'Use the form', channel)]),
    ],
  };
}
