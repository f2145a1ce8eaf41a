export const NO_CHANNEL = 'There is no channel here to share to. Use `/pattern` in the channel.';

/** Why a card was not shared. */
export function notShared(): string {
  return 'This card is internal to your team, and others can read this channel (or I could not find out whether they can), so it was not shared.';
}

export interface SharedFacts {
  readonly isMember: boolean;
  readonly hidesPositions: boolean;
  readonly botName: string;
}

/** What the sharer is told: that it is out, what was left out and why, and how to bring the bot in. */
export function sharedSentence({ isMember, hidesPositions, botName }: SharedFacts): string {
  const sentences = ['Shared in this channel.'];
  if (hidesPositions) {
    sentences.push(
      'The positions of both sides were left out: people outside your team can read this channel, or I could not find out whether they can.',
    );
  }
  if (!isMember) {
    sentences.push(
      `I am not a member here, so nobody can ask me in the thread. To change that, type \`/invite @${botName}\`.`,
    );
  }
  return sentences.join(' ');
}
