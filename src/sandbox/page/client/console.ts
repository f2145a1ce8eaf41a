/// <reference lib="dom" />
import { h } from './dom.js';
import type { Store } from './store.js';

/** What Slack would have refused: for the developer, below everything else. */
export function drawConsole(store: Store): HTMLElement[] {
  const { problems } = store.state;
  const { isConsoleOpen } = store.screen;
  if (problems.length === 0) return [];
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'console-toggle',
      'aria-expanded': String(isConsoleOpen),
      'data-focus': 'console',
      onclick: () => store.go({ isConsoleOpen: !isConsoleOpen }),
    },
    `${count} between Slack and the app`,
  );
  if (!isConsoleOpen) return [toggle];
  const entries = [...problems].reverse().map((problem) =>
    h(
      'li',
      {},
      h('time', {}, new Date(problem.at).toLocaleTimeString()),
      h('code', {}, problem.where),
      h('strong', {}, problem.error),
      problem.details.length > 0
        ? h(
            'ul',
            {},
            problem.details.map((detail) => h('li', {}, detail)),
          )
        : null,
    ),
  );
  return [toggle, h('ol', { class: 'console-list', tabindex: 0 }, entries)];
}
