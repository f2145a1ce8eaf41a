/// <reference lib="dom" />
import type { PageAct, PageActResult, PageChannel, PageState, PageUser } from '../page-state.js';

type WithoutUser<T> = T extends unknown ? Omit<T, 'user'> : never;

/** What is open on the page; the rest is the server's. */
export interface Screen {
  readonly channel: string;
  /** The root of the open thread. */
  readonly thread: string | null;
  readonly tab: 'messages' | 'home';
  readonly isDrawerOpen: boolean;
  readonly isConsoleOpen: boolean;
}

/** A failure that only this page shows, where it happened. */
export interface Notice {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
}

/** What all parts of the page share. */
export interface Store {
  readonly state: PageState;
  readonly screen: Screen;
  readonly notices: readonly Notice[];
  /** Does something as the acting person; a failure is also noted in the open channel. */
  act(asked: WithoutUser<PageAct>): Promise<PageActResult>;
  go(change: Partial<Screen>): void;
  actAs(user: string): void;
  note(text: string): void;
  dismissNotice(id: string): void;
  /** Puts text into the composer of the open channel. */
  compose(text: string): void;
}

export const userOf = (store: Store, id: string): PageUser | undefined =>
  store.state.users.find((user) => user.id === id);

export const channelOf = (store: Store, id: string): PageChannel | undefined =>
  store.state.channels.find((channel) => channel.id === id);

/** `#general`, or the app's name for the direct message. */
export const channelTitle = (store: Store, channel: PageChannel): string =>
  channel.kind === 'im' ? store.state.app.name : channel.name;
