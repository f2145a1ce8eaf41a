import type { KnownBlock } from '@slack/types';
import { cardAt, type Library, type MoveCard } from '../../library/index.js';
import type { Finding } from '../../review/index.js';
import type { WatchedChannel } from '../../watch/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button, context, type Message, section } from './block-kit.js';
import { escapeText, mrkdwn } from './text.js';

/** What everyone in a channel reads when the watch begins there. */
export function watchStarted({ by, ...watched }: WatchedChannel): string {
  return `<@${by}> switched on the kill-list watch in this channel. ${howItIsDone(watched)} Messages are read as they come and not stored. \`/pattern watch off\` switches it off.`;
}

export const watchStopped = (by: string): string =>
  `<@${by}> switched off the kill-list watch in this channel. I read nothing here any more unless I am addressed.`;

export const WATCH_USAGE =
  '`/pattern watch on` checks messages here against the kill-list; `watch on author` tells the author alone; `watch on 3` sets how many notes a day; `watch off` ends it.';

export function watchStatus(watched: WatchedChannel | undefined): string {
  if (!watched) return `The kill-list watch is off in this channel. ${WATCH_USAGE}`;
  return `The kill-list watch is on in this channel, switched on by <@${watched.by}>. ${howItIsDone(watched)} ${WATCH_USAGE}`;
}

function howItIsDone({ readers, dailyLimit }: Pick<WatchedChannel, 'readers' | 'dailyLimit'>): string {
  const where = readers === 'thread' ? 'one note in its thread' : 'one note that its author alone sees';
  const many = dailyLimit === 1 ? 'one note' : `${dailyLimit} notes`;
  return `A message that proposes a term matching a kill-list move gets ${where}, at most ${many} a day.`;
}

/** Moves that one note names; the others are counted. */
const MAX_MOVES = 3;

/** What a note says of a finding. */
export type NotedFinding = Pick<Finding, 'ref' | 'clause' | 'missing'>;

/** The note on a message: it quotes nothing, since the message stands right above it. */
export function noteMessage(findings: readonly NotedFinding[], library: Library): Message {
  const moves = findings.flatMap((finding) => {
    const card = cardAt(library, finding.ref);
    return card?.kind === 'move' ? [{ finding, card }] : [];
  });
  const shown = moves.slice(0, MAX_MOVES);
  const more = moves.length - shown.length;
  return {
    text: escapeText(`Kill-list note: ${shown.map(({ card }) => card.title).join('; ')}.`),
    blocks: [
      ...shown.flatMap(({ finding, card }) => [
        section(moveText(finding, card)),
        ...actions(blockIdOf(card.id), [
          button(ACTIONS.openCard, 'Show the repair clause', finding.clause, { label: `Clause against ${card.title}` }),
          button(ACTIONS.dismissNote, 'Not a problem', dismissValue(card, shown), {
            label: `Not a problem: ${card.title}`,
          }),
        ]),
      ]),
      context(
        `${more > 0 ? `And ${more} more: use the message shortcut *Check against kill-list*. ` : ''}The watch is on in this channel; \`/pattern watch off\` ends it.`,
      ),
    ],
  };
}

const blockIdOf = (move: string): string => `note-${move}`;

/** The note's blocks without one of its moves; undefined where it names no other. */
export function blocksWithout(blocks: readonly KnownBlock[], move: string): KnownBlock[] | undefined {
  const at = blocks.findIndex(({ block_id }) => block_id === blockIdOf(move));
  // A move is its text and the row of buttons below it.
  const rest = blocks.filter((_, index) => at === -1 || (index !== at && index !== at - 1));
  return rest.some(({ type }) => type === 'actions') ? rest : undefined;
}

/** The move, and those that the note goes on naming without it: Slack does not send a note along that one person sees. */
function dismissValue(card: MoveCard, shown: readonly { readonly card: MoveCard }[]): string {
  return [card.ref, ...shown.flatMap((other) => (other.card === card ? [] : [other.card.ref]))].join(' ');
}

/** What *Not a problem* on a note means: the move, and the other moves that the note named when it was drawn. */
export function parseDismissal(value: string): { readonly move: string; readonly others: readonly string[] } {
  const [move = '', ...others] = value.split(' ');
  return { move, others };
}

function moveText({ missing }: NotedFinding, card: MoveCard): string {
  const lacks = missing.length > 0 ? `\n*Not said:* ${mrkdwn(missing.join('; '), 500)}` : '';
  return `⚠️ This reads like *${escapeText(card.title)}*.\n*Why it fails:* ${mrkdwn(card.why, 700)}${lacks}`;
}
