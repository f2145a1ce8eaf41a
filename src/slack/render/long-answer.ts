import type { Button, KnownBlock } from '@slack/types';
import type { Answered, Passage } from '../../answer/index.js';
import { type Card, GROUPS, type MoveCard, patternOf } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, divider, fitMessage, labelledList, type Message, section } from './block-kit.js';
import { entryText, KIND_NAMES, sourceText } from './card-parts.js';
import { lineOf } from './choice.js';
import { type Drawing, mayRead } from './drawing.js';
import { cut, dateText, escapeText, mrkdwn } from './text.js';

/** The forms that are more than one card. */
type LongAnswer = Extract<
  Answered,
  { readonly form: 'passages' | 'situation' | 'facts' | 'checklist' | 'list' | 'positions' }
>;

/** A warning among the first cards is what was asked about. */
const NEAR_CARDS = 3;
/** Dated facts count as passages. */
const MAX_PASSAGES = 3;
/** A passage is cut here; its button opens the whole card. */
const MAX_PASSAGE_CHARS = 1200;
/** Of a warning's three parts each; its button opens the whole card. */
const MAX_WARNING_CHARS = 360;
/** Questions of each group; the Checklist button opens them all. */
const MAX_QUESTIONS = 4;
const MAX_LISTED = 12;
const GROUP_NAMES = { have: 'Have in hand', ask: 'Ask', watch: 'Watch for' } as const;

/** The lead, what stands behind it, the warnings to heed, and buttons for everything whole. */
export function longAnswerMessage(answer: LongAnswer, drawing: Drawing, feedback: readonly KnownBlock[]): Message {
  const warnings = answer.warnings.filter((move) => mayRead(move, drawing.audience)).slice(0, 2);
  const passages = shownPassages(answer, warnings, drawing);
  const shown = new Set<Card>([...passages.map(({ card }) => card), ...warnings]);
  const near = new Set(answer.cards.slice(0, NEAR_CARDS).map(({ card }) => card));
  const [asked, alongside] = [warnings.filter((move) => near.has(move)), warnings.filter((move) => !near.has(move))];
  return {
    text: spokenText(answer, passages, warnings),
    blocks: fitMessage([
      isSaidBelow(answer) ? [] : [section(mrkdwn(answer.lead.text))],
      // What was asked about comes before the evidence; what merely goes with the deal comes after it.
      ...asked.map((move) => [warningBlock(move)]),
      ...formBlocks(answer, drawing),
      ...passages.map((passage) => [passageBlock(passage)]),
      ...alongside.map((move) => [divider, warningBlock(move)]),
      [...answerButtons(answer, drawing, shown), ...feedback, context(escapeText(drawing.library.note))],
    ]),
  };
}

/** At most three with the dated facts, none of which says what a fact or a warning of the same answer says. */
function shownPassages(answer: LongAnswer, warnings: readonly MoveCard[], { audience }: Drawing): readonly Passage[] {
  const entries = new Set(answer.form === 'facts' ? answer.facts.map(({ entry }) => entry) : []);
  return answer.passages
    .filter(({ card, entry }) => mayRead(card, audience) && !(entry && entries.has(entry)))
    .filter(({ card }) => !warnings.some((move) => move === card))
    .slice(0, Math.max(0, MAX_PASSAGES - entries.size));
}

/** Where the lead is itself a part of what follows, it is not said twice. */
function isSaidBelow(answer: LongAnswer): boolean {
  return answer.form === 'facts' && answer.facts[0]?.entry.fact.includes(answer.lead.text) === true;
}

/** What only this form of answer has, in groups that are shown whole or not at all. */
function formBlocks(answer: LongAnswer, drawing: Drawing): KnownBlock[][] {
  switch (answer.form) {
    case 'passages':
      return [];
    case 'situation':
      return answer.fits.length > 0 ? [[labelledList('Fits here because', answer.fits)]] : [];
    case 'facts':
      return answer.facts.map(({ card, entry }) => [section(entryText(entry), openButton(card))]);
    case 'checklist':
      return GROUPS.flatMap((group) => {
        const own = answer.questions.filter((question) => question.group === group).map(({ text }) => text);
        return own.length > 0 ? [[labelledList(GROUP_NAMES[group], folded(own))]] : [];
      });
    case 'list':
      return listBlocks(
        answer.listed.filter((card) => mayRead(card, drawing.audience)),
        answer.listed.length,
      );
    case 'positions':
      // The answer layer refuses this to outsiders; drawing it must not depend on that.
      return drawing.audience === 'team'
        ? answer.ladders.map(({ name, ladder }) => [
            labelledList(`🔒 ${name}: positions`, [
              `Opening: ${ladder.opening}`,
              `Fallback: ${ladder.fallback}`,
              `Walk-away: ${ladder.walkAway}`,
            ]),
          ])
        : [];
    default:
      return answer satisfies never;
  }
}

