import { context, header, type Message, section } from './block-kit.js';

/** What can be typed after `/pattern`, with an example where the form needs one; the README's table is made of it. */
export const USAGE: readonly { readonly form: string; readonly does: string }[] = [
  { form: '<words>', does: 'finds the best card with its kill-list warnings, for example `/pattern rofr`' },
  { form: '<question>', does: 'answers from the library, for example `/pattern when did Azure stop being exclusive?`' },
  { form: 'show <pattern>', does: 'a pattern, section by section' },
  { form: 'list [category]', does: 'all patterns' },
  { form: 'clause <words>', does: 'an example clause' },
  { form: 'kill-list <words>', does: 'a kill-list warning: the move, why it fails, what to do instead' },
  { form: 'case <words>', does: 'a public deal as a dated timeline' },
  { form: 'define <term>', does: 'a term' },
  { form: 'compare <a> <b>', does: 'two cards side by side, for example `/pattern compare rofr with exclusivity`' },
  {
    form: 'deal [line]',
    does: 'the deal of this channel: set, shown, changed, deleted; for example `/pattern deal multi-home as lab, restructure, meeting friday 14:00`',
  },
  {
    form: 'checklist [pattern] [phase] [side]',
    does: 'the pre-meeting checklist, for you first, then for the channel',
  },
  {
    form: 'review',
    does: 'a form to paste a draft into, or choose a file: which kill-list moves it makes; `review ‹wording›` works too',
  },
  { form: 'watch on', does: 'quiet notes on messages in this channel that make a kill-list move; `watch off` ends it' },
  { form: 'settings', does: 'for admins: whether questions without an answer are kept for the editors' },
  { form: 'help', does: 'this list' },
];

export function helpMessage(botName: string): Message {
  const lines = USAGE.map(
    ({ form, does }) => `• \`/pattern ${form.replaceAll('<', '‹').replaceAll('>', '›')}\`: ${does}`,
  );
  return {
    text: 'What you can type after /pattern: words or a question, show, list, clause, kill-list, case, define, compare, deal, checklist, review, watch, settings, help.',
    blocks: [
      header('Deal Patterns: how to ask'),
      section(lines.join('\n')),
      section(`Mention *@${botName}* in a channel to get the answer in a thread, or write to it directly.`),
      context(
        'Answers to `/pattern` are visible only to you until you share them. Slack has no slash commands in threads: mention the bot there.',
      ),
    ],
  };
}
