import type { Assistant } from '../assistant.js';
import type { Reply } from './reply.js';

/** How a follow-up begins that is put to whoever answered before. */
const FOLLOW_UP =
  /^(?:and\s+(?:the|a|an|what|how|if|who|when|why|which|for)\b|(?:what|how)\s+about\b|(?:show|list|compare|define)\s+)/iu;
/** People talk at length to one another; a follow-up to a bot is short. */
const MAX_WORDS = 30;
/** A card that scores less may be a coincidence of words. */
const SURE_SCORE = 0.45;

/**
 * True where an unaddressed reply in a followed thread plainly speaks to the bot: it asks something, in words of the
 * library, and the library is sure of the answer. In doubt the bot stays silent: nobody asked it.
 */
export function speaksToBot(text: string, { answer }: Reply, assistant: Assistant): boolean {
  if (answer?.kind === 'smalltalk') return answer.about === 'stop';
  if (answer?.kind !== 'answered') return false;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > MAX_WORDS || !asks(text)) return false;
  const isAboutLibrary = words.some((word) => word.length > 3 && assistant.knowsWord(word));
  return isAboutLibrary && (answer.cards[0]?.score ?? 0) >= SURE_SCORE;
}

function asks(text: string): boolean {
  return /\?[\s"'”’)]*$/u.test(text) || FOLLOW_UP.test(text.trim());
}
