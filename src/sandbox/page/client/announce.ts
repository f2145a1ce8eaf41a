/// <reference lib="dom" />
import type { PageMessage } from '../page-state.js';
import { h } from './dom.js';
import { type Store, userOf } from './store.js';

/** How many lines the live region keeps. */
const KEPT = 20;

/** Says new messages of others in the live region that screen readers follow. */
export function announceNews(store: Store, news: readonly PageMessage[]): void {
  const region = document.getElementById('announcer');
  if (!region) return;
  for (const message of news) {
    if (message.user === store.state.me) continue;
    const author = userOf(store, message.user)?.realName ?? message.user;
    const privately = message.isEphemeral ? ' (only visible to you)' : '';
    region.append(h('p', {}, `${author}${privately}: ${message.text}`));
  }
  while (region.childElementCount > KEPT) region.firstElementChild?.remove();
}
