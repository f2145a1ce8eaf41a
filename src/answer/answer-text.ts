import type { Source, TimelineEntry } from '../library/index.js';
import type { Answer, Answered } from './answer.js';

/** The answer as plain text with its sources, for a terminal; never empty. Quoted texts stand as on their cards. */
export function answerText(answer: Answer): string {
  return linesOf(answer)
    .filter((line) => line !== '')
    .join('\n');
}

function linesOf(answer: Answer): string[] {
  const lead = answer.lead.from === 'fixed' ? answer.lead.text : `${answer.lead.text} [${answer.lead.from}]`;
  switch (answer.kind) {
    case 'answered':
      return [lead, ...shapeLines(answer), ...passageLines(answer), ...warningLines(answer), ...cardLines(answer)];
    case 'ask-back':
      return [lead, ...answer.choices.map(({ title, ref }) => `- ${title} [${ref}]`)];
    case 'which-pattern':
      return [lead, ...answer.patterns.map(({ title, ref }) => `- ${title} [${ref}]`)];
    case 'choice':
      return [lead, ...cardLines(answer)];
    case 'not-in-library':
      return [lead, answer.holds.text, ...answer.nearest.map(({ title, ref }) => `- ${title} [${ref}]`)];
    case 'smalltalk':
      return [lead];
    default:
      return answer satisfies never;
  }
}

function shapeLines(answer: Answered): string[] {
  switch (answer.form) {
    case 'card':
    case 'passages':
    case 'definition':
      return [];
    case 'situation':
      return [`${answer.pattern.title} [${answer.pattern.ref}]`, ...answer.fits.map((text) => `- ${text}`)];
    case 'facts':
      return answer.facts.map(({ card, entry }) => `- ${entryLine(entry)} [${card.ref}]`);
    case 'comparison':
    case 'list':
      return (answer.form === 'list' ? answer.listed : answer.pair).map(({ title, ref }) => `- ${title} [${ref}]`);
    case 'checklist':
      return answer.questions.map(({ text, about }) => `- ${text} [${about}]`);
    case 'positions':
      return answer.ladders.flatMap(({ name, ladder }) => [
        `${name} [${answer.clause.ref}]`,
        `- ${ladder.opening}`,
        `- ${ladder.fallback}`,
        `- ${ladder.walkAway}`,
      ]);
    default:
      return answer satisfies never;
  }
}

function entryLine(entry: TimelineEntry): string {
  return [entry.date, entry.fact, sourceText(entry.source)].join(' | ');
}

function sourceText({ publisher, title, date, url }: Source): string {
  return [publisher, title, date, url].filter((part) => part !== null).join(', ');
}

function passageLines({ passages }: Answered): string[] {
  return passages.map(({ card, label, text, entry }) => {
    const source = entry ? ` (${entry.date}, ${entry.source.publisher})` : '';
    return `${label}: ${text}${source} [${card.ref}]`;
  });
}

function warningLines({ warnings }: Answered): string[] {
  return warnings.map(({ title, mitigation, ref }) => `! ${title}: ${mitigation} [${ref}]`);
}

function cardLines({ cards }: Answer): string[] {
  return cards.map(({ card }) => `* ${card.title} [${card.ref}]`);
}
