import type { HomeView, KnownBlock } from '@slack/types';
import type { Card, PatternCard } from '../../library/index.js';
import { ACTIONS, BLOCKS } from '../ids.js';
import { actions, button, context, divider, header, section } from './block-kit.js';
import { type Drawing, mayRead } from './drawing.js';
import { cut, escapeText } from './text.js';

export interface HomeContent {
  /** Newest first. */
  readonly recent: readonly Card[];
  /** Meetings and open items, as `homeDealBlocks` draws them. */
  readonly deals?: readonly KnownBlock[];
  readonly botName: string;
}

const MAX_RECENT = 10;
const MAX_PATTERN_NAMES = 8;

/** The Home tab: a search box, what this person read last (or a guide at first), and the patterns by category. */
export function homeView(drawing: Drawing, { recent, deals = [], botName }: HomeContent): HomeView {
  const readable = recent.filter((card) => mayRead(card, drawing.audience)).slice(0, MAX_RECENT);
  return {
    type: 'home',
    blocks: [
      header('Deal Patterns'),
      searchBox(),
      divider,
      ...(deals.length > 0 ? [...deals, divider] : []),
      ...(readable.length > 0 ? recentBlocks(readable) : guideBlocks(botName)),
      divider,
      ...categoryBlocks(drawing),
      context(escapeText(drawing.library.note)),
    ],
  };
}

function searchBox(): KnownBlock {
  return {
    type: 'input',
    block_id: BLOCKS.searchHome,
    dispatch_action: true,
    label: { type: 'plain_text', text: 'Ask or search' },
    hint: { type: 'plain_text', text: 'Press Enter. Only you see the answer.' },
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.searchHome,
      max_length: 3000,
      placeholder: { type: 'plain_text', text: 'rofr, or: should the refusal right worry me?' },
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

function recentBlocks(recent: readonly Card[]): KnownBlock[] {
  return [
    section('*What you opened last*'),
    ...actions(
      'recent',
      recent.map((card) => button(ACTIONS.openCard, card.title, card.ref)),
    ),
  ];
}

/** For someone who has opened nothing yet. */
function guideBlocks(botName: string): KnownBlock[] {
  return [
    section('*Three ways to begin*'),
    section(
      [
        '1. Type `/pattern rofr` in any channel: the clause, the warning that goes with it, and what to do instead. Only you see it until you share it.',
        `2. Mention *@${escapeText(botName)}* in a deal's channel with a question in your own words; the answer comes in the thread.`,
        '3. Open the *Messages* tab above and ask there, in private.',
      ].join('\n'),
    ),
  ];
}

function categoryBlocks({ library, audience }: Drawing): KnownBlock[] {
  const readable = library.patterns.filter((pattern) => mayRead(pattern, audience));
  return [
    section('*Patterns by category*'),
    ...[...library.categories].flatMap(([id, title]) => {
      const own = readable.filter(({ category }) => category === id);
      if (own.length === 0) return [];
      const open = button(ACTIONS.openCategory, 'Open', id, { label: `Patterns of the category ${title}` });
      return [section(`*${escapeText(title)}*\n${namesOf(own)}`, open)];
    }),
  ];
}

function namesOf(patterns: readonly PatternCard[]): string {
  const more = patterns.length - MAX_PATTERN_NAMES;
  const names = patterns.slice(0, MAX_PATTERN_NAMES).map(({ title }) => escapeText(cut(title, 80)));
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}
