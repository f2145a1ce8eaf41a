/// <reference lib="dom" />
import type { PageAct, PageActResult, PageChannel, PageState } from '../page-state.js';
import { announceNews } from './announce.js';
import { createComposer } from './composer.js';
import { drawConsole } from './console.js';
import { h, keyed } from './dom.js';
import { messageItems } from './draw-message.js';
import { createFrame } from './frame.js';
import { drawHeader, drawHome, drawThreadHeader } from './headers.js';
import { createModals } from './modal.js';
import { noticeItems } from './notices.js';
import { drawSidebar } from './sidebar.js';
import { channelOf, type Notice, type Screen, type Store } from './store.js';
import { drawWelcome } from './welcome.js';

const frame = createFrame();
const composer = createComposer('composer');
const threadComposer = createComposer('thread-composer');
const modals = createModals();
frame.composer.append(composer.element);
frame.threadComposer.append(threadComposer.element);

let state: PageState;
let screen: Screen = { channel: '', thread: null, tab: 'messages', isDrawerOpen: false, isConsoleOpen: false };
/** A permalink leads to its message: `/archives/<channel>/p<ts>?thread_ts=<root>`. */
const [, linkedChannel, linkedTs = ''] = /^\/archives\/([A-Z0-9]+)(?:\/p(\d+))?/.exec(location.pathname) ?? [];
if (linkedChannel) {
  const thread = new URLSearchParams(location.search).get('thread_ts');
  screen = { ...screen, channel: linkedChannel, thread };
}
let notices: readonly Notice[] = [];
const unread = new Set<string>();
let asked = 0;

async function load(user: string): Promise<void> {
  asked += 1;
  const mine = asked;
  const response = await fetch(`/sandbox/state?user=${encodeURIComponent(user)}`);
  const next = (await response.json()) as PageState;
  // An older answer must not undo a newer one.
  if (mine !== asked) return;
  const before = state as PageState | undefined;
  state = next;
  if (!channelOf(store(), screen.channel)) screen = { ...screen, channel: firstChannel(next), thread: null };
  if (before?.me === next.me) noteNews(before, next);
  render();
  if (before === undefined) showLinked();
  if (before === undefined && !isPhone()) composer.focus();
}

function showLinked(): void {
  const ts = linkedTs.replace(/(\d{6})$/, '.$1');
  document.querySelector(`[data-ts="${CSS.escape(ts)}"]`)?.scrollIntoView({ block: 'center' });
}

const isPhone = (): boolean => matchMedia('(max-width: 720px)').matches;

const firstChannel = (next: PageState): string =>
  (next.channels.find((channel) => channel.kind !== 'im') ?? next.channels[0])?.id ?? '';

function noteNews(before: PageState, next: PageState): void {
  const known = new Set(before.messages.map((message) => message.ts));
  const news = next.messages.filter((message) => !known.has(message.ts));
  for (const message of news) if (message.channel !== screen.channel) unread.add(message.channel);
  announceNews(store(), news);
}

function store(): Store {
  return {
    state,
    screen,
    notices,
    act: async (wanted) => {
      const result = await post({ ...wanted, user: state.me } as PageAct);
      if (!result.ok && (wanted.kind === 'act' || wanted.kind === 'shortcut'))
        note(`That failed with the error “${result.error ?? 'unknown'}”`);
      return result;
    },
    go,
    actAs: (user) => {
      screen = { ...screen, thread: null };
      unread.clear();
      sessionStorage.setItem('acting-as', user);
      void load(user);
    },
    note,
    dismissNotice: (id) => {
      notices = notices.filter((notice) => notice.id !== id);
      render();
    },
    compose: composer.fill,
  };
}

async function post(act: PageAct): Promise<PageActResult> {
  try {
    const response = await fetch('/sandbox/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return (await response.json()) as PageActResult;
  } catch {
    return { ok: false, error: 'the sandbox does not answer' };
  }
}

function note(text: string): void {
  notices = [...notices, { id: `notice-${Date.now()}-${notices.length}`, channel: screen.channel, text }];
  render();
}

function go(change: Partial<Screen>): void {
  const before = screen;
  screen = { ...screen, ...change };
  unread.delete(screen.channel);
  const channel = channelOf(store(), screen.channel);
  const isOpening = before.channel !== screen.channel || before.tab !== screen.tab;
  if (isOpening && channel?.kind === 'im') void store().act({ kind: 'open', tab: screen.tab });
  render();
  if (before.thread !== screen.thread) (screen.thread ? threadComposer : composer).focus();
  else if (isOpening && screen.tab === 'messages' && !isPhone()) composer.focus();
}

function render(): void {
  const current = store();
  const channel = channelOf(current, screen.channel);
  if (!channel) return;
  frame.show(current, screen);
  frame.sidebar(drawSidebar(current, unread));
  frame.header(drawHeader(current, channel));
  frame.console(drawConsole(current));
  const isHome = channel.kind === 'im' && screen.tab === 'home';
  frame.home(isHome ? drawHome(current) : []);
  renderMessages(current, channel);
  composer.update(current, channel.id, null);
  renderThread(current, channel);
  modals.update(current);
}

function renderMessages(current: Store, channel: PageChannel): void {
  const roots = state.messages.filter(
    (one) =>
      one.channel === channel.id &&
      (one.threadTs === undefined || one.isBroadcast || isEphemeralOutside(one.threadTs, one.isEphemeral)),
  );
  const welcome = {
    key: 'welcome',
    version: JSON.stringify([channel, state.prompts]),
    build: () => drawWelcome(current, channel),
  };
  const hasWelcome = !roots.some((message) => !message.isEphemeral) || channel.kind === 'im';
  frame.withScrollKept(frame.messages, channel.id, () =>
    keyed(frame.messages, [
      ...(hasWelcome ? [welcome] : []),
      ...messageItems({ store: current, isThread: false }, roots),
      ...noticeItems(current, channel.id),
    ]),
  );
}

/** A private answer in a thread is shown in the channel too while its thread is closed, so that nobody misses it. */
const isEphemeralOutside = (threadTs: string, isEphemeral: boolean): boolean =>
  isEphemeral && screen.thread !== threadTs;

function renderThread(current: Store, channel: PageChannel): void {
  const { thread } = screen;
  if (thread === null) return;
  const messages = state.messages.filter(
    (one) => one.channel === channel.id && (one.ts === thread || one.threadTs === thread),
  );
  frame.threadHeader(drawThreadHeader(current, channel, thread));
  frame.withScrollKept(frame.threadMessages, `${channel.id}:${thread}`, () =>
    keyed(frame.threadMessages, messageItems({ store: current, isThread: true }, messages)),
  );
  const status = state.statuses.find((one) => one.channel === channel.id && one.threadTs === thread)?.status;
  frame.threadStatus.replaceChildren(
    ...(status ? [h('span', { class: 'thinking' }, `${state.app.name} ${status}`)] : []),
  );
  threadComposer.update(current, channel.id, thread);
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (screen.isDrawerOpen) go({ isDrawerOpen: false });
  else if (screen.thread) go({ thread: null });
});

const live = new EventSource('/sandbox/live');
live.onmessage = () => void load((state as PageState | undefined)?.me ?? sessionStorage.getItem('acting-as') ?? '');
live.onerror = () => frame.offline(true);
live.onopen = () => frame.offline(false);
