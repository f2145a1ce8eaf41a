import type { Methods } from './arguments.js';
import { assistantMethods } from './assistant.js';
import { authMethods } from './auth.js';
import { canvasMethods } from './canvases.js';
import { chatMethods } from './chat.js';
import { conversationMethods } from './conversations.js';
import { fileMethods } from './files.js';
import { reactionMethods } from './reactions.js';
import { scheduledMessageMethods } from './scheduled-messages.js';
import { streamMethods } from './streams.js';
import { userMethods } from './users.js';
import { viewMethods } from './views.js';

/** Every method that the workspace answers; any other is `unknown_method`. */
export const METHODS: Methods = {
  ...authMethods,
  ...chatMethods,
  ...scheduledMessageMethods,
  ...streamMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
  ...assistantMethods,
  ...fileMethods,
  ...canvasMethods,
  ...reactionMethods,
};

/** The bot scopes of which a method needs one. Methods that are not here need none. */
export const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'bots.info': ['users:read'],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.scheduleMessage': ['chat:write'],
  'chat.deleteScheduledMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.appendStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.list': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.open': ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  'conversations.join': ['channels:join'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'assistant.threads.setStatus': ['chat:write', 'assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'canvases.create': ['canvases:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
};
