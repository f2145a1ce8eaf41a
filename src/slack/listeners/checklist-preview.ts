import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deal } from '../../deal/index.js';
import { cardAt, type PatternCard, PHASES, SIDES } from '../../library/index.js';
import { draftFor } from '../checklist-draft.js';
import type { Desk } from '../desk.js';
import { patternsOf, type Scope } from '../render/checklist-scope.js';
import { PREVIEW_BLOCKS, type PreviewPlace, previewView } from '../render/preview-view.js';
import { remembered, valueIn } from '../view-values.js';

/** What was asked for; what is missing comes from the channel's deal. */
export interface PreviewWish {
  readonly pattern?: PatternCard | undefined;
  readonly phase?: Scope['phase'];
  readonly side?: Scope['side'];
  readonly unread?: string | undefined;
  /** Where it was asked; a direct message is no place for a list, so the channel is then asked for. */
  readonly channel?: string | undefined;
}

/** The private preview of a checklist; where neither the wish nor a deal names a pattern, it asks for one. */
export function previewFor({ assistant }: Desk, wish: PreviewWish, deal: Deal | undefined): ModalView {
  const library = assistant.library();
  const channel = wish.channel?.startsWith('D') ? undefined : wish.channel;
  // Another pattern than the deal's is another matter: its phase and side are not this one's.
  const own = wish.pattern === undefined || deal?.patterns.includes(wish.pattern.ref) ? deal : undefined;
  const scope: Scope = {
    patterns: wish.pattern ? [wish.pattern.ref] : (deal?.patterns ?? []),
    phase: wish.phase ?? own?.phase,
    side: wish.side ?? own?.side,
  };
  return previewView(
    { scope: known(scope, library), place: { channel }, draft: draftFor(scope, library), unread: wish.unread },
    library,
  );
}

/** The preview again, with what is chosen in it now. */
export function redrawnPreview({ assistant }: Desk, view: Pick<ViewOutput, 'state' | 'private_metadata'>): ModalView {
  const library = assistant.library();
  const scope = chosenScope(assistant.library(), view);
  return previewView({ scope, place: placeOf(view), draft: draftFor(scope, library) }, library);
}

/** What is chosen in a preview; values that the library does not have are left out. */
export function chosenScope(library: ReturnType<Desk['assistant']['library']>, view: Pick<ViewOutput, 'state'>): Scope {
  const value = (block: string) => valueIn(view, block);
  const chosen = (value(PREVIEW_BLOCKS.patterns).selected_options ?? []).flatMap(
    (option) => cardAt(library, option.value)?.ref ?? [],
  );
  const phase = value(PREVIEW_BLOCKS.phase).selected_option?.value;
  const side = value(PREVIEW_BLOCKS.side).selected_option?.value;
  return known(
    { patterns: chosen, phase: PHASES.find((each) => each === phase), side: SIDES.find((each) => each === side) },
    library,
  );
}

/** Where a preview is to be posted, as it remembers it. */
export function placeOf({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): PreviewPlace {
  const { channel } = remembered(private_metadata);
  return typeof channel === 'string' ? { channel } : {};
}

const known = (scope: Scope, library: Parameters<typeof patternsOf>[1]): Scope => ({
  ...scope,
  patterns: patternsOf(scope, library).map(({ ref }) => ref),
});
