import type { SandboxApp } from '../options.js';
import { type SeedChannel, type SeedUser, SMALL_SEED, type WorkspaceSeed } from '../seed.js';
import { escapeTyped } from '../text/escape.js';
import type { Channel, Message, User } from './entities.js';
import { storeFile } from './files.js';
import { createIds } from './ids.js';
import { findChannel, findUser, type State } from './state.js';

/** A workspace's state as the seed describes it. Throws when the seed names a person or channel that it has not. */
export function createState(app: SandboxApp, seed: WorkspaceSeed = SMALL_SEED, nowMs: number): State {
  const ids = createIds();
  const team = { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox', ...seed.team };
  const state: State = {
    team,
    appId: 'A0SANDBOX',
    botId: 'B0SANDBOX',
    botUserId: 'U0SANDBOXBOT',
    ids,
    users: new Map(),
    channels: new Map(),
    messages: [],
    ephemerals: [],
    scheduled: new Map(),
    files: new Map(),
    canvases: new Map(),
    modals: new Map(),
    homes: new Map(),
    prompts: new Map(),
    threadTitles: new Map(),
    statuses: new Map(),
    messageValues: new Map(),
  };
  const bot = {
    id: state.botUserId,
    name: app.name.toLowerCase().replace(/\W+/g, '-'),
    realName: app.name,
    isBot: true,
  };
  for (const one of [bot, ...(seed.users ?? SMALL_SEED.users ?? [])]) addUser(state, one);
  for (const one of seed.channels ?? SMALL_SEED.channels ?? []) addChannel(state, one, nowMs);
  for (const user of state.users.values()) if (!user.isBot) addDirectMessage(state, user, nowMs);
  for (const message of seed.messages ?? []) addSeedMessage(state, message, nowMs);
  return state;
}

function addUser(state: State, seed: SeedUser): void {
  const user: User = {
    id: seed.id ?? state.ids.next('U'),
    name: seed.name,
    realName: seed.realName ?? seed.name,
    tz: seed.tz ?? 'Etc/UTC',
    teamId: seed.teamId ?? state.team.id,
    isBot: seed.isBot ?? false,
    isRestricted: (seed.isRestricted ?? false) || (seed.isUltraRestricted ?? false),
    isUltraRestricted: seed.isUltraRestricted ?? false,
    deleted: seed.deleted ?? false,
  };
  state.users.set(user.id, user);
}

function addChannel(state: State, seed: SeedChannel, nowMs: number): void {
  const members = seed.members?.map((name) => seededUser(state, name).id) ?? ordinaryMembers(state);
  const channel: Channel = {
    id: seed.id ?? state.ids.next('C'),
    name: seed.name,
    kind: seed.kind ?? 'public',
    topic: seed.topic ?? '',
    isExtShared: seed.isExtShared ?? false,
    isPendingExtShared: seed.isPendingExtShared ?? false,
    isOrgShared: seed.isOrgShared ?? false,
    isArchived: seed.isArchived ?? false,
    created: Math.floor(nowMs / 1000),
    members: new Set([...members, ...((seed.hasBot ?? true) ? [state.botUserId] : [])]),
  };
  state.channels.set(channel.id, channel);
}

const ordinaryMembers = (state: State): readonly string[] =>
  [...state.users.values()]
    .filter((user) => !user.isBot && !user.isRestricted && user.teamId === state.team.id)
    .map((user) => user.id);

function addDirectMessage(state: State, user: User, nowMs: number): void {
  const id = state.ids.next('D');
  state.channels.set(id, {
    id,
    name: user.id,
    kind: 'im',
    topic: '',
    isExtShared: false,
    isPendingExtShared: false,
    isOrgShared: false,
    isArchived: false,
    created: Math.floor(nowMs / 1000),
    members: new Set([user.id, state.botUserId]),
  });
}

function addSeedMessage(state: State, seed: NonNullable<WorkspaceSeed['messages']>[number], nowMs: number): void {
  const channel = findChannel(state, seed.channel);
  if (!channel) throw new Error(`The seed has a message in #${seed.channel}, which is none of its channels.`);
  const add = (user: string, text: string, extra: Partial<Message>): Message => {
    const message: Message = {
      channel: channel.id,
      ts: state.ids.ts(nowMs),
      user: seededUser(state, user).id,
      text: escapeTyped(state, text),
      blocks: [],
      attachments: [],
      files: [],
      broadcast: false,
      reactions: [],
      isStreaming: false,
      ...extra,
    };
    state.messages.push(message);
    return message;
  };
  const files = (seed.files ?? []).map(
    (file) => storeFile(state, seededUser(state, seed.user), channel, file, nowMs).id,
  );
  const root = add(seed.user, seed.text, { files });
  for (const reply of seed.replies ?? []) add(reply.user, reply.text, { threadTs: root.ts });
}

function seededUser(state: State, name: string): User {
  const user = findUser(state, name);
  if (!user) throw new Error(`The seed names the person "${name}", who is none of its users.`);
  return user;
}
