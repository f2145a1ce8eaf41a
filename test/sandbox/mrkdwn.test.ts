import { describe, expect, it } from 'vitest';
import { dateText } from '../../src/sandbox/page/client/date-form.js';
import type { Inline } from '../../src/sandbox/page/client/inline.js';
import { parseMarkdown, parseMarkdownInline } from '../../src/sandbox/page/client/markdown.js';
import { parseInline, parseMrkdwn } from '../../src/sandbox/page/client/mrkdwn.js';

/** A short form to compare: `[bold:…]`, `[link:url|…]`, `[user:U1]`. */
const short = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) => {
      if (one.kind === 'text') return one.text;
      if (one.kind === 'styled') return `[${one.style}:${short(one.children)}]`;
      if (one.kind === 'code') return `[code:${one.text}]`;
      if (one.kind === 'link') return `[link:${one.url}|${short(one.children)}]`;
      if (one.kind === 'break') return '\n';
      if (one.kind === 'date') return `[date:${one.seconds}|${one.format}|${one.fallback}]`;
      return `[${one.kind}:${one.kind === 'broadcast' ? one.name : one.id}]`;
    })
    .join('');

describe('parseInline', () => {
  it.each([
    ['*bold* _it_ ~no~ `a*b*`', '[bold:bold] [italic:it] [strike:no] [code:a*b*]'],
    ['*bold _both_*', '[bold:bold [italic:both]]'],
    ['snake_case_name 2*3*4', 'snake_case_name 2*3*4'],
    ['* not bold *', '* not bold *'],
    ['&lt;!here&gt; &amp;lt;', '<!here> &lt;'],
    ['<!here> <@U1> <#C1|deals>', '[broadcast:here] [user:U1] [channel:C1]'],
    ['<https://a.b/?x=1&amp;y=2|a &lt;label&gt;>', '[link:https://a.b/?x=1&y=2|a <label>]'],
    ['<javascript:alert(1)|x>', '<javascript:alert(1)|x>'],
    ['<!date^1^{date}|1 May>', '[date:1|{date}|1 May]'],
    ['<!date^soon|1 May>', '1 May'],
    [':warning: :made_up: 10:30', '⚠️ :made_up: 10:30'],
    ['one\ntwo', 'one\ntwo'],
    ['`open *x*', '`open [bold:x]'],
  ])('%j becomes %j', (source, expected) => {
    expect(short(parseInline(source))).toBe(expected);
  });
});

describe('dateText', () => {
  it.each([
    ['{date_long_pretty} at {time}', 'Europe/Berlin', 'Friday, November 20, 2026 at 2:00 PM'],
    ['{date_short_pretty}', 'America/Los_Angeles', 'Nov 20, 2026'],
    ['{time}', 'Asia/Kolkata', '6:30 PM'],
    ['{ago}', 'UTC', undefined],
    ['{time}', 'Nowhere/Land', undefined],
  ])('draws %s in %s', (format, zone, expected) => {
    const text = dateText(Date.parse('2026-11-20T13:00:00Z') / 1000, format, zone);
    expect(text?.replace(/\s/g, ' ')).toBe(expected);
  });
});

describe('parseMrkdwn', () => {
  it('finds quotes and code blocks, escaped quote marks included', () => {
    const kinds = parseMrkdwn('a\n&gt; b\n> c\nd\n```x &lt; 1```').map((one) => one.kind);
    expect(kinds).toEqual(['paragraph', 'quote', 'paragraph', 'code-block']);
  });

  it('takes time in proportion to the length, for hostile text too: 200,000 characters within 3 s', () => {
    for (const part of ['*', '_a', '<', '`', ':a', '~ ', '*a ', '<@U']) {
      const started = performance.now();
      parseMrkdwn(part.repeat(Math.floor(200_000 / part.length)));
      expect(performance.now() - started).toBeLessThan(3000);
    }
  });
});

describe('parseMarkdown', () => {
  it('finds headings, lists, quotes, code, rules and tables', () => {
    const source = '# H\n\ntext\n\n- a\n  - b\n\n1. c\n\n> q\n\n---\n\n```\nx\n```\n| a | b |\n|---|---|\n| 1 | 2 |';
    const kinds = parseMarkdown(source).map((one) => one.kind);
    expect(kinds).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'rule', 'code-block', 'table']);
  });

  it.each([
    ['**b** *i* ~~s~~ `c`', '[bold:b] [italic:i] [strike:s] [code:c]'],
    ['[x](https://a.b) [y](javascript:z)', '[link:https://a.b|x] [y](javascript:z)'],
    ['<@U1> \\*plain\\*', '[user:U1] *plain*'],
  ])('reads %j as %j', (source, expected) => {
    expect(short(parseMarkdownInline(source))).toBe(expected);
  });
});
