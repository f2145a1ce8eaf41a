/// <reference lib="dom" />
import { h } from './dom.js';
import { drawChannel, drawLink, drawMention } from './draw-inline.js';
import { emoji } from './emoji.js';
import type { Store } from './store.js';

type Json = Record<string, unknown>;

const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

export const drawRichText = (store: Store, block: Json): HTMLElement =>
  h(
    'div',
    { class: 'rich-text' },
    objects(block.elements).map((part) => drawPart(store, part)),
  );

function drawPart(store: Store, part: Json): HTMLElement {
  const inside = () => objects(part.elements).map((element) => drawElement(store, element));
  switch (part.type) {
    case 'rich_text_list':
      return h(
        part.style === 'ordered' ? 'ol' : 'ul',
        { class: `indent-${Number(part.indent ?? 0)}` },
        objects(part.elements).map((item) =>
          h(
            'li',
            {},
            objects(item.elements).map((element) => drawElement(store, element)),
          ),
        ),
      );
    case 'rich_text_quote':
      return h('blockquote', {}, inside());
    case 'rich_text_preformatted':
      return h('pre', { tabindex: 0 }, h('code', {}, inside()));
    default:
      return h('p', {}, inside());
  }
}

function drawElement(store: Store, element: Json): Node {
  return styled(element.style as Json | undefined, plainElement(store, element));
}

function plainElement(store: Store, element: Json): Node {
  switch (element.type) {
    case 'text':
      return lines(String(element.text));
    case 'link':
      return drawLink(String(element.url), [document.createTextNode(String(element.text ?? element.url))]);
    case 'user':
      return drawMention(store, String(element.user_id));
    case 'channel':
      return drawChannel(store, String(element.channel_id));
    case 'broadcast':
      return h('span', { class: 'mention broadcast' }, `@${String(element.range)}`);
    case 'emoji':
      return document.createTextNode(emoji(String(element.name)) ?? `:${String(element.name)}:`);
    case 'date':
      return h('time', {}, new Date(Number(element.timestamp) * 1000).toLocaleString());
    case 'color':
      return h('code', {}, String(element.value));
    default:
      return h('span', { class: 'mention' }, `@${String(element.usergroup_id ?? element.team_id ?? element.type)}`);
  }
}

function lines(text: string): Node {
  const fragment = document.createDocumentFragment();
  text.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(h('br'));
    fragment.append(line);
  });
  return fragment;
}

const STYLE_TAGS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
] as const;

const styled = (style: Json | undefined, node: Node): Node =>
  STYLE_TAGS.reduce<Node>((inside, [name, tag]) => (style?.[name] === true ? h(tag, {}, inside) : inside), node);
