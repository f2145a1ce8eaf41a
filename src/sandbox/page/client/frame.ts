/// <reference lib="dom" />
import { focusKey, h, refocus } from './dom.js';
import type { Screen, Store } from './store.js';

/** The page's regions. Each `draw` replaces a region's content and keeps the focus in it. */
export interface Frame {
  readonly messages: HTMLElement;
  readonly threadMessages: HTMLElement;
  readonly threadStatus: HTMLElement;
  readonly composer: HTMLElement;
  readonly threadComposer: HTMLElement;
  sidebar(content: readonly HTMLElement[]): void;
  header(content: readonly HTMLElement[]): void;
  threadHeader(content: readonly HTMLElement[]): void;
  home(content: readonly HTMLElement[]): void;
  console(content: readonly HTMLElement[]): void;
  show(store: Store, screen: Screen): void;
  offline(isOffline: boolean): void;
  /** Shows the last message if it was in sight (or its reader is writing), and when the list shows another place. */
  withScrollKept(list: HTMLElement, place: string, change: () => void): void;
}

export function createFrame(): Frame {
  const sidebar = h('aside', { class: 'sidebar', id: 'sidebar' });
  const header = h('header', { class: 'channel-header' });
  const messages = h('div', { class: 'messages', tabindex: 0, role: 'feed', 'aria-label': 'Messages' });
  const home = h('div', { class: 'home', hidden: true });
  const composer = h('div', { class: 'composer-place' });
  const problems = h('div', { class: 'console' });
  const offline = h(
    'div',
    { class: 'offline', role: 'status', hidden: true },
    'The sandbox has stopped. Start it again and this page goes on.',
  );
  const main = h('main', {}, header, offline, home, messages, composer, problems);
  const threadHeader = h('header', { class: 'channel-header' });
  const threadMessages = h('div', { class: 'messages', tabindex: 0, role: 'feed', 'aria-label': 'Thread' });
  const threadStatus = h('div', { class: 'thread-status', role: 'status' });
  const threadComposer = h('div', { class: 'composer-place' });
  const thread = h(
    'section',
    { class: 'thread', 'aria-label': 'Thread', hidden: true },
    threadHeader,
    threadMessages,
    threadStatus,
    threadComposer,
  );
  const scrim = h('div', { class: 'scrim' });
  const root = document.getElementById('app') ?? document.body;
  root.replaceChildren(sidebar, main, thread, scrim);
  root.className = 'app';

  const seesLast = new WeakMap<HTMLElement, boolean>();
  for (const list of [messages, threadMessages]) {
    list.addEventListener('scroll', () => {
      const last = list.lastElementChild as HTMLElement | null;
      seesLast.set(list, last === null || list.scrollTop + list.clientHeight > last.offsetTop);
    });
  }

  const drawnAt = new WeakMap<HTMLElement, string>();
  const draw = (region: HTMLElement) => (content: readonly HTMLElement[]) => {
    const version = content.map((one) => one.outerHTML).join('');
    // Listeners see the store of their drawing; what changes nothing visible needs no new drawing.
    if (drawnAt.get(region) === version) return;
    drawnAt.set(region, version);
    const focus = focusKey(region);
    region.replaceChildren(...content);
    if (focus) refocus(region, focus);
  };

  return {
    messages,
    threadMessages,
    threadStatus,
    composer,
    threadComposer,
    sidebar: draw(sidebar),
    header: draw(header),
    threadHeader: draw(threadHeader),
    home: draw(home),
    console: draw(problems),
    show: (store, screen) => {
      const isHome =
        screen.tab === 'home' && store.state.channels.find((one) => one.id === screen.channel)?.kind === 'im';
      home.hidden = !isHome;
      messages.hidden = isHome;
      composer.hidden = isHome;
      thread.hidden = screen.thread === null;
      root.classList.toggle('with-thread', screen.thread !== null);
      root.classList.toggle('with-drawer', screen.isDrawerOpen);
      scrim.onclick = () => store.go({ isDrawerOpen: false });
      document.title = `${store.state.app.name} · sandbox`;
    },
    offline: (isOffline) => {
      offline.hidden = !isOffline;
    },
    withScrollKept: (list, place, change) => {
      const isElsewhere = list.dataset.place !== place;
      const before = list.lastElementChild;
      const follows = seesLast.get(list) !== false || document.activeElement?.closest('form.composer') !== null;
      list.dataset.place = place;
      change();
      if (isElsewhere || follows) revealLast(list, isElsewhere || before === list.lastElementChild);
    },
  };
}

/** Goes to the end of the list; a new last item that is taller than the list is shown from its beginning. */
function revealLast(list: HTMLElement, isKnown: boolean): void {
  const top = list.scrollTop;
  list.scrollTop = list.scrollHeight;
  const last = list.lastElementChild as HTMLElement | null;
  const isTall = last !== null && last.offsetHeight > list.clientHeight;
  if (isTall) list.scrollTop = isKnown && top > last.offsetTop ? top : last.offsetTop;
}
