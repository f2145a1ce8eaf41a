import { delimiter } from 'node:path';
import { z } from 'zod';
import { DealPatternsError } from './errors.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Every variable that the bot reads; the README's table is made from these descriptions. */
export const ENVIRONMENT = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-')
    .optional()
    .describe("The app's bot token. Without it `npm start` runs the sandbox."),
  SLACK_SIGNING_SECRET: z.string().min(1).optional().describe('Verifies requests over HTTP.'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-')
    .optional()
    .describe('App-level token for Socket Mode (`connections:write`).'),
  SLACK_SOCKET_MODE: flag.optional().describe('`true` or `false`; default: true where `SLACK_APP_TOKEN` is set.'),
  SLACK_CLIENT_ID: z.string().min(1).optional().describe('OAuth: many workspaces.'),
  SLACK_CLIENT_SECRET: z.string().min(1).optional().describe('OAuth: many workspaces.'),
  SLACK_STATE_SECRET: z.string().min(1).optional().describe('OAuth: many workspaces.'),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Base address of the Web API; default Slack's own."),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('HTTP port; default 3000.'),
  HOST: z.string().min(1).optional().describe('HTTP address; default 127.0.0.1 for the sandbox, 0.0.0.0 in HTTP mode.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://…')
    .optional()
    .describe('Postgres, for several replicas; default an embedded SQLite file.'),
  STATE_DIR: z.string().min(1).default('var').describe('Where the embedded database lives; default `var`.'),
  LIBRARY_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe(
      `The pattern library; default \`data\`. Several folders, joined by "${delimiter}", are laid over one another.`,
    ),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .describe(`One of ${LOG_LEVELS.join(', ')}; default \`info\`.`),
});

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
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = ENVIRONMENT.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}.`));
  }
  const values = parsed.data;
  const slack = slackConfig(values);
  if (Array.isArray(slack)) throw new ConfigError(slack);
  return {
    slack,
    port: values.PORT,
    host: values.HOST ?? (slack.mode === 'sandbox' ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl: values.DATABASE_URL,
    stateDir: values.STATE_DIR,
    libraryFolders: values.LIBRARY_DIR.split(delimiter).filter((folder) => folder !== ''),
    logLevel: values.LOG_LEVEL,
  };
}

function slackConfig(values: z.infer<typeof ENVIRONMENT>): SlackConfig | string[] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
  } = values;
  if (botToken === undefined) return { mode: 'sandbox' };
  if (values.SLACK_SOCKET_MODE ?? appToken !== undefined) {
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
