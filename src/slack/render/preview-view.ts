import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type ChecklistDraft, GROUP_TITLES, groupItems } from '../../checklist/index.js';
import { type Library, PHASES, SIDES } from '../../library/index.js';
import { ACTIONS, VIEWS } from '../ids.js';
import { context, divider, section } from './block-kit.js';
import { PHASE_NAMES, patternsOf, type Scope, sideName } from './checklist-scope.js';
import { LIMITS } from './limits.js';
import { cut, escapeText, mrkdwn, oneLine, quoteUser } from './text.js';

/** What the preview remembers between its drawings. */
export interface PreviewPlace {
  /** Where it will be posted; without one it is asked. */
  readonly channel?: string | undefined;
}

export interface PreviewOptions {
  readonly scope: Scope;
  readonly place: PreviewPlace;
  readonly draft: ChecklistDraft;
  /** Words that were typed and not understood. */
  readonly unread?: string | undefined;
}

/** Blocks by which the submitted view is read. */
export const PREVIEW_BLOCKS = { patterns: 'patterns', phase: 'phase', side: 'side', channel: 'channel' } as const;

/** A checklist that only the asker sees, with what it is made from to change, and the way into the channel. */
export function previewView({ scope, place, draft, unread }: PreviewOptions, library: Library): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.checklistPreview,
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: 'Checklist' },
    submit: { type: 'plain_text', text: 'Post in channel' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(unread ? [section(`I did not understand “${quoteUser(unread)}”. Choose here instead.`)] : []),
      patternsInput(scope, library),
      phaseInput(scope),
      sideInput(scope, library),
      ...(place.channel === undefined ? [channelInput] : []),
      divider,
      ...itemSections(draft),
      context(
        place.channel === undefined
          ? 'Only you see this until you post it.'
          : `Only you see this until you post it in <#${place.channel}>.`,
        escapeText(library.note),
      ),
    ],
  };
}

/** All items as lists under their groups; a section holds as many as fit. */
function itemSections(draft: ChecklistDraft): KnownBlock[] {
  if (draft.patterns.length === 0) return [section('Choose a pattern to see its checklist.')];
  return groupItems(draft.items).flatMap(({ group, items }) =>
    chunked([
      `*${GROUP_TITLES[group]}* (${items.length})`,
      ...items.map(({ text, detail }) => `• ${mrkdwn(text, 600)}${detail ? ` — ${mrkdwn(detail, 400)}` : ''}`),
    ]).map((text) => section(text)),
  );
}

/** Lines joined into as few texts as fit a section each. */
export function chunked(lines: readonly string[], maxChars: number = LIMITS.sectionText): string[] {
  const chunks: string[] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= maxChars) chunks.splice(-1, 1, `${last}\n${line}`);
    else chunks.push(cut(line, maxChars));
  }
  return chunks;
}

export function patternOptions(library: Library): PlainTextOption[] {
  return library.patterns.map(({ ref, title }) => option(title, ref));
}

export function option(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: oneLine(text, LIMITS.optionText) }, value };
}

function patternsInput(scope: Scope, library: Library): InputBlock {
  const chosen = patternsOf(scope, library).map(({ ref, title }) => option(title, ref));
  return {
    type: 'input',
    block_id: PREVIEW_BLOCKS.patterns,
    dispatch_action: true,
    label: { type: 'plain_text', text: 'Patterns' },
    element: {
      type: 'multi_static_select',
      action_id: ACTIONS.previewPatterns,
      placeholder: { type: 'plain_text', text: 'Choose one or more' },
      options: patternOptions(library),
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    },
  };
}

function phaseInput({ phase }: Scope): InputBlock {
  return {
    type: 'input',
    block_id: PREVIEW_BLOCKS.phase,
    dispatch_action: true,
    optional: true,
    label: { type: 'plain_text', text: 'Phase (its questions come first)' },
    element: {
      type: 'static_select',
      action_id: ACTIONS.previewPhase,
      placeholder: { type: 'plain_text', text: 'Any phase' },
      options: PHASES.map((each) => option(PHASE_NAMES[each], each)),
      ...(phase ? { initial_option: option(PHASE_NAMES[phase], phase) } : {}),
    },
  };
}

function sideInput(scope: Scope, library: Library): InputBlock {
  const patterns = patternsOf(scope, library);
  const options = SIDES.map((side) => option(sideName(side, patterns), side));
  const chosen = options.find(({ value }) => value === scope.side);
  return {
    type: 'input',
    block_id: PREVIEW_BLOCKS.side,
    dispatch_action: true,
    optional: true,
    label: { type: 'plain_text', text: 'Our side' },
    element: {
      type: 'static_select',
      action_id: ACTIONS.previewSide,
      placeholder: { type: 'plain_text', text: 'Both sides' },
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
  };
}

const channelInput: InputBlock = {
  type: 'input',
  block_id: PREVIEW_BLOCKS.channel,
  label: { type: 'plain_text', text: 'Channel to post in' },
  element: {
    type: 'conversations_select',
    action_id: 'chosen',
    filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
  },
};
