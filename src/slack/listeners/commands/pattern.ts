import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { commandReply } from '../../command-reply.js';
import type { SlackContext } from '../../context.js';
import { parsePatternCommand } from '../../input.js';
import { unescapeText } from '../../render/text.js';

/** `/pattern …`: the answer is the acknowledgement itself, visible only to the asker. */
export function handlePatternCommand({ assistant, audiences, botName }: SlackContext) {
  return async ({ ack, client, command, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const teamId = context.teamId ?? command.team_id;
    const audience = await audiences.ofUser(client, { userId: command.user_id, userTeamId: command.team_id, teamId });
    const parsed = parsePatternCommand(unescapeText(command.text), assistant.knowsWord);
    const message = commandReply(parsed, assistant, { library: assistant.library(), audience }, { botName });
    await ack({ response_type: 'ephemeral', ...message });
  };
}
