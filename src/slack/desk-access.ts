import type { WebClient } from '@slack/web-api';
import type { Installation } from './audience.js';
import type { SlackContext } from './context.js';

/** Who wants to see or change what a team keeps of its deals. */
export interface Visitor extends Installation {
  readonly client: WebClient;
  readonly user: string;
  readonly userTeam?: string | undefined;
}

/** One sentence why not. */
export type Refused = string;

const NOT_A_COLLEAGUE =
  'Deals and checklists are for the people of this workspace alone. I could not find that you are one of them.';

/** Undefined where the person is a colleague; fails closed. */
export async function refusalOfPerson({ audiences }: SlackContext, visitor: Visitor): Promise<Refused | undefined> {
  const audience = await audiences.ofUser({ userId: visitor.user, userTeamId: visitor.userTeam }, visitor);
  return audience === 'team' ? undefined : NOT_A_COLLEAGUE;
}

/** Undefined where this colleague may be named as who prepares: they are told what the list says. Fails closed. */
export async function refusalOfPreparer(
  { audiences }: SlackContext,
  visitor: Visitor,
  preparer: string,
): Promise<Refused | undefined> {
  if (preparer === visitor.user || (await audiences.ofUser({ userId: preparer }, visitor)) === 'team') return undefined;
  return 'Who prepares must be a member of this workspace, and I could not find that the person you named is one.';
}

/** Undefined where only colleagues read the channel; fails closed. */
export async function refusalOfChannel(
  slack: SlackContext,
  installation: Installation,
  channel: string,
): Promise<Refused | undefined> {
  if (channel.startsWith('D')) {
    return 'A deal belongs to the channel in which the team works on it. Type this there.';
  }
  return (await slack.audiences.ofChannel(channel, installation)) === 'team' ? undefined : notATeamChannel(slack);
}

function notATeamChannel({ botName }: SlackContext): Refused {
  return `Deals and checklists are kept only in channels that your team alone reads. This one is shared with another company or has guests, or I could not find out. If it is private, type \`/invite @${botName}\` first.`;
}

/**
 * Why this person may not tick in a list of this channel; undefined where they may. A tick shows nothing that did not
 * stand in the channel before, so where Slack does not say who reads there it goes on.
 */
export async function refusalOfTick(
  slack: SlackContext,
  visitor: Visitor,
  channel: string,
): Promise<Refused | undefined> {
  const [person, readers] = await Promise.all([
    slack.audiences.findOfUser({ userId: visitor.user, userTeamId: visitor.userTeam }, visitor),
    slack.audiences.findOfChannel(channel, visitor),
  ]);
  if (person === 'outside') return NOT_A_COLLEAGUE;
  return readers === 'outside' ? notATeamChannel(slack) : undefined;
}

/** Why this person may not work on the deal of this channel; undefined where they may. */
export async function refusalOf(slack: SlackContext, visitor: Visitor, channel: string): Promise<Refused | undefined> {
  return (await refusalOfPerson(slack, visitor)) ?? (await refusalOfChannel(slack, visitor, channel));
}
