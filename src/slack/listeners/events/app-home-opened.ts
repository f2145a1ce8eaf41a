import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import { SUGGESTED_PROMPTS } from '../../prompts.js';
import { recentCards } from '../../recent-cards.js';
import { homeView } from '../../render/home-view.js';
import { ignored } from '../../thread-signs.js';

type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Fires at every opening: the Home tab is drawn afresh, the Messages tab gets its suggested prompts. */
export function handleAppHomeOpened(slack: SlackContext) {
  const { assistant, audiences, botName } = slack;
  return async ({ event, client, context }: HomeArgs): Promise<void> => {
    const installation = installationOf(context);
    if (event.tab === 'messages') {
      // With `thread_ts` the call does nothing under the agent experience.
      const prompts = { channel_id: event.channel, prompts: SUGGESTED_PROMPTS };
      await client.assistant.threads
        .setSuggestedPrompts(prompts)
        .catch(ignored(slack, 'prompts_not_set', event.channel));
      return;
    }
    const [audience, recent] = await Promise.all([
      audiences.ofUser({ userId: event.user }, installation),
      recentCards(slack, { team: installation.teamId, user: event.user }),
    ]);
    const view = homeView({ library: assistant.library(), audience, place: 'modal' }, { recent, botName });
    await client.views.publish({ user_id: event.user, view });
  };
}
