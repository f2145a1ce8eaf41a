/** Where a request came from, as far as its payload says: for the log and for telling the person what failed. */
export interface RequestPlace {
  readonly type?: string | undefined;
  readonly team?: string | undefined;
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
  readonly responseUrl?: string | undefined;
  readonly threadTs?: string | undefined;
}

/** Reads a command's, an interaction's or an event's body alike; their fields have different names for the same thing. */
export function placeOf(body: unknown): RequestPlace {
  const value = (...path: string[]): string | undefined => {
    const found = path.reduce<unknown>(
      (at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
      body,
    );
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return {
    type: value('event', 'type') ?? value('type') ?? value('command'),
    team: value('team', 'id') ?? value('team_id'),
    channel: value('event', 'channel') ?? value('channel', 'id') ?? value('channel_id'),
    user: value('event', 'user') ?? value('user', 'id') ?? value('user_id'),
    responseUrl: value('response_url'),
    threadTs:
      value('event', 'thread_ts') ??
      value('event', 'ts') ??
      value('container', 'thread_ts') ??
      value('message', 'thread_ts'),
  };
}
