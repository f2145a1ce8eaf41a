/// <reference lib="dom" />

import { h, type KeyedItem } from './dom.js';
import { icon } from './icons.js';
import type { Store } from './store.js';

/** Failures as Slackbot tells them: to the person alone, in the channel where they happened. */
export const noticeItems = (store: Store, channel: string): readonly KeyedItem[] =>
  store.notices
    .filter((notice) => notice.channel === channel)
    .map((notice) => ({
      key: notice.id,
      version: notice.text,
      build: () =>
        h(
          'article',
          { class: 'message ephemeral notice', role: 'alert' },
          h('div', { class: 'gutter' }, h('span', { class: 'avatar large system', 'aria-hidden': 'true' }, '!')),
          h(
            'div',
            { class: 'message-body' },
            h('div', { class: 'only-you' }, icon('eye', 14), 'Only visible to you'),
            h('p', {}, notice.text),
            h(
              'button',
              { type: 'button', class: 'dismiss', onclick: () => store.dismissNotice(notice.id) },
              'Dismiss message',
            ),
          ),
        ),
    }));
