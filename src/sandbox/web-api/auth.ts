import type { Methods } from './arguments.js';
import { requiredArg } from './arguments.js';
import { WebApiError } from './web-api-error.js';

export const authMethods: Methods = {
  'api.test': (_core, args) => {
    if (args.error) throw new WebApiError(String(args.error), { args });
    return { args };
  },
  'auth.test': (core) => ({
    url: `${core.origin()}/`,
    team: core.state.team.name,
    user: core.state.users.get(core.state.botUserId)?.name,
    team_id: core.state.team.id,
    user_id: core.state.botUserId,
    bot_id: core.state.botId,
    is_enterprise_install: false,
  }),
  'bots.info': (core, args) => {
    const { botId, botUserId, appId } = core.state;
    if (requiredArg(args, 'bot', 'bot_not_found') !== botId) throw new WebApiError('bot_not_found');
    return {
      bot: { id: botId, deleted: false, name: core.app.name, updated: 0, app_id: appId, user_id: botUserId, icons: {} },
    };
  },
};
