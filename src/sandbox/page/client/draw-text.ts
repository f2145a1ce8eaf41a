/// <reference lib="dom" />
import { h } from './dom.js';
import { drawParagraphs } from './draw-inline.js';
import { withEmoji } from './emoji.js';
import { parseMrkdwn } from './mrkdwn.js';
import type { Store } from './store.js';

type Json = Record<string, unknown>;

/** A text object. plain_text is shown as it stands; of its shortcodes the known ones become characters. */
export function drawText(store: Store, text: Json): Node[] {
  const source = String(text.text ?? '');
  if (text.type === 'mrkdwn') return drawParagraphs(store, parseMrkdwn(source));
  return [h('span', { class: 'plain' }, text.emoji === false ? source : withEmoji(source))];
}

export const plain = (text: unknown): string => withEmoji(String((text as Json | undefined)?.text ?? ''));
