export type {
  Answer,
  Answered,
  AskedQuestion,
  DealContext,
  Fact,
  Passage,
  Reader,
  Smalltalk,
  Statement,
} from './answer.js';
export { answerQuestion } from './answer-question.js';
export { answerText } from './answer-text.js';
export { type Answering, buildAnswering } from './answering.js';
