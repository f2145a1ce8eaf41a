import type { Answer, AskedQuestion } from '../answer/index.js';
import type { Assistant } from '../assistant.js';
import type { Card, Ref } from '../library/index.js';
import type { Found } from '../search/index.js';
import type { FoundAudience } from './audience.js';
import { type PatternCommand, parsePatternCommand, readsAsQuestion } from './input.js';
import { answerMessage, sentenceMessage } from './render/answer.js';
import type { Message } from './render/block-kit.js';
import { type CardMessageOptions, cardMessage } from './render/card.js';
import { choiceMessage } from './render/choice.js';
import { compareMessage } from './render/compare.js';
import { type Drawing, mayRead } from './render/drawing.js';
import { feedbackBlocks } from './render/feedback.js';
import { helpMessage } from './render/help.js';
import { withoutInternal } from './render/left-out.js';
import { listMessage } from './render/list.js';
import { quoteUser } from './render/text.js';

/** What someone asked, wherever they typed it. */
export type Asked = Pick<AskedQuestion, 'text' | 'surface' | 'subject' | 'deal'>;

export interface Reply {
  readonly message: Message;
  /** What a follow-up in the same thread is about. */
  readonly subject: readonly Ref[];
  /** The answer, where the text was a question rather than a subcommand. */
  readonly answer?: Answer;
}

type FoundBest = Extract<Found, { readonly kind: 'best' }>;

/** The kind of card that a subcommand looks for. */
const KINDS = { clause: 'clause', 'kill-list': 'move', case: 'case', define: 'term' } as const;
const KIND_WORDS = {
  clause: 'example clause',
  'kill-list': 'kill-list move',
  case: 'public deal',
  define: 'term',
} as const;

/** What a name leads to at once. A term's name leads to the cards where the term matters, the term itself last. */
const SUBSTANCE: readonly Card['kind'][] = ['pattern', 'clause', 'move', 'case'];

/** Replies to texts, the same wherever they were typed: a subcommand, or a question. */
export interface Replies {
  /** Where Slack does not say who reads it, what is internal is left out, and the reply says so. */
  to(asked: Asked, drawing: FoundDrawing): Reply;
}

/** A drawing for readers whom Slack may not have told apart. */
export type FoundDrawing = Omit<Drawing, 'audience'> & { readonly audience: FoundAudience };

/**
 * A name of the library is asked for over and over, and its reply does not change while the library stays: it is made
 * once. Only names are remembered that way, never what else people type.
 */
export function createReplies(assistant: Assistant, botName: string): Replies {
  const named = { library: assistant.library(), replies: new Map<string, Reply>() };
  const to = (asked: Asked, drawing: Drawing): Reply => {
    const name = assistant.nameIn(asked.text);
    if (name === undefined) return replyTo(asked, assistant, drawing, botName);
    if (named.library !== drawing.library) {
      named.library = drawing.library;
      named.replies.clear();
    }
    const key = `${drawing.audience} ${drawing.place} ${name}`;
    const known = named.replies.get(key);
    if (known) return known;
    const reply = replyTo({ text: name, surface: 'slash' }, assistant, drawing, botName);
    named.replies.set(key, reply);
    return reply;
  };
  return {
    to: (asked, { audience, ...drawing }) => {
      if (audience !== 'unknown') return to(asked, { ...drawing, audience });
      const careful = to(asked, { ...drawing, audience: 'outside' });
      const whole = to(asked, { ...drawing, audience: 'team' });
      const isWhole = JSON.stringify(careful.message) === JSON.stringify(whole.message);
      return isWhole ? careful : { ...careful, message: withoutInternal(careful.message) };
    },
  };
}

/** A subcommand that leads to nothing is read as a question, so that a question may begin with any word. */
function replyTo(asked: Asked, assistant: Assistant, drawing: Drawing, botName: string): Reply {
  const command = parsePatternCommand(asked.text, assistant.knowsWord);
  const reply = isFollowUp(asked, command) ? undefined : commandReply(command, assistant, drawing, botName);
  return reply ?? questionReply(asked, assistant, drawing, botName);
}

/** In a thread with a subject, `show the clause` asks for that subject's clause. */
function isFollowUp({ subject = [] }: Asked, { kind }: PatternCommand): boolean {
  return subject.length > 0 && kind !== 'help' && kind !== 'compare';
}

