/// <reference lib="dom" />
import type { PageChannel } from '../page-state.js';
import { drawAvatar } from './avatar.js';
import { h } from './dom.js';
import { type Store, userOf } from './store.js';

/** What stands in a channel before anybody wrote: what to type, in words that can be clicked. */
export function drawWelcome(store: Store, channel: PageChannel): HTMLElement {
  const { app } = store.state;
  if (channel.kind === 'im') return drawPrompts(store);
  const bot = userOf(store, store.state.botUserId);
  const hints = channel.hasBot ? (app.hints ?? defaultHints(store)) : [];
  return h(
    'section',
    { class: 'welcome', 'aria-label': 'Welcome' },
    channel.hasBot ? drawAvatar(bot) : null,
    h('h2', {}, channel.hasBot ? `Try ${app.name}` : `#${channel.name}`),
    h(
      'p',
      {},
      channel.hasBot
        ? 'This is a small workspace on your machine. Nobody else sees it. For example:'
        : `${app.name} is not in this channel.`,
    ),
    hints.length > 0
      ? h(
          'ul',
          {},
          hints.map((hint) => h('li', {}, drawHint(store, hint))),
        )
      : null,
  );
}

const defaultHints = (store: Store): readonly string[] => [
  ...(store.state.app.commands ?? []).map(
    ({ command, usageHint = '', description }) => `\`${command} ${usageHint}\` ${description}`,
  ),
  `\`@${store.state.app.name} hello\` mentions the app`,
];

/** Words in backticks become a button that puts them into the composer. */
const drawHint = (store: Store, hint: string): Node[] =>
  hint.split('`').map((part, index) =>
    index % 2 === 1
      ? h(
          'button',
          {
            type: 'button',
            class: 'try',
            title: 'Put it into the message field',
            onclick: () => store.compose(part),
          },
          part,
        )
      : document.createTextNode(part),
  );

function drawPrompts(store: Store): HTMLElement {
  const { app, prompts } = store.state;
  return h(
    'section',
    { class: 'welcome', 'aria-label': 'Suggestions' },
    drawAvatar(userOf(store, store.state.botUserId)),
    h('h2', {}, app.name),
    h('p', {}, prompts?.title ?? 'Each message starts a conversation of its own; the answer comes in its thread.'),
    h(
      'div',
      { class: 'prompts' },
      (prompts?.prompts ?? []).map(({ title, message }) =>
        h(
          'button',
          {
            type: 'button',
            class: 'button',
            onclick: async () => {
              const sent = await store.act({ kind: 'say', channel: store.screen.channel, text: message });
              if (sent.ts) store.go({ thread: sent.ts });
            },
          },
          title,
        ),
      ),
    ),
  );
}
