// What the ranking is learned and judged from: the ways to ask that the library's editors wrote, each asked of a library
// from which it was taken out, and the development questions.
import { readFileSync } from 'node:fs';
import { answerableExample, buildSearchIndex, rankingExamples } from '../dist/search/index.js';

const FOLDS = 5;

/** A number that stays the same for a text, to deal texts into folds. */
const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

export const foldOf = (text, folds = FOLDS) => hash(text) % folds;

/** The library without the ways to ask of one fold. */
export function withoutFold(library, fold) {
  const keeps = (text) => foldOf(text) !== fold;
  const trimmed = (card) => ({
    ...card,
    askedAs: card.askedAs.filter(keeps),
    ...(card.kind === 'case'
      ? { timeline: card.timeline.map((entry) => ({ ...entry, askedAs: entry.askedAs.filter(keeps) })) }
      : {}),
  });
  return { ...library, cards: new Map([...library.cards].map(([ref, card]) => [ref, trimmed(card)])) };
}

/** Grades as a judge would give them: the card asked for, what answers it, what holds it. */
function gradesFor(card) {
  switch (card.kind) {
    case 'pattern':
      return { [card.ref]: 3, ...Object.fromEntries([...card.clauses, ...card.killList].map((ref) => [ref, 1])) };
    case 'clause':
      return { [card.pattern]: 1, ...Object.fromEntries(card.answers.map((ref) => [ref, 2])), [card.ref]: 3 };
    case 'move':
      return { [card.pattern]: 1, ...Object.fromEntries(card.answeredBy.map((ref) => [ref, 2])), [card.ref]: 3 };
    case 'case':
      return { ...Object.fromEntries(card.patterns.map((ref) => [ref, 1])), [card.ref]: 3 };
    default:
      return {};
  }
}

/** Each way to ask with the card that it asks for. */
export function waysToAsk(library) {
  return [...library.cards.values()].flatMap((card) => {
    if (card.kind === 'term') return [];
    const own = card.askedAs.map((text) => ({ text, card, weight: 1 }));
    const dated = card.kind === 'case' ? card.timeline.flatMap(({ askedAs }) => askedAs) : [];
    return [...own, ...dated.map((text) => ({ text, card, weight: 0.15 }))];
  });
}

/** Examples from the ways to ask, each with the candidates' features and gains. */
export function heldOutExamples(library) {
  const asked = waysToAsk(library);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const index = buildSearchIndex(withoutFold(library, fold));
    return asked
      .filter(({ text }) => foldOf(text) === fold)
      .map(({ text, card, weight }) => example(index, text, gradesFor(card), weight));
  }).flat();
}

export function readQuestions(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

export function developmentExamples(library, questions, weight = 1) {
  const index = buildSearchIndex(library);
  return questions
    .filter(({ answerable }) => answerable)
    .map(({ id, text, relevant, style }) => ({ id, style, ...example(index, text, relevant, weight) }));
}

function example(index, text, grades, weight) {
  const candidates = rankingExamples(index, text).map(({ card, features }) => ({
    ref: card.ref,
    features,
    grade: grades[card.ref] ?? 0,
  }));
  return { text, candidates, grades, weight };
}

/** Questions with and without an answer: the development set, every third way to ask, and our own of other subjects. */
export function answerableExamples(library, questions, outOfScope) {
  const index = buildSearchIndex(library);
  const asked = waysToAsk(library).filter(({ weight }) => weight === 1);
  const rows = questions.map(({ text, answerable }) => ({
    text,
    set: 'development',
    answerable,
    weight: 1,
    features: answerableExample(index, text),
  }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = buildSearchIndex(withoutFold(library, fold));
    for (const { text } of asked.filter((each, i) => foldOf(each.text) === fold && i % 3 === 0)) {
      rows.push({ text, set: 'ways to ask', answerable: true, weight: 0.25, features: answerableExample(held, text) });
    }
  }
  for (const text of outOfScope) {
    rows.push({ text, set: 'other subjects', answerable: false, weight: 1, features: answerableExample(index, text) });
  }
  return rows;
}
