import { emoji } from './emoji.js';
import type { Inline, Paragraph } from './inline.js';

/** Standard Markdown of a `markdown` block: the parts that Slack draws. Mention forms are live in it, too. */
export function parseMarkdown(source: string): readonly Paragraph[] {
  const result: Paragraph[] = [];
  const lines = source.split('\n');
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    const rest = (matches: (line: string) => boolean): string[] => {
      const start = index;
      while (index < lines.length && matches(lines[index] ?? '')) index += 1;
      return lines.slice(start, index);
    };
    if (line.trim() === '') index += 1;
    else if (/^\s*```/.test(line)) {
      index += 1;
      result.push({ kind: 'code-block', text: rest((one) => !/^\s*```/.test(one)).join('\n') });
      index += 1;
    } else if (HEADING.test(line)) {
      const [, marks = '', text = ''] = HEADING.exec(line) ?? [];
      result.push({ kind: 'heading', level: marks.length, children: parseMarkdownInline(text) });
      index += 1;
    } else if (/^\s*(?:---+|\*\*\*+|___+)\s*$/.test(line)) {
      result.push({ kind: 'rule' });
      index += 1;
    } else if (/^\s*>/.test(line)) {
      const quoted = rest((one) => /^\s*>/.test(one)).map((one) => one.replace(/^\s*>\s?/, ''));
      result.push({ kind: 'quote', children: parseMarkdownInline(quoted.join('\n')) });
    } else if (LIST_ITEM.test(line)) result.push(list(rest((one) => LIST_ITEM.test(one))));
    else if (isTableStart(line, lines[index + 1])) {
      result.push(table(rest((one) => one.includes('|'))));
    } else {
      const isPlain = (one: string) =>
        one.trim() !== '' && !HEADING.test(one) && !LIST_ITEM.test(one) && !/^\s*(```|>)/.test(one);
      result.push({ kind: 'paragraph', children: parseMarkdownInline(rest(isPlain).join('\n')) });
    }
  }
  return result;
}

const HEADING = /^(#{1,6})\s+(.*)$/;
const LIST_ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

const isTableStart = (line: string, next = ''): boolean => line.includes('|') && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(next);

function list(lines: readonly string[]): Paragraph {
  const items = lines.map((line) => {
    const [, space = '', , text = ''] = LIST_ITEM.exec(line) ?? [];
    return { indent: Math.min(Math.floor(space.length / 2), 8), children: parseMarkdownInline(text) };
  });
  return { kind: 'list', isOrdered: /^\s*\d/.test(lines[0] ?? ''), items };
}

function table(lines: readonly string[]): Paragraph {
  const cells = (line: string) =>
    line
      .replace(/^\s*\||\|\s*$/g, '')
      .split('|')
      .map((cell) => parseMarkdownInline(cell.trim()));
  return { kind: 'table', rows: lines.filter((_, index) => index !== 1).map(cells) };
}

const INLINE =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(((?:https?:|mailto:)[^\s)]+)\)|<@([A-Z0-9]+)>|<!(here|channel|everyone)>|<#([A-Z0-9]+)>|<(https?:[^\s|>]+)(?:\|([^>]*))?>|\*\*(\S(?:[^*\n]*\S)?)\*\*|~~(\S(?:[^~\n]*\S)?)~~|(?<!\w)[*_](\S(?:[^*_\n]*\S)?)[*_](?!\w)|:([a-z0-9_+-]+):|\\([\\`*_{}[\]()#+.!|>~-])|(\n)/g;

/** Inline Markdown. */
export function parseMarkdownInline(text: string): readonly Inline[] {
  const result: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) result.push({ kind: 'text', text: text.slice(end, match.index) });
    result.push(inlineOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) result.push({ kind: 'text', text: text.slice(end) });
  return result;
}

function inlineOf(match: RegExpMatchArray): Inline {
  const [whole, code, label, href, user, broadcast, channel, url, urlLabel, bold, strike, italic, shortcode, escaped] =
    match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (label !== undefined && href !== undefined)
    return { kind: 'link', url: href, children: parseMarkdownInline(label) };
  if (user !== undefined) return { kind: 'user', id: user };
  if (broadcast !== undefined) return { kind: 'broadcast', name: broadcast };
  if (channel !== undefined) return { kind: 'channel', id: channel };
  if (url !== undefined) return { kind: 'link', url, children: [{ kind: 'text', text: urlLabel || url }] };
  if (bold !== undefined) return { kind: 'styled', style: 'bold', children: parseMarkdownInline(bold) };
  if (strike !== undefined) return { kind: 'styled', style: 'strike', children: parseMarkdownInline(strike) };
  if (italic !== undefined) return { kind: 'styled', style: 'italic', children: parseMarkdownInline(italic) };
  if (shortcode !== undefined) return { kind: 'text', text: emoji(shortcode) ?? whole };
  return escaped === undefined ? { kind: 'break' } : { kind: 'text', text: escaped };
}
