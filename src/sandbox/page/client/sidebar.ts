/// <reference lib="dom" />

import type { PageChannel } from '../page-state.js';
import { drawAvatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { type Store, userOf } from './store.js';

/** The workspace's channels, the app, and who acts. `unread` holds ids of channels with news. */
export function drawSidebar(store: Store, unread: ReadonlySet<string>): HTMLElement[] {
  const channels = store.state.channels.filter((channel) => channel.kind !== 'im');
  const direct = store.state.channels.find((channel) => channel.kind === 'im');
  return [
    h('div', { class: 'team' }, h('strong', {}, store.state.team), h('small', {}, 'local sandbox, in memory')),
    h(
      'nav',
      { 'aria-label': 'Channels' },
      h('h2', {}, 'Channels'),
      h(
        'ul',
        {},
        channels.map((channel) => h('li', {}, channelButton(store, channel, unread.has(channel.id)))),
      ),
      h('h2', {}, 'App'),
      h(
        'ul',
        {},
        direct
          ? [
              h('li', {}, tabButton(store, direct, 'messages', 'Messages', unread.has(direct.id))),
              h('li', {}, tabButton(store, direct, 'home', 'Home', false)),
            ]
          : [],
      ),
    ),
    h('div', { class: 'acting' }, drawAvatar(userOf(store, store.state.me), 'small'), actorSelect(store)),
  ];
}

const sign = (channel: PageChannel): SVGElement =>
  icon(channel.isExtShared ? 'shared' : channel.kind === 'private' ? 'lock' : 'hash', 15);

function channelButton(store: Store, channel: PageChannel, isUnread: boolean): HTMLElement {
  const isCurrent = store.screen.channel === channel.id;
  const kind = channel.isExtShared ? 'shared with another company' : channel.kind;
  return h(
    'button',
    {
      type: 'button',
      class: isUnread ? 'unread' : '',
      'aria-current': isCurrent ? 'page' : undefined,
      'data-focus': `channel-${channel.id}`,
      title: kind,
      onclick: () => store.go({ channel: channel.id, thread: null, tab: 'messages', isDrawerOpen: false }),
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign(channel)),
    h('span', { class: 'name' }, channel.name),
    channel.isExtShared ? h('span', { class: 'badge outside' }, 'shared') : null,
    isUnread ? h('span', { class: 'visually-hidden' }, ' (new messages)') : null,
  );
}

function tabButton(
  store: Store,
  direct: PageChannel,
  tab: 'messages' | 'home',
  label: string,
  isUnread: boolean,
): HTMLElement {
  const { screen, state } = store;
  const isCurrent = screen.channel === direct.id && screen.tab === tab;
  return h(
    'button',
    {
      type: 'button',
      class: isUnread ? 'unread' : '',
      'aria-current': isCurrent ? 'page' : undefined,
      'data-focus': `app-${tab}`,
      onclick: () => store.go({ channel: direct.id, thread: null, tab, isDrawerOpen: false }),
    },
    tab === 'messages'
      ? drawAvatar(userOf(store, state.botUserId), 'small')
      : h('span', { class: 'sign', 'aria-hidden': 'true' }, icon('home', 16)),
    h('span', { class: 'name' }, tab === 'messages' ? state.app.name : label),
  );
}

function actorSelect(store: Store): HTMLElement {
  const people = store.state.users.filter((user) => !user.isBot);
  const mark = (user: (typeof people)[number]) => (user.isExternal ? ' (external)' : user.isGuest ? ' (guest)' : '');
  const select = h(
    'select',
    { 'aria-label': 'Act as', 'data-focus': 'actor', onchange: () => store.actAs(select.value) },
    people.map((user) =>
      h('option', { value: user.id, selected: user.id === store.state.me }, `${user.realName}${mark(user)}`),
    ),
  );
  return h('label', {}, h('small', {}, 'You act as'), select);
}
