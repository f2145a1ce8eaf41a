import { delimiter } from 'node:path';
import { DealPatternsError } from './errors.js';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const MAX_PORT = 65_535;

interface Variable {
  /** For the README. */
  readonly meaning: string;
  /** Any value by default. */
  readonly expected?: Expected;
}

/** What a value has to be. A problem says the form, never the value: it may be a secret. */
interface Expected {
  readonly form: string;
  readonly fits: (value: string) => boolean;
}

/** Every variable that the bot reads; the README's table is made from it. Checked by hand: a schema library is slow to load. */
export const ENVIRONMENT = {
  SLACK_BOT_TOKEN: {
    meaning: "The app's bot token. Without it `npm start` runs the sandbox.",
    expected: startingWith('xoxb-'),
  },
  SLACK_SIGNING_SECRET: { meaning: 'Verifies requests over HTTP.' },
  SLACK_APP_TOKEN: {
    meaning: 'App-level token for Socket Mode (`connections:write`).',
    expected: startingWith('xapp-'),
  },
  SLACK_SOCKET_MODE: {
    meaning: '`true` or `false`; default: true where `SLACK_APP_TOKEN` is set.',
    expected: oneOf(['true', 'false']),
  },
  SLACK_CLIENT_ID: { meaning: 'OAuth: many workspaces.' },
  SLACK_CLIENT_SECRET: { meaning: 'OAuth: many workspaces.' },
  SLACK_STATE_SECRET: { meaning: 'OAuth: many workspaces.' },
  SLACK_API_URL: {
    meaning: "Base address of the Web API; default Slack's own.",
    expected: { form: 'an address such as https://slack.com/api/', fits: isWebAddress },
  },
  PORT: {
    meaning: 'HTTP port; default 3000.',
    expected: {
      form: `a number from 0 to ${MAX_PORT}`,
      fits: (value) => /^\d+$/.test(value) && Number(value) <= MAX_PORT,
    },
  },
  HOST: { meaning: 'HTTP address; default 127.0.0.1 for the sandbox, 0.0.0.0 in HTTP mode.' },
  DATABASE_URL: {
    meaning: 'Postgres, for several replicas; default an embedded SQLite file.',
    expected: { form: 'postgres://…', fits: (value) => /^postgres(ql)?:\/\//.test(value) },
  },
  STATE_DIR: { meaning: 'Where the embedded database lives; default `var`.' },
  LIBRARY_DIR: {
    meaning: `The pattern library; default \`data\`. Several folders, joined by "${delimiter}", are laid over one another.`,
  },
  LOG_LEVEL: {
    meaning: `One of ${LOG_LEVELS.join(', ')}; default \`info\`.`,
    expected: oneOf(LOG_LEVELS),
  },
} satisfies Readonly<Record<string, Variable>>;

type Environment = Readonly<Partial<Record<keyof typeof ENVIRONMENT, string>>>;

export interface Config {
  readonly slack: SlackConfig;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly stateDir: string;
  /** Each laid over those before it. */
  readonly libraryFolders: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** How the bot meets Slack: over a socket, over HTTP, or not at all (the sandbox). */
export type SlackConfig =
  | { readonly mode: 'sandbox' }
  | {
      readonly mode: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl: string | undefined;
    }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl: string | undefined;
    };

export class ConfigError extends DealPatternsError {
  readonly code = 'config_invalid';

  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
  }
}

/**
 * The configuration in an environment; empty variables count as unset.
 *
 * @throws ConfigError with everything that is wrong at once.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values: Environment = Object.fromEntries(
    Object.keys(ENVIRONMENT).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const problems = problemsOf(values);
  if (problems.length > 0) throw new ConfigError(problems);
  const slack = slackConfig(values);
  if (Array.isArray(slack)) throw new ConfigError(slack);
  const { PORT = '3000', STATE_DIR = 'var', LIBRARY_DIR = 'data' } = values;
  return {
    slack,
    port: Number(PORT),
    host: values.HOST ?? (slack.mode === 'sandbox' ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl: values.DATABASE_URL,
    stateDir: STATE_DIR,
    libraryFolders: LIBRARY_DIR.split(delimiter).filter((folder) => folder !== ''),
    logLevel: LOG_LEVELS.find((level) => level === values.LOG_LEVEL) ?? 'info',
  };
}

function problemsOf(values: Environment): string[] {
  const variables: readonly (readonly [string, Variable])[] = Object.entries(ENVIRONMENT);
  return variables.flatMap(([name, { expected }]) => {
    const value = Reflect.get(values, name);
    return typeof value === 'string' && expected && !expected.fits(value)
      ? [`${name}: expected ${expected.form}.`]
      : [];
  });
}

function startingWith(start: string): Expected {
  return { form: `a text that starts with "${start}"`, fits: (value) => value.startsWith(start) };
}

function oneOf(words: readonly string[]): Expected {
  return { form: `one of ${words.join(', ')}`, fits: (value) => words.includes(value) };
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function slackConfig(values: Environment): SlackConfig | string[] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
  } = values;
  if (botToken === undefined) return { mode: 'sandbox' };
  if (values.SLACK_SOCKET_MODE ? values.SLACK_SOCKET_MODE === 'true' : appToken !== undefined) {
    if (appToken === undefined) {
      return [
        'SLACK_APP_TOKEN is missing, and SLACK_SOCKET_MODE asks for it. Create an app-level token with connections:write under Basic Information.',
      ];
    }
    return { mode: 'socket', botToken, appToken, apiUrl };
  }
  if (signingSecret === undefined) {
    return [
      'SLACK_SIGNING_SECRET is missing. Copy it from the app\'s Basic Information page into .env, set SLACK_APP_TOKEN for Socket Mode, or run "npm run sandbox", which needs neither.',
    ];
  }
  return { mode: 'http', botToken, signingSecret, apiUrl };
}
