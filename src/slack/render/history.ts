import type { ModalView } from '@slack/types';
import type { Checklist, HistoryEntry, HistoryKind } from '../../checklist/index.js';
import { VIEWS } from '../ids.js';
import { context, section } from './block-kit.js';
import { chunked } from './preview-view.js';
import { oneLine, quoteUser } from './text.js';
import { localInstant } from './time.js';

const VERBS: Readonly<Record<HistoryKind, string>> = {
  ticked: 'ticked',
  unticked: 'took back the tick of',
  assigned: 'gave',
  unassigned: 'took the owner off',
  noted: 'wrote a note at',
  'note-removed': 'removed the note of',
  added: 'added',
  dropped: 'dropped',
  restored: 'took back',
  moved: 'moved the meeting',
  closed: 'closed the list',
};

/** A view of 250 KB and 100 blocks holds far more, but nobody reads it. */
const ENTRIES_SHOWN = 150;

/** Who did what and when, newest first. */
export function historyView(checklist: Checklist, history: readonly HistoryEntry[]): ModalView {
  const lines = historyLines(checklist, history, true);
  const older = lines.length - ENTRIES_SHOWN;
  return {
    type: 'modal',
    callback_id: VIEWS.checklistHistory,
    title: { type: 'plain_text', text: 'History' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(lines.length === 0
        ? [section('Nothing has happened yet.')]
        : chunked(lines.slice(0, ENTRIES_SHOWN)).map((text) => section(text))),
      ...(older > 0 ? [context(`${older} older entries are kept but not shown.`)] : []),
    ],
  };
}

/** One line an entry, newest first, in mrkdwn. */
export function historyLines(
  checklist: Checklist,
  history: readonly HistoryEntry[],
  hasItems: boolean,
): readonly string[] {
  const words = new Map(checklist.items.map(({ id, text }) => [id, oneLine(text, 100)]));
  return [...history].reverse().map(({ kind, by, atMs, item, owner }) => {
    const who = by === 'bot' ? 'The bot' : `<@${by}>`;
    const what = item === undefined ? '' : hasItems ? ` “${quoteUser(words.get(item) ?? '')}”` : ' it';
    const object = kind === 'assigned' ? `gave${what} to <@${owner ?? ''}>` : `${VERBS[kind]}${what}`;
    return `${localInstant(atMs)}  ${who} ${object}`;
  });
}
