import { emoji } from './emoji.js';
import { decoded, type Inline, type Paragraph, type Style } from './inline.js';

const STYLES: Readonly<Record<string, Style>> = { '*': 'bold', _: 'italic', '~': 'strike' };

/** Slack's mrkdwn as paragraphs, quotes and code. Only an unescaped `<…>` is a control form: `&lt;!here&gt;` is text. */
export function parseMrkdwn(source: string): readonly Paragraph[] {
  return source.split('```').flatMap((part, index) => (index % 2 === 1 ? [codeBlock(part)] : paragraphs(part)));
}

const codeBlock = (part: string): Paragraph => ({ kind: 'code-block', text: decoded(part.replace(/^\n|\n$/g, '')) });

function paragraphs(part: string): readonly Paragraph[] {
  const result: Paragraph[] = [];
  let lines: string[] = [];
  let isQuote = false;
  const flush = () => {
    const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
    if (text !== '') result.push({ kind: isQuote ? 'quote' : 'paragraph', children: parseInline(text) });
    lines = [];
  };
  for (const line of part.split('\n')) {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if ((quoted !== null) !== isQuote) flush();
    isQuote = quoted !== null;
    lines.push(quoted?.[1] ?? line);
  }
  flush();
  return result;
}

/** One line or more of mrkdwn. */
export function parseInline(text: string): readonly Inline[] {
  const result: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') result.push({ kind: 'text', text: decoded(plain) });
    plain = '';
  };
  let index = 0;
  while (index < text.length) {
    const found = tokenAt(text, index);
    if (found) {
      flush();
      result.push(...found.inline);
      index += found.length;
    } else {
      plain += text[index];
      index += 1;
    }
  }
  flush();
  return result;
}

interface Token {
  readonly inline: readonly Inline[];
  readonly length: number;
}

function tokenAt(text: string, index: number): Token | undefined {
  switch (text[index]) {
    case '\n':
      return { inline: [{ kind: 'break' }], length: 1 };
    case '`':
      return codeAt(text, index);
    case '<':
      return controlAt(text, index);
    case ':':
      return emojiAt(text, index);
    case '*':
    case '_':
    case '~':
      return styledAt(text, index);
    default:
      return undefined;
  }
}

function codeAt(text: string, index: number): Token | undefined {
  const end = text.indexOf('`', index + 1);
  const inside = text.slice(index + 1, end);
  if (end < 0 || inside === '' || inside.includes('\n')) return undefined;
  return { inline: [{ kind: 'code', text: decoded(inside) }], length: inside.length + 2 };
}

function controlAt(text: string, index: number): Token | undefined {
  const end = text.indexOf('>', index);
  if (end < 0) return undefined;
  const [target = '', label] = splitOnce(text.slice(index + 1, end), '|');
  const inline = control(target, label);
  return inline && { inline: [inline], length: end + 1 - index };
}

function control(target: string, label: string | undefined): Inline | undefined {
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[A-Z0-9]+$/.test(target))
    return { kind: 'channel', id: target.slice(1), ...(label ? { label: decoded(label) } : {}) };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', name: target.slice(1) };
  if (target.startsWith('!')) return { kind: 'text', text: decoded(label ?? target) };
  if (/^(https?:|mailto:|tel:)/.test(target)) {
    return { kind: 'link', url: decoded(target), children: [{ kind: 'text', text: decoded(label ?? target) }] };
  }
  return undefined;
}

function emojiAt(text: string, index: number): Token | undefined {
  const match = /^:([a-z0-9_+-]+):/.exec(text.slice(index, index + 60));
  const character = match?.[1] === undefined ? undefined : emoji(match[1]);
  return match && character ? { inline: [{ kind: 'text', text: character }], length: match[0].length } : undefined;
}

/** `*bold*` needs a word's edge outside and a letter inside at both ends, on one line. */
function styledAt(text: string, index: number): Token | undefined {
  const mark = text[index] ?? '';
  const style = STYLES[mark];
  const line = text.slice(index + 1, lineEnd(text, index));
  if (style === undefined || /\w/.test(text[index - 1] ?? ' ') || /^\s|^$/.test(line)) return undefined;
  let end = line.indexOf(mark, 1);
  while (end > 0 && (/\s/.test(line[end - 1] ?? '') || /\w/.test(line[end + 1] ?? ' ')))
    end = line.indexOf(mark, end + 1);
  if (end <= 0) return undefined;
  return { inline: [{ kind: 'styled', style, children: parseInline(line.slice(0, end)) }], length: end + 2 };
}

const lineEnd = (text: string, index: number): number => {
  const end = text.indexOf('\n', index);
  return end < 0 ? text.length : end;
};

function splitOnce(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
