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
