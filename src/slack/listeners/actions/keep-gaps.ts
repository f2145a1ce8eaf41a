import { installationOf, type SlackContext } from '../../context.js';
import { sentenceMessage } from '../../render/answer.js';
import { settingsMessage } from '../../render/settings.js';
import { isAdmin } from '../../settings.js';
import type { ButtonArgs } from './open-card.js';

/** An admin switches the keeping of unanswered questions on or off; off also deletes what was kept. */
export function handleKeepGaps({ assistant, log }: SlackContext) {
  return async ({ ack, action, body, client, context, respond }: ButtonArgs): Promise<void> => {
    await ack();
    if (!assistant.gaps) return;
    if (!(await isAdmin(client, body.user.id))) {
      const refusal = sentenceMessage('Only admins and owners of this workspace can change the settings.');
      await respond({ response_type: 'ephemeral', replace_original: false, ...refusal });
      return;
    }
    const { teamId } = installationOf(context);
    const isKeeping = action.value === 'on';
    await assistant.gaps.setKeeping(teamId, isKeeping);
    log.info('keeping_changed', { team: teamId, user: body.user.id, isKeeping });
    await respond({ response_type: 'ephemeral', replace_original: true, ...settingsMessage(isKeeping) });
  };
}
