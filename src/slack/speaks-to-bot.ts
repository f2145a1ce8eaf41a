import type { Assistant } from '../assistant.js';
import type { Reply } from './reply.js';

/** How a question begins that asks for what is known, or a follow-up that is put to whoever answered before. */
const ASKS =
  /^(?:(?:and|but|so|ok|okay)[\s,]+)?(?:what|which|why|how|when|who|where|is|are|does|do|show|list|compare|define|explain)\b/iu;
/** Such words speak to a colleague: `did you send it?`, `has anyone read it?` */
const TO_PEOPLE =
  /\b(?:you|your|yours|yourself|u|we|us|i|me|my|anyone|anybody|someone|somebody|everyone|everybody|folks|guys|team|all)\b/iu;
/** `stop`, `thanks, stop`, `please stop now`. */
const STOP = /^(?:[\p{L}]+[,\s]+){0,2}stop\b[\p{L}\s,.!]{0,20}$/iu;

/** People talk at length to one another; a follow-up to a bot is short. */
const MAX_WORDS = 30;
/** A card that scores less may be a coincidence of words. */
const SURE_SCORE = 0.45;

/**
 * True where an unaddressed reply in a followed thread may speak to the bot: it asks something that is put to nobody
 * else, or says stop. In doubt the bot stays silent: nobody asked it.
 */
export function maySpeakToBot(text: string): boolean {
  const line = text.trim();
  if (STOP.test(line)) return true;
  return line.split(/\s+/).length <= MAX_WORDS && asks(line) && !TO_PEOPLE.test(line);
}

/** True where the bot has plainly something to say to it: in words of the library, and the library is sure. */
export function isSure(text: string, { answer }: Reply, assistant: Assistant): boolean {
  if (answer?.kind === 'smalltalk') return answer.about === 'stop';
  if (answer?.kind !== 'answered') return false;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isAboutLibrary = words.some((word) => word.length > 3 && assistant.knowsWord(word));
  return isAboutLibrary && (answer.cards[0]?.score ?? 0) >= SURE_SCORE;
}

function asks(line: string): boolean {
  return ASKS.test(line) && (/\?[\s"'”’)]*$/u.test(line) || /^(?:show|list|compare|define|explain)\b/iu.test(line));
}
