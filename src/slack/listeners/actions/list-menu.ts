import type { OverflowAction } from '@slack/bolt';
import type { ModalView, RichTextBlock } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Checklist } from '../../../checklist/index.js';
import { calendarOf, fileNameOf, markdownOf } from '../../checklist-exports.js';
import type { Desk } from '../../desk.js';
import type { Visitor } from '../../desk-access.js';
import { LIST_MENU, VIEWS } from '../../ids.js';
import { context } from '../../render/block-kit.js';
import { chunked } from '../../render/preview-view.js';
import { parseId } from '../../values.js';
import { checklistFor, type DeskAction, tell, visitorOf } from '../desk-request.js';
import { show } from './open-item.js';

type MenuArgs = DeskAction<OverflowAction>;

/** What takes a list along, and what closes it. */
export function handleListMenu(desk: Desk) {
  return async (args: MenuArgs): Promise<void> => {
    await args.ack();
    const [name, rest] = args.action.selected_option.value?.split(':') ?? [];
    const what = LIST_MENU.find((each) => each === name);
    const id = parseId(rest);
    if (!what || !id) return;
    const visitor = visitorOf(args);
    const found = await checklistFor(desk, visitor, id);
    if (found.kind === 'refused') return tell(args, found.why);
    switch (what) {
      case 'text':
        return show(args, textView(await markdownOf(desk, args.client, found.checklist)));
      case 'file':
        return shareFile(args, found.checklist, 'md', await markdownOf(desk, args.client, found.checklist));
      case 'canvas':
        return shareCanvas(desk, args, found.checklist);
      case 'ics': {
        const calendar = await calendarOf(desk, found.checklist);
        if (calendar === undefined) return tell(args, 'This list has no meeting. Set one with `/pattern deal`.');
        return shareFile(args, found.checklist, 'ics', calendar);
      }
      case 'close':
        return closeList(desk, visitor, id);
      default:
        return what satisfies never;
    }
  };
}

/** Closes a list for good; what was done to it stays in its history. */
export async function closeList(desk: Desk, { user, teamId: team }: Visitor, id: string): Promise<void> {
  const outcome = await desk.stores.checklists.change({ team, id }, { kind: 'close' }, { by: user, atMs: desk.now() });
  if (outcome.kind !== 'unknown') desk.lists.redraw(outcome.checklist, user);
}

/** Markdown to copy, shown as it is: nothing in it is read as a mention. */
function textView(markdown: string): ModalView {
  const blocks = chunked(markdown.split('\n')).map(
    (text): RichTextBlock => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: text === '' ? ' ' : text }] }],
    }),
  );
  return {
    type: 'modal',
    callback_id: VIEWS.checklistText,
    title: { type: 'plain_text', text: 'Markdown' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [context('To copy. Only you see this.'), ...blocks],
  };
}

/** Into the thread of the list, where the team finds it again. */
async function shareFile(
  args: MenuArgs,
  checklist: Checklist,
  extension: 'md' | 'ics',
  content: string,
): Promise<void> {
  const { channel, messageTs } = checklist;
  const file = { filename: fileNameOf(checklist, extension), title: checklist.title.slice(0, 200), content };
  const where = messageTs === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: messageTs };
  try {
    await args.client.filesUploadV2({ ...file, ...where });
    await tell(args, 'The file is in the thread of the list.');
  } catch (error) {
    await tell(args, exportFailure(error));
  }
}

async function shareCanvas(desk: Desk, args: MenuArgs, checklist: Checklist): Promise<void> {
  const markdown = await markdownOf(desk, args.client, checklist);
  try {
    await args.client.canvases.create({
      title: checklist.title.slice(0, 200),
      channel_id: checklist.channel,
      document_content: { type: 'markdown', markdown },
    });
    await tell(args, 'The canvas is in a tab of this channel. It is a copy: ticks in the list do not change it.');
  } catch (error) {
    await tell(args, exportFailure(error));
  }
}

/** One sentence on why Slack did not take it; anything but Slack's refusal is thrown on. */
function exportFailure(error: unknown): string {
  if (!(error instanceof WebAPIPlatformError)) throw error;
  const code = error.data.error;
  if (code === 'missing_scope') return 'This app was not given the right to do that. Ask an admin to install it anew.';
  if (/canvas/.test(code)) return 'This workspace allows me no canvas here. Take the Markdown file instead.';
  return `Slack did not take it (${code}). Take the Markdown text instead.`;
}
