import type { Assistant } from '../assistant.js';
import type { Reply } from './reply.js';

/** How a question begins that asks for what is known, or a follow-up that is put to whoever answered before. */
const ASKS =
  /^(?:(?:and|but|so|ok|okay)[\s,]+)?(?:what|which|why|how|when|who|where|is|are|does|do|show|list|compare|define|explain|any|the|for)\b/iu;
/** Such words speak to a colleague: `did you send it?`, `has anyone read it?` */
const TO_PEOPLE =
  /\b(?:you|your|yours|yourself|u|we|us|i|me|my|anyone|anybody|someone|somebody|everyone|everybody|folks|guys|team|all)\b/iu;
/**
 * What people have before them when they speak to one another: `where is the term sheet?`, `does that work?`. A question
 * about deals as such speaks of `a ROFR`, or names a company.
 */
const AT_HAND =
  /\b(?:the|this|that|these|those|it|its|they|them|their|he|him|his|she|her|today|tomorrow|yesterday|now|next|ready|done|sent|due|fine|ok|okay|happy)\b/iu;
/** `stop`, `thanks, stop`, `please stop now`. */
const STOP = /^(?:[\p{L}]+[,\s]+){0,2}stop\b[\p{L}\s,.!]{0,20}$/iu;

/** People talk at length to one another; a follow-up to a bot is short. */
const MAX_WORDS = 30;
/** What only words were searched for must be this sure; a wording that says what it wants is. */
const SURE = 0.7;

/**
 * True where an unaddressed reply in a followed thread may speak to the bot: it asks something that is put to nobody
 * else, or says stop. In doubt the bot stays silent: nobody asked it.
 */
export function maySpeakToBot(text: string): boolean {
  const line = text.trim();
  if (STOP.test(line)) return true;
  return line.split(/\s+/).length <= MAX_WORDS && asks(line) && !TO_PEOPLE.test(line);
}

/** True where the bot has plainly something to say to it: the wording says what it wants, or the library is sure. */
export function isSure(text: string, { answer }: Reply, assistant: Assistant): boolean {
  if (answer?.kind === 'smalltalk') return answer.about === 'stop';
  if (answer === undefined) return comparesNames(text, assistant);
  if (answer.kind !== 'answered') return false;
  if (answer.confidence === 1) return true;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isAboutLibrary = words.some((word) => word.length > 3 && assistant.knowsWord(word));
  return isAboutLibrary && text.includes('?') && answer.confidence >= SURE && !AT_HAND.test(text);
}

/** `compare a ROFR with exclusivity`, but not `compare our price with theirs`. */
function comparesNames(text: string, assistant: Assistant): boolean {
  const sides = /^compare\s+(.+?)\s+(?:with|and|to|vs\.?)\s+(.+?)[?.!\s]*$/iu.exec(text.trim())?.slice(1) ?? [];
  return (
    sides.length > 0 && sides.every((side) => assistant.nameIn(side.replace(/^(?:an?|the)\s+/iu, '')) !== undefined)
  );
}

function asks(line: string): boolean {
  return ASKS.test(line) && (/\?[\s"'”’)]*$/u.test(line) || /^(?:show|list|compare|define|explain)\b/iu.test(line));
}