function folded(items: readonly string[]): readonly string[] {
  const more = items.length - MAX_QUESTIONS;
  return more > 0 ? [...items.slice(0, MAX_QUESTIONS), `and ${more} more: press Checklist`] : items;
}

function listBlocks(cards: readonly Card[], total: number): KnownBlock[][] {
  const more = total - Math.min(cards.length, MAX_LISTED);
  return [
    ...cards.slice(0, MAX_LISTED).map((card) => [section(lineOf(card), openButton(card))]),
    ...(more > 0 ? [[context(`and ${more} more: open the pattern to see them all.`)]] : []),
  ];
}

/** The passage word for word, under the part and the card that it is from. */
function passageBlock({ card, label, text, entry }: Passage): KnownBlock {
  const source = entry ? `\nSource: ${sourceText(entry.source)}` : '';
  const date = entry ? ` of ${escapeText(dateText(entry.date))}` : '';
  const head = `*${escapeText(label)}*${date} · ${escapeText(card.title)}\n`;
  return section(
    head + mrkdwn(cut(text, MAX_PASSAGE_CHARS), 2900 - head.length - source.length) + source,
    openButton(card),
  );
}

function warningBlock(move: MoveCard): KnownBlock {
  const part = (text: string): string => escapeText(cut(text, MAX_WARNING_CHARS));
  return section(
    `⚠️ *Kill-list warning: ${escapeText(move.title)}*\n${part(move.move)}\n*Why it fails:* ${part(move.why)}\n*Instead:* ${part(move.mitigation)}`,
    openButton(move),
  );
}

function openButton(card: Card): Button {
  return button(ACTIONS.openCard, 'Open card', card.ref, {
    label: `Open ${KIND_NAMES[card.kind].toLowerCase()} ${card.title}`,
  });
}

const MAX_OTHER_CARDS = 3;

function answerButtons(answer: LongAnswer, drawing: Drawing, shown: ReadonlySet<Card>): KnownBlock[] {
  const cards = answer.cards.map(({ card }) => card).filter((card) => mayRead(card, drawing.audience));
  const [best] = cards;
  const pattern =
    'pattern' in answer ? answer.pattern : best === undefined ? undefined : patternOf(drawing.library, best);
  const isListed = answer.form === 'list';
  const others = isListed ? [] : cards.filter((card) => !shown.has(card)).slice(0, MAX_OTHER_CARDS);
  const buttons = [
    ...(pattern && mayRead(pattern, drawing.audience)
      ? [
          button(ACTIONS.openCard, 'Open pattern', pattern.ref, { label: `Open the pattern ${pattern.title}` }),
          button(ACTIONS.openChecklist, 'Checklist', pattern.ref, {
            label: `Pre-meeting checklist for ${pattern.title}`,
          }),
        ]
      : []),
    ...others.filter((card) => card !== pattern).map((card) => button(ACTIONS.openCard, card.title, card.ref)),
    ...(best && !isListed && drawing.place === 'private'
      ? [button(ACTIONS.shareCard, 'Share in channel', best.ref, { label: `Share ${best.title} in this channel` })]
      : []),
  ];
  return buttons.length > 0 ? actions('answer', buttons) : [];
}

/** What a screen reader and a notification say: everything that answers, without the buttons. */
function spokenText(answer: LongAnswer, passages: readonly Passage[], warnings: readonly MoveCard[]): string {
  const facts =
    answer.form === 'facts'
      ? answer.facts.map(({ entry }) => `${entry.date}: ${entry.fact} (${entry.source.publisher})`)
      : [];
  return mrkdwn(
    [
      answer.lead.text,
      ...facts,
      ...passages.map(({ card, text }) => `${text} (${card.title})`),
      ...warnings.map(({ title }) => `Kill-list warning: ${title}.`),
    ].join(' '),
    3900,
  );
}
