/*
 * What Slack asks for, after docs.slack.dev/reference/{methods,events,scopes}. A method or event that the code begins to
 * use joins its table here, with the scopes for the kinds of conversation that this bot meets: public and private channels
 * and direct messages with one person.
 */

/** Bot scopes by Web API method; none for those that any bot token may call. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'auth.test': [],
  'canvases.create': ['canvases:write'],
  'canvases.edit': ['canvases:write'],
  'chat.appendStream': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.deleteScheduledMessage': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.scheduleMessage': ['chat:write'],
  'chat.scheduledMessages.list': [],
  'chat.startStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.canvases.create': ['canvases:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.uploadV2': ['files:write'],
  filesUploadV2: ['files:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'team.info': ['team:read'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** Bot scopes by event, as the manifest names events. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_context_changed: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  file_shared: ['files:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** Web API methods behind the functions that Bolt gives to a listener. */
export const LISTENER_UTILITIES: Readonly<Record<string, readonly string[]>> = {
  say: ['chat.postMessage'],
  sayStream: ['chat.startStream', 'chat.appendStream', 'chat.stopStream'],
  setStatus: ['assistant.threads.setStatus'],
  setSuggestedPrompts: ['assistant.threads.setSuggestedPrompts'],
  setTitle: ['assistant.threads.setTitle'],
};
