import type { Desk } from '../../desk.js';
import { type CommandArgs, replyWithChecklist } from './checklist.js';
import { replyWithDeal } from './deal.js';

/**
 * Answers `deal …` and `checklist …`, which need the database and so acknowledge first; false for everything else, which
 * is answered from memory.
 */
export async function replyFromDesk(desk: Desk, args: CommandArgs): Promise<boolean> {
  const [, word = '', rest = ''] = /^\s*(deal|check-?list)s?(?:[\s:]+([\s\S]*))?$/iu.exec(args.command.text) ?? [];
  if (word === '') return false;
  const reply = word.toLowerCase() === 'deal' ? replyWithDeal : replyWithChecklist;
  await reply(desk, args, rest.trim());
  return true;
}
