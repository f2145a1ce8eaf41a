import {
  type Change,
  type Checklist,
  parseItemText,
  parseNoteText,
  type StoredOutcome,
  StoreError,
} from '../../../checklist/index.js';
import { GROUPS } from '../../../library/index.js';
import type { Desk } from '../../desk.js';
import { DATABASE_DOWN } from '../../failures.js';
import { ITEM_BLOCKS } from '../../render/item-view.js';
import { listView } from '../../render/list-view.js';
import { parseId, parseItemWindow } from '../../values.js';
import { valueIn } from '../../view-values.js';
import { CLOSED, checklistFor, type DeskSubmission, GONE, NO_ITEM, visitorOf } from '../desk-request.js';

/** An item's window was saved: its owner and its note. */
export function handleSaveItem(desk: Desk) {
  return async (args: DeskSubmission): Promise<void> => {
    const { ack, view, client } = args;
    const place = parseItemWindow(view.private_metadata);
    if (!place) return void (await ack());
    const owner = valueIn(view, ITEM_BLOCKS.owner).selected_user ?? null;
    const typed = valueIn(view, ITEM_BLOCKS.note).value ?? '';
    const note = typed.trim() === '' ? undefined : parseNoteText(typed);
    if (note?.kind === 'problem') {
      return void (await ack({ response_action: 'errors', errors: { [ITEM_BLOCKS.note]: note.message } }));
    }
    const { item } = place;
    const saved = await saveAll(desk, args, place.checklist, [
      { kind: 'assign', item, owner },
      { kind: 'annotate', item, note: note?.text ?? null },
    ]);
    if (saved.kind === 'failed') {
      return void (await ack({ response_action: 'errors', errors: { [ITEM_BLOCKS.note]: saved.why } }));
    }
    await ack();
    if (place.page === undefined || !view.previous_view_id) return;
    await client.views.update({ view_id: view.previous_view_id, view: listView(saved.checklist, place.page) });
  };
}

/** The form for a new item was sent. */
export function handleSaveNewItem(desk: Desk) {
  return async (args: DeskSubmission): Promise<void> => {
    const { ack, view } = args;
    const id = parseId(view.private_metadata);
    const group = GROUPS.find((each) => each === valueIn(view, ITEM_BLOCKS.group).selected_option?.value);
    if (!id || !group) return void (await ack());
    const text = parseItemText(valueIn(view, ITEM_BLOCKS.text).value ?? '');
    if (text.kind === 'problem') {
      return void (await ack({ response_action: 'errors', errors: { [ITEM_BLOCKS.text]: text.message } }));
    }
    // The window's id: a form that is sent twice adds one item.
    const saved = await saveAll(desk, args, id, [{ kind: 'add', key: `added/${view.id}`, group, text: text.text }]);
    if (saved.kind === 'failed') {
      return void (await ack({ response_action: 'errors', errors: { [ITEM_BLOCKS.text]: saved.why } }));
    }
    await ack();
    if (!view.previous_view_id) return;
    await args.client.views.update({ view_id: view.previous_view_id, view: listView(saved.checklist, 0) });
  };
}

type Saved =
  | { readonly kind: 'saved'; readonly checklist: Checklist }
  | { readonly kind: 'failed'; readonly why: string };

async function saveAll(desk: Desk, args: DeskSubmission, id: string, changes: readonly Change[]): Promise<Saved> {
  const visitor = visitorOf(args);
  try {
    const found = await checklistFor(desk, visitor, id);
    if (found.kind === 'refused') return { kind: 'failed', why: found.why };
    const stamp = { by: visitor.user, atMs: desk.now() };
    const outcomes = await Promise.all(
      changes.map((change) => desk.stores.checklists.change({ team: visitor.teamId, id }, change, stamp)),
    );
    const failed = outcomes.map(failureOf).find((why) => why !== undefined);
    if (failed !== undefined) return { kind: 'failed', why: failed };
    const newest = outcomes
      .flatMap((outcome) => (outcome.kind === 'unknown' ? [] : [outcome.checklist]))
      .reduce((a, b) => (b.version > a.version ? b : a), found.checklist);
    desk.lists.redraw(newest, visitor.user);
    return { kind: 'saved', checklist: newest };
  } catch (error) {
    // What was typed stays in the window, to be sent again.
    if (error instanceof StoreError) return { kind: 'failed', why: DATABASE_DOWN };
    throw error;
  }
}

function failureOf(outcome: StoredOutcome): string | undefined {
  switch (outcome.kind) {
    case 'changed':
    case 'unchanged':
      return undefined;
    case 'closed':
      return CLOSED;
    case 'unknown-item':
      return NO_ITEM;
    case 'unknown':
      return GONE;
    default:
      return outcome satisfies never;
  }
}
