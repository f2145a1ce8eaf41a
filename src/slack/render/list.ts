import type { PatternCard } from '../../library/index.js';
import { ACTIONS } from '../ids.js';
import { button, context, fitMessage, header, type Message, section } from './block-kit.js';
import { type Drawing, mayRead } from './drawing.js';
import { escapeText } from './text.js';

/** The patterns, grouped by category, each with a button. `lead` is mrkdwn that the caller has escaped. */
export function listMessage(patterns: readonly PatternCard[], drawing: Drawing, lead?: string): Message {
  const readable = patterns.filter((pattern) => mayRead(pattern, drawing.audience));
  const categories = [...drawing.library.categories].flatMap(([id, title]) => {
    const own = readable.filter(({ category }) => category === id);
    return own.length > 0 ? [{ title, own }] : [];
  });
  const groups = categories.map(({ title, own }) => [
    context(`*${escapeText(title)}*`),
    ...own.map((pattern) =>
      section(
        `*${escapeText(pattern.title)}*\n${escapeText(pattern.tagline)}`,
        button(ACTIONS.openCard, 'Open', pattern.ref, { label: `Open ${pattern.title}` }),
      ),
    ),
  ]);
  return {
    text: `${lead ?? 'Deal patterns:'} ${readable.map(({ title }) => escapeText(title)).join('; ')}`,
    blocks: fitMessage([
      [header('Deal patterns'), ...(lead ? [section(lead)] : [])],
      ...groups,
      [context(escapeText(drawing.library.note))],
    ]),
  };
}
