import type { MultiStaticSelectAction, StaticSelectAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Desk } from '../../desk.js';
import { redrawnPreview } from '../checklist-preview.js';
import type { DeskAction } from '../desk-request.js';

/** Another pattern, phase or side was chosen in a preview: it shows the list that comes of it. */
export function handleChoosePreview(desk: Desk) {
  return async ({
    ack,
    body,
    client,
  }: DeskAction<StaticSelectAction> | DeskAction<MultiStaticSelectAction>): Promise<void> => {
    await ack();
    if (!body.view) return;
    try {
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: redrawnPreview(desk, body.view) });
    } catch (error) {
      // A newer choice was drawn meanwhile.
      if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'hash_conflict') throw error;
    }
  };
}
