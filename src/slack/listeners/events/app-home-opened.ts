import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { installationOf, type SlackContext } from '../../context.js';
import type { Desk } from '../../desk.js';
import { homeDeals } from '../../home-deals.js';
import { SUGGESTED_PROMPTS } from '../../prompts.js';
import { recentCards } from '../../recent-cards.js';
import { homeDealBlocks } from '../../render/home-deals.js';
import { homeView } from '../../render/home-view.js';
import { ignored } from '../../thread-signs.js';

type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Fires at every opening: the Home tab is drawn afresh, the Messages tab gets its suggested prompts. */
export function handleAppHomeOpened(slack: SlackContext, desk?: Desk) {
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
    const visitor = { client, user: event.user, ...installation };
    const [audience, recent, known] = await Promise.all([
      audiences.ofUser({ userId: event.user }, installation),
      recentCards(slack, { team: installation.teamId, user: event.user }),
      desk && homeDeals({ desk, visitor }),
    ]);
    const library = assistant.library();
    const deals = known && homeDealBlocks(known.kind === 'known' ? known.deals : undefined, library, event.user);
    const content = { recent, botName, ...(deals && audience === 'team' ? { deals } : {}) };
    const view = homeView({ library, audience, place: 'modal' }, content);
    await client.views.publish({ user_id: event.user, view });
  };
}