function questionReply(asked: Asked, assistant: Assistant, drawing: Drawing, botName: string): Reply {
  // Keywords after the command are looked up; a question there is answered as one.
  const surface = asked.surface === 'slash' && readsAsQuestion(asked.text) ? 'dm' : asked.surface;
  const answer = assistant.answer({ ...asked, surface, audience: drawing.audience });
  if (answer.kind === 'choice' || answer.kind === 'not-in-library') {
    const term = namedReply(asked.text, assistant, drawing, ['term']);
    if (term) return term;
  }
  return {
    message: answerMessage(answer, drawing, { question: asked.text, botName }),
    subject: answer.subject,
    answer,
  };
}

function commandReply(
  command: PatternCommand,
  assistant: Assistant,
  drawing: Drawing,
  botName: string,
): Reply | undefined {
  switch (command.kind) {
    case 'find':
      return namedReply(command.query, assistant, drawing, SUBSTANCE);
    case 'help':
      return { message: helpMessage(botName), subject: [] };
    case 'settings':
      return { message: sentenceMessage('Type /pattern settings: what it shows is for you alone.'), subject: [] };
    case 'list': {
      const patterns = assistant.patterns(command.query);
      if (patterns) return { message: listMessage(patterns, drawing), subject: [] };
      // `list the clauses of …` is a question; a category that there is not gets the whole list.
      if (/\s/.test(command.query)) return undefined;
      const lead = `There is no category “${quoteUser(command.query)}”. These are all patterns:`;
      return { message: listMessage(assistant.library().patterns, drawing, lead), subject: [] };
    }
    case 'compare': {
      const [a, b] = [assistant.cardFor(command.a), assistant.cardFor(command.b)];
      if (!a || !b || a === b || !mayRead(a, drawing.audience) || !mayRead(b, drawing.audience)) return undefined;
      return { message: compareMessage(a, b, drawing), subject: [a.ref, b.ref] };
    }
    case 'show':
      return (
        namedReply(command.query, assistant, drawing, SUBSTANCE) ??
        kindReply(command.query, 'pattern', 'pattern', assistant, drawing)
      );
    case 'clause':
    case 'kill-list':
    case 'case':
    case 'define':
      return kindReply(command.query, KINDS[command.kind], KIND_WORDS[command.kind], assistant, drawing);
    default:
      return command satisfies never;
  }
}

/** The card that the words name, with what goes with it: nothing has to be searched or weighed. */
function namedReply(
  query: string,
  assistant: Assistant,
  drawing: Drawing,
  kinds: readonly Card['kind'][],
): Reply | undefined {
  if (assistant.nameIn(query) === undefined) return undefined;
  const found = assistant.find(query);
  if (found.kind !== 'best' || !found.best.exact || !kinds.includes(found.best.card.kind)) return undefined;
  return cardReply(found.best.card, drawing, {
    warnings: found.warnings,
    others: neighbours(found, assistant),
    tail: feedbackBlocks(query, drawing.place),
  });
}

/** The best card of a kind, or a choice between the nearest; undefined where no card of the kind comes near. */
function kindReply(
  query: string,
  kind: Card['kind'],
  kindWords: string,
  assistant: Assistant,
  drawing: Drawing,
): Reply | undefined {
  const found = assistant.find(query, { kind });
  if (found.kind === 'best') {
    return cardReply(found.best.card, drawing, {
      warnings: found.warnings,
      others: neighbours(found, assistant),
      tail: feedbackBlocks(query, drawing.place),
    });
  }
  const near =
    found.kind === 'choice'
      ? found.hits.map(({ card }) => card)
      : found.kind === 'ask-back'
        ? found.neighbours
        : found.nearest;
  const readable = near.filter((card) => mayRead(card, drawing.audience));
  if (readable.length === 0) return undefined;
  const lead = `No ${kindWords} is clearly meant by “${quoteUser(query)}”. Which one?`;
  return { message: choiceMessage(lead, readable, drawing), subject: [] };
}

/** A term is followed by the cards where it matters, which its editor chose; other cards by what was found with them. */
function neighbours({ best, warnings, others }: FoundBest, assistant: Assistant): readonly Card[] {
  if (best.card.kind !== 'term') return others.map(({ card }) => card);
  const warned = new Set(warnings.map(({ ref }) => ref));
  return best.card.cards
    .filter((ref) => !warned.has(ref))
    .map((ref) => assistant.card(ref))
    .filter((card) => card !== undefined);
}

function cardReply(card: Card, drawing: Drawing, options: CardMessageOptions): Reply | undefined {
  return mayRead(card, drawing.audience)
    ? { message: cardMessage(card, drawing, options), subject: [card.ref] }
    : undefined;
}
