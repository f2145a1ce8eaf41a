import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { commandReply } from '../../command-reply.js';
import type { SlackContext } from '../../context.js';
import type { Desk } from '../../desk.js';
import { parsePatternCommand } from '../../input.js';
import { unescapeText } from '../../render/text.js';
import { replyWithChecklist } from './checklist.js';
import { replyWithDeal } from './deal.js';

/** `/pattern …`: the answer is the acknowledgement itself, visible only to the asker. */
export function handlePatternCommand({ assistant, audiences, botName }: SlackContext, desk?: Desk) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, client, command, context } = args;
    const deskCommand = desk && parseDeskCommand(command.text);
    if (deskCommand)
      return deskCommand.kind === 'deal'
        ? replyWithDeal(desk, args, deskCommand.rest)
        : replyWithChecklist(desk, args, deskCommand.rest);
    const teamId = context.teamId ?? command.team_id;
    const audience = await audiences.ofUser(client, { userId: command.user_id, userTeamId: command.team_id, teamId });
    const parsed = parsePatternCommand(unescapeText(command.text), assistant.knowsWord);
    const message = commandReply(parsed, assistant, { library: assistant.library(), audience }, { botName });
    await ack({ response_type: 'ephemeral', ...message });
  };
}

/** `deal …` and `checklist …`, which need the database; everything else is answered from memory. */
function parseDeskCommand(text: string): { readonly kind: 'deal' | 'checklist'; readonly rest: string } | undefined {
  const [, word = '', rest = ''] = /^\s*(deal|check-?list)s?\b:?\s*([\s\S]*)$/iu.exec(text) ?? [];
  if (word === '') return undefined;
  return { kind: word.toLowerCase() === 'deal' ? 'deal' : 'checklist', rest: rest.trim() };
}
