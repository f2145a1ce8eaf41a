import { channelDeal } from '../../channel-deal.js';
import { installationOf, type SlackContext } from '../../context.js';
import type { Desk } from '../../desk.js';
import { keepGap } from '../../gaps.js';
import { parsePatternCommand } from '../../input.js';
import { plainWords } from '../../question.js';
import { replyWithSettings } from '../../settings.js';
import type { Watches } from '../../watch/watch-message.js';
import type { CommandArgs } from './checklist.js';
import { replyFromDesk } from './desk-command.js';
import { replyToReview } from './review.js';
import { replyToWatch } from './watch.js';

/** `/pattern …`: the answer is the acknowledgement itself, visible only to the asker. */
export function handlePatternCommand(slack: SlackContext, desk?: Desk, watches?: Watches) {
  const { assistant, audiences, replies } = slack;
  return async (args: CommandArgs): Promise<void> => {
    if (desk && (await replyFromDesk(desk, args))) return;
    if (desk && watches && (await replyToWatch(desk, watches, args))) return;
    const { ack, client, command, context, respond } = args;
    const installation = installationOf(context);
    const asker = { userId: command.user_id, userTeamId: command.team_id };
    const text = plainWords(command.text);
    if (await replyToReview(slack, args, text)) return;
    if (parsePatternCommand(text, assistant.knowsWord).kind === 'settings') {
      await ack();
      await replyWithSettings(slack, { client, respond, userId: asker.userId, installation });
      return;
    }
    const audience = await audiences.findOfUser(asker, installation);
    const drawing = { library: assistant.library(), audience, place: 'private' } as const;
    const isName = assistant.nameIn(text) !== undefined;
    const place = { team: installation.teamId, channel: command.channel_id };
    const deal = isName ? undefined : await channelDeal(desk, place, audience);
    const { message, answer } = replies.to({ text, surface: 'slash', deal }, drawing);
    await ack({ response_type: 'ephemeral', ...message });
    if (answer?.kind === 'not-in-library' && audience === 'team') {
      keepGap(slack, { team: installation.teamId, kind: 'unanswered', text });
    }
  };
}
