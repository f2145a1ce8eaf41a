import type { KnownBlock } from '@slack/types';
import { gapText } from '../../feedback/index.js';
import { ACTIONS } from '../ids.js';
import { actions, button } from './block-kit.js';
import type { Place } from './drawing.js';

const HELPFUL = 'helpful';
const NOT_HELPFUL = 'not-helpful:';

/**
 * Buttons that say whether an answer helped. The question travels in the button, since the bot keeps no answers; a
 * private answer gets plain buttons, because `context_actions` is documented for messages alone.
 */
export function feedbackBlocks(question: string, place: Place): KnownBlock[] {
  const value = `${NOT_HELPFUL}${gapText(question)}`;
  switch (place) {
    case 'modal':
      return [];
    case 'private':
      return actions('feedback', [
        button(ACTIONS.feedback, 'Helpful', HELPFUL, { label: 'This answer helped' }),
        button(ACTIONS.feedback, 'Not helpful', value, { label: 'This answer did not help' }),
      ]);
    case 'thread':
    case 'direct':
      return [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: ACTIONS.feedback,
              positive_button: {
                text: { type: 'plain_text', text: 'Helpful' },
                accessibility_label: 'This answer helped',
                value: HELPFUL,
              },
              negative_button: {
                text: { type: 'plain_text', text: 'Not helpful' },
                accessibility_label: 'This answer did not help',
                value,
              },
            },
          ],
        },
      ];
    default:
      return place satisfies never;
  }
}

/** What a click on one of the buttons says. A value that is neither is none: it came from elsewhere. */
export function parseFeedback(
  value: string,
): { readonly kind: 'helpful' } | { readonly kind: 'not-helpful'; readonly question: string } | undefined {
  if (value === HELPFUL) return { kind: 'helpful' };
  if (!value.startsWith(NOT_HELPFUL)) return undefined;
  return { kind: 'not-helpful', question: value.slice(NOT_HELPFUL.length) };
}
