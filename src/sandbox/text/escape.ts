import type { User } from '../state/entities.js';
import type { State } from '../state/state.js';

/** Slack's three control characters, `&` first. */
export const escapeAll = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const CONTROL_FORM =
  /<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[^<>]*)?(?:\|[^<>]*)?|(?:https?:\/\/|mailto:|tel:)[^<>]+)>/g;
const ENTITY = /&(?!amp;|lt;|gt;)/g;

/** Text that an app sends, as Slack stores it: control forms stay, a stray `&`, `<` or `>` is escaped. */
export function escapeSent(text: string): string {
  return mapOutside(text, CONTROL_FORM, (plain) =>
    plain.replace(ENTITY, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

/**
 * What a person types, as Slack stores and delivers it. `@name`, `@Real Name` and `<@U…>` of people in the workspace
 * become mentions, `#channel` a channel link, an address a link; everything else is escaped: a typed `<!channel>` stays text.
 */
export function escapeTyped(state: State, text: string): string {
  return escaped(
    text,
    mentionForms(state, ({ id }) => `<@${id}>`),
  );
}

/** The same for a slash command that asks for it (`should_escape`): there a mention carries the person's name too. */
export function escapeTypedCommand(state: State, text: string): string {
  return escaped(
    text,
    mentionForms(state, ({ id, name }) => `<@${id}|${name}>`),
  );
}

function escaped(text: string, mention: MentionForms): string {
  return mapOutside(
    text,
    mention.pattern,
    (plain) => escapeAll(plain).replace(/https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"]/g, (url) => `<${url}>`),
    mention.replace,
  );
}

interface MentionForms {
  readonly pattern: RegExp;
  readonly replace: (found: string) => string;
}

function mentionForms(state: State, formOf: (user: User) => string): MentionForms {
  const forms = new Map<string, string>();
  for (const user of state.users.values()) {
    for (const form of [`<@${user.id}>`, `@${user.realName}`, `@${user.name}`])
      forms.set(form.toLowerCase(), formOf(user));
  }
  for (const channel of state.channels.values()) {
    if (channel.kind !== 'im') forms.set(`#${channel.name}`.toLowerCase(), `<#${channel.id}|${channel.name}>`);
  }
  const literals = [...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    pattern: new RegExp(`(?:${literals.join('|')})(?![\\w-])`, 'gi'),
    replace: (found) => forms.get(found.toLowerCase()) ?? found,
  };
}

function mapOutside(
  text: string,
  pattern: RegExp,
  outside: (plain: string) => string,
  inside: (found: string) => string = (found) => found,
): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    result += outside(text.slice(end, match.index)) + inside(match[0]);
    end = match.index + match[0].length;
  }
  return result + outside(text.slice(end));
}
