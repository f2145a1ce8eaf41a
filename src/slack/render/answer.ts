import type { KnownBlock } from '@slack/types';
import type { Answer, Answered } from '../../answer/index.js';
import { type Message, section } from './block-kit.js';
import { cardMessage } from './card.js';
import { choiceAction, choiceMessage, whichPatternMessage } from './choice.js';
import { compareMessage } from './compare.js';
import { type Drawing, mayRead } from './drawing.js';
import { feedbackBlocks } from './feedback.js';
import { helpMessage } from './help.js';
import { longAnswerMessage } from './long-answer.js';
import { nothingMessage } from './nothing.js';
import { mrkdwn } from './text.js';

export interface AnswerOptions {
  /** What was asked, for the feedback buttons. */
  readonly question: string;
  readonly botName: string;
}

/** More than this is no choice but a list to read. */
const MAX_CHOICES = 5;

/** An answer as a message: its first line answers, everything after it can be opened. */
export function answerMessage(answer: Answer, drawing: Drawing, { question, botName }: AnswerOptions): Message {
  switch (answer.kind) {
    case 'answered':
      return answeredMessage(answer, drawing, feedbackBlocks(question, drawing.place));
    case 'ask-back':
      return choiceMessage(mrkdwn(answer.lead.text), answer.choices, drawing);
    case 'which-pattern':
      return whichPatternMessage(mrkdwn(answer.lead.text), answer.patterns, drawing);
    case 'choice':
      return choiceMessage(
        mrkdwn(answer.lead.text),
        answer.cards.slice(0, MAX_CHOICES).map(({ card }) => card),
        drawing,
      );
    case 'not-in-library':
      return nothingMessage(answer, drawing, choiceAction(drawing));
    case 'smalltalk':
      return answer.about === 'help' ? helpMessage(botName) : sentenceMessage(answer.lead.text);
    default:
      return answer satisfies never;
  }
}

/** One plain sentence. */
export function sentenceMessage(sentence: string): Message {
  return { text: mrkdwn(sentence), blocks: [section(mrkdwn(sentence))] };
}

function answeredMessage(answer: Answered, drawing: Drawing, feedback: KnownBlock[]): Message {
  const cards = answer.cards.map(({ card }) => card).filter((card) => mayRead(card, drawing.audience));
  switch (answer.form) {
    case 'card': {
      const [best, ...others] = cards;
      if (!best) return sentenceMessage(answer.lead.text);
      return cardMessage(best, drawing, { warnings: answer.warnings, others: others.slice(0, 4), tail: feedback });
    }
    case 'definition': {
      const others = cards.filter((card) => card !== answer.term).slice(0, 4);
      return cardMessage(answer.term, drawing, { warnings: answer.warnings, others, tail: feedback });
    }
    case 'comparison':
      return compareMessage(...answer.pair, drawing, feedback);
    case 'passages':
    case 'situation':
    case 'facts':
    case 'checklist':
    case 'list':
    case 'positions':
      return longAnswerMessage(answer, drawing, feedback);
    default:
      return answer satisfies never;
  }
}
