import type { Button } from '@slack/types';
import { ACTIONS } from '../ids.js';
import { actions, button, context, header, type Message, section } from './block-kit.js';

/** What the workspace keeps, and the button that changes it. */
export function settingsMessage(isKeeping: boolean): Message {
  const state = isKeeping
    ? 'Questions that the library could not answer, and those whose answer did not help, *are kept* for its editors.'
    : 'Questions that the library could not answer *are not kept*.';
  return {
    text: state.replaceAll('*', ''),
    blocks: [
      header('Settings of this workspace'),
      section(state),
      ...actions('settings', [isKeeping ? stopButton() : button(ACTIONS.keepGaps, 'Keep such questions', 'on')]),
      context('Kept is the text, the time and the workspace; not who asked. Questions of guests are never kept.'),
    ],
  };
}

function stopButton(): Button {
  return {
    ...button(ACTIONS.keepGaps, 'Stop and delete', 'off', { style: 'danger' }),
    confirm: {
      title: { type: 'plain_text', text: 'Stop keeping questions?' },
      text: { type: 'plain_text', text: 'The questions that were kept so far are deleted.' },
      confirm: { type: 'plain_text', text: 'Stop and delete' },
      deny: { type: 'plain_text', text: 'Go on keeping' },
      style: 'danger',
    },
  };
}
