/// <reference lib="dom" />

import type { PageChannel } from '../page-state.js';
import { h } from './dom.js';
import { drawBlocks } from './draw-block.js';
import { icon } from './icons.js';
import { channelTitle, type Store } from './store.js';
import type { Surface } from './surface.js';

export function drawHeader(store: Store, channel: PageChannel): HTMLElement[] {
  const { screen } = store;
  const people = channel.memberIds.length;
  return [
    h(
      'button',
      {
        type: 'button',
        class: 'tool drawer-button',
        'aria-label': 'Channels',
        'aria-expanded': String(screen.isDrawerOpen),
        'data-focus': 'drawer',
        onclick: () => store.go({ isDrawerOpen: !screen.isDrawerOpen }),
      },
      icon('menu'),
    ),
    h(
      'div',
      { class: 'channel-title' },
      h(
        'h1',
        {},
        channel.kind === 'im' ? null : icon(channel.kind === 'private' ? 'lock' : 'hash', 16),
        channelTitle(store, channel),
      ),
      channel.topic ? h('p', {}, channel.topic) : null,
    ),
    channel.isExtShared ? h('span', { class: 'badge outside' }, 'Slack Connect: shared with another company') : null,
    channel.kind === 'im'
      ? tabs(store)
      : h(
          'span',
          { class: 'members' },
          `${people} members${channel.hasBot ? '' : `, ${store.state.app.name} is not one of them`}`,
        ),
  ].filter((one) => one !== null);
}

const tabs = (store: Store): HTMLElement =>
  h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': store.state.app.name },
    (['messages', 'home'] as const).map((tab) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': String(store.screen.tab === tab),
          'data-focus': `tab-${tab}`,
          onclick: () => store.go({ tab, thread: null }),
        },
        tab === 'messages' ? 'Messages' : 'Home',
      ),
    ),
  );

export function drawThreadHeader(store: Store, channel: PageChannel, threadTs: string): HTMLElement[] {
  const title = store.state.threadTitles[`${channel.id}:${threadTs}`];
  return [
    h('div', { class: 'channel-title' }, h('h2', {}, title ?? 'Thread'), h('p', {}, channelTitle(store, channel))),
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': 'Close the thread',
        'data-focus': 'close-thread',
        onclick: () => store.go({ thread: null }),
      },
      icon('close'),
    ),
  ];
}

export function drawHome(store: Store): HTMLElement[] {
  const { home, app } = store.state;
  if (!home)
    return [
      h(
        'section',
        { class: 'welcome' },
        h('h2', {}, 'Nothing here yet'),
        h('p', {}, `${app.name} has not published its Home tab.`),
      ),
    ];
  const surface: Surface = {
    store,
    target: { home: true },
    value: (blockId, actionId) => home.values[blockId]?.[actionId],
  };
  return drawBlocks(surface, home.blocks);
}
