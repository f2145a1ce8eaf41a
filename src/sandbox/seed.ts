/** What a workspace starts with. People and channels are referred to by name. */
export interface WorkspaceSeed {
  readonly team?: { readonly id?: string; readonly name?: string; readonly domain?: string };
  /** Without it there are Ada (the default actor) and Ben. */
  readonly users?: readonly SeedUser[];
  /** Without it there is #general with everybody and the bot. */
  readonly channels?: readonly SeedChannel[];
  readonly messages?: readonly SeedMessage[];
}

export interface SeedUser {
  /** The handle; `person('ada')` finds it. */
  readonly name: string;
  readonly id?: string;
  readonly realName?: string;
  /** IANA zone, for example `Europe/Berlin`. Default `Etc/UTC`. */
  readonly tz?: string;
  /** Set for another company's people. */
  readonly teamId?: string;
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
}

export interface SeedChannel {
  /** Without the `#`. */
  readonly name: string;
  readonly id?: string;
  /** Default `public`. Direct messages with the bot are there for every person; they need no seed. */
  readonly kind?: 'public' | 'private';
  readonly topic?: string;
  readonly isExtShared?: boolean;
  readonly isPendingExtShared?: boolean;
  readonly isOrgShared?: boolean;
  readonly isArchived?: boolean;
  /** Names of the people in it. Default: everybody of the own team who is no guest. */
  readonly members?: readonly string[];
  /** Whether the bot is in it. Default true. */
  readonly hasBot?: boolean;
}

export interface SeedMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  /** Replies in the thread below it. */
  readonly replies?: readonly { readonly user: string; readonly text: string }[];
  readonly files?: readonly { readonly name: string; readonly content: string | Buffer }[];
}

export const SMALL_SEED: WorkspaceSeed = {
  users: [
    { name: 'ada', realName: 'Ada Lind' },
    { name: 'ben', realName: 'Ben Okoro' },
  ],
  channels: [{ name: 'general' }],
};
