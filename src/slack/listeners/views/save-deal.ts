import type { ModalView } from '@slack/types';
import { StoreError } from '../../../checklist/index.js';
import { dealFormPlace, readDealForm } from '../../deal-form.js';
import type { Desk } from '../../desk.js';
import { refusalOf, refusalOfPreparer } from '../../desk-access.js';
import { DATABASE_DOWN } from '../../failures.js';
import { VIEWS } from '../../ids.js';
import { DEAL_BLOCKS } from '../../render/deal-form-view.js';
import { saveDeal, shownDeal } from '../commands/deal.js';
import { type DeskSubmission, visitorOf } from '../desk-request.js';

/** The deal's form was sent: it is saved and read back in its window, or the field says what is wrong. */
export function handleSaveDeal(desk: Desk) {
  return async (args: DeskSubmission): Promise<void> => {
    const { ack, view, client } = args;
    const errors = (each: Readonly<Record<string, string>>) => ack({ response_action: 'errors', errors: { ...each } });
    const formPlace = dealFormPlace(view);
    if (!formPlace) return void (await ack());
    const visitor = visitorOf(args);
    const why = await refusalOf(desk, visitor, formPlace.channel);
    if (why !== undefined) return void (await errors({ [DEAL_BLOCKS.patterns]: why }));
    const place = { team: visitor.teamId, channel: formPlace.channel };
    try {
      const deal = await desk.stores.deals.find(place);
      const context = { library: desk.assistant.library(), place: formPlace, deal, nowMs: desk.now() };
      const form = readDealForm(view, context);
      if (form.kind === 'errors') return void (await errors(form.errors));
      const { preparer } = form.fields;
      const refused = preparer && (await refusalOfPreparer(desk, visitor, preparer));
      if (refused) return void (await errors({ [DEAL_BLOCKS.preparer]: refused }));
      const saved = await saveDeal(desk, visitor, place, form.fields);
      const { blocks } = await shownDeal(desk, client, saved, '✅ Saved.');
      await ack({ response_action: 'update', view: dealView(blocks) });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await errors({ [DEAL_BLOCKS.patterns]: DATABASE_DOWN });
    }
  };
}

function dealView(blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.deal,
    title: { type: 'plain_text', text: 'Deal' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}
