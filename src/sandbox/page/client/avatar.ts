/// <reference lib="dom" />
import type { PageUser } from '../page-state.js';
import { h } from './dom.js';

/** Hues that carry white text at AA contrast with the style's lightness. */
const HUES = 8;

/** A square with the person's initials, always in the same colour; the app's bot has its own. */
export function drawAvatar(user: PageUser | undefined, size: 'small' | 'large' = 'large'): HTMLElement {
  const name = user?.realName ?? '?';
  const initials = name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
  return h('span', { class: `avatar ${size} ${user?.isBot ? 'bot' : `hue-${hue}`}`, 'aria-hidden': 'true' }, initials);
}
