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
  const scan: Scan = {
    text,
    lineEnd: -1,
    lastAngle: text.lastIndexOf('>'),
    lastTick: text.lastIndexOf('`'),
    unclosed: new Map(),
  };
  const result: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') result.push({ kind: 'text', text: decoded(plain) });
    plain = '';
  };
  let index = 0;
  while (index < text.length) {
    const found = tokenAt(scan, index);
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

/** What was already found out about the text, so that no mark makes the whole rest be read again. */
interface Scan {
  readonly text: string;
  lineEnd: number;
  readonly lastAngle: number;
  readonly lastTick: number;
  /** For a mark the end of the line in which nothing closes it any more. */
  readonly unclosed: Map<string, number>;
}

interface Token {
  readonly inline: readonly Inline[];
  readonly length: number;
}

function tokenAt(scan: Scan, index: number): Token | undefined {
  switch (scan.text[index]) {
    case '\n':
      return { inline: [{ kind: 'break' }], length: 1 };
    case '`':
      return codeAt(scan, index);
    case '<':
      return controlAt(scan, index);
    case ':':
      return emojiAt(scan.text, index);
    case '*':
    case '_':
    case '~':
      return styledAt(scan, index);
    default:
      return undefined;
  }
}

function codeAt({ text, lastTick }: Scan, index: number): Token | undefined {
  if (lastTick <= index) return undefined;
  const end = text.indexOf('`', index + 1);
  const inside = text.slice(index + 1, end);
  if (inside === '' || inside.includes('\n')) return undefined;
  return { inline: [{ kind: 'code', text: decoded(inside) }], length: inside.length + 2 };
}

function controlAt({ text, lastAngle }: Scan, index: number): Token | undefined {
  if (lastAngle < index) return undefined;
  const end = text.indexOf('>', index);
  const [target = '', label] = splitOnce(text.slice(index + 1, end), '|');
  const inline = control(target, label);
  return inline && { inline: [inline], length: end + 1 - index };
}

function control(target: string, label: string | undefined): Inline | undefined {
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (/^#[A-Z0-9]+$/.test(target))
    return { kind: 'channel', id: target.slice(1), ...(label ? { label: decoded(label) } : {}) };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', name: target.slice(1) };
  const [, seconds, format] = /^!date\^(\d{1,12})\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined && format !== undefined) {
    return { kind: 'date', seconds: Number(seconds), format: decoded(format), fallback: decoded(label ?? target) };
  }
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
function styledAt(scan: Scan, index: number): Token | undefined {
  const { text, unclosed } = scan;
  const mark = text[index] ?? '';
  const style = STYLES[mark];
  const isOpening = !/\w/.test(text[index - 1] ?? ' ') && !/\s/.test(text[index + 1] ?? ' ');
  if (style === undefined || !isOpening) return undefined;
  const lineEnd = endOfLine(scan, index);
  // A mark that nothing closes here is closed by nothing further on in the line either.
  if (unclosed.get(mark) === lineEnd) return undefined;
  const isClosing = (at: number) => !/\s/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + 1] ?? ' ');
  let end = text.indexOf(mark, index + 2);
  while (end >= 0 && end < lineEnd && !isClosing(end)) end = text.indexOf(mark, end + 1);
  if (end < 0 || end >= lineEnd) {
    unclosed.set(mark, lineEnd);
    return undefined;
  }
  return {
    inline: [{ kind: 'styled', style, children: parseInline(text.slice(index + 1, end)) }],
    length: end + 1 - index,
  };
}

function endOfLine(scan: Scan, index: number): number {
  if (index > scan.lineEnd) {
    const end = scan.text.indexOf('\n', index);
    scan.lineEnd = end < 0 ? scan.text.length : end;
  }
  return scan.lineEnd;
}

function splitOnce(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
