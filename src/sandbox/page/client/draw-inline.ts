/// <reference lib="dom" />
import { dateText } from './date-form.js';
import { h, safeUrl } from './dom.js';
import type { Inline, Paragraph, Style } from './inline.js';
import { channelOf, type Store, userOf } from './store.js';

const TAGS: Readonly<Record<Style, 'strong' | 'em' | 's' | 'u'>> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
};

export const drawInlines = (store: Store, inlines: readonly Inline[]): Node[] =>
  inlines.map((one) => drawInline(store, one));

export function drawInline(store: Store, inline: Inline): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'break':
      return h('br');
    case 'code':
      return h('code', {}, inline.text);
    case 'styled':
      return h(TAGS[inline.style], {}, drawInlines(store, inline.children));
    case 'link':
      return drawLink(inline.url, drawInlines(store, inline.children));
    case 'user':
      return drawMention(store, inline.id);
    case 'channel':
      return drawChannel(store, inline.id, inline.label);
    case 'date': {
      const zone = userOf(store, store.state.me)?.tz ?? 'UTC';
      return h('time', {}, dateText(inline.seconds, inline.format, zone) ?? inline.fallback);
    }
    case 'broadcast':
      return h('span', { class: 'mention broadcast' }, `@${inline.name}`);
  }
}

export function drawLink(url: string, children: readonly Node[]): HTMLElement {
  const href = safeUrl(url);
  return href === undefined
    ? h('span', {}, children)
    : h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, children);
}

export function drawMention(store: Store, id: string): HTMLElement {
  const user = userOf(store, id);
  return h('span', { class: id === store.state.me ? 'mention me' : 'mention' }, `@${user?.realName ?? id}`);
}

export function drawChannel(store: Store, id: string, label?: string): HTMLElement {
  const channel = channelOf(store, id);
  const name = `#${channel?.name ?? label ?? id}`;
  if (!channel) return h('span', { class: 'mention' }, name);
  return h(
    'button',
    { class: 'mention', type: 'button', onclick: () => store.go({ channel: id, thread: null, tab: 'messages' }) },
    name,
  );
}

export const drawParagraphs = (store: Store, paragraphs: readonly Paragraph[]): HTMLElement[] =>
  paragraphs.map((one) => drawParagraph(store, one));

function drawParagraph(store: Store, paragraph: Paragraph): HTMLElement {
  switch (paragraph.kind) {
    case 'paragraph':
      return h('p', {}, drawInlines(store, paragraph.children));
    case 'quote':
      return h('blockquote', {}, drawInlines(store, paragraph.children));
    case 'heading':
      return h(
        'p',
        { class: `heading level-${paragraph.level}`, role: 'heading', 'aria-level': paragraph.level + 2 },
        drawInlines(store, paragraph.children),
      );
    case 'code-block':
      return h('pre', { tabindex: 0 }, h('code', {}, paragraph.text));
    case 'rule':
      return h('hr');
    case 'list':
      return h(
        paragraph.isOrdered ? 'ol' : 'ul',
        {},
        paragraph.items.map(({ indent, children }) =>
          h('li', { class: `indent-${indent}` }, drawInlines(store, children)),
        ),
      );
    case 'table':
      return drawTable(paragraph.rows.map((row) => row.map((cell) => drawInlines(store, cell))));
  }
}

/** A table in a frame that scrolls sideways; its first row is the header. */
export function drawTable(
  rows: readonly (readonly (readonly Node[])[])[],
  align: readonly (string | undefined)[] = [],
): HTMLElement {
  const [head = [], ...body] = rows;
  const cell = (tag: 'th' | 'td') => (nodes: readonly Node[], column: number) =>
    h(
      tag,
      { class: align[column] ? `align-${align[column]}` : undefined, scope: tag === 'th' ? 'col' : undefined },
      nodes,
    );
  return h(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, head.map(cell('th')))),
      h(
        'tbody',
        {},
        body.map((row) => h('tr', {}, row.map(cell('td')))),
      ),
    ),
  );
}
