import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.js';

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1' };
const APP = { SLACK_APP_TOKEN: 'xapp-1' };
const SECRET = { SLACK_SIGNING_SECRET: 's3cret' };

describe('parseConfig', () => {
  it('runs the sandbox on this machine alone where nothing is set', () => {
    expect(parseConfig({})).toMatchObject({
      slack: { mode: 'sandbox' },
      port: 3000,
      host: '127.0.0.1',
      stateDir: 'var',
      libraryFolders: ['data'],
      logLevel: 'info',
    });
  });

  it.each([
    { what: 'a bot and an app token', environment: { ...BOT, ...APP }, slack: { mode: 'socket', appToken: 'xapp-1' } },
    { what: 'a bot token and a signing secret', environment: { ...BOT, ...SECRET }, slack: { mode: 'http' } },
    {
      what: 'all three, and no socket mode',
      environment: { ...BOT, ...APP, ...SECRET, SLACK_SOCKET_MODE: 'false' },
      slack: { mode: 'http', signingSecret: 's3cret' },
    },
  ])('with $what: $slack.mode', ({ environment, slack }) => {
    expect(parseConfig(environment).slack).toMatchObject(slack);
  });

  it('listens on all addresses in HTTP mode unless HOST says otherwise', () => {
    expect(parseConfig({ ...BOT, ...SECRET }).host).toBe('0.0.0.0');
    expect(parseConfig({ ...BOT, ...SECRET, HOST: '10.0.0.1' }).host).toBe('10.0.0.1');
  });

  it('lays several library folders over one another', () => {
    expect(parseConfig({ LIBRARY_DIR: ['data', 'ours'].join(delimiter) }).libraryFolders).toEqual(['data', 'ours']);
  });

  it('counts an empty variable as unset', () => {
    expect(parseConfig({ SLACK_BOT_TOKEN: '', PORT: ' ', LIBRARY_DIR: '' })).toEqual(parseConfig({}));
  });

  it.each([
    { variable: 'SLACK_BOT_TOKEN', value: 'xoxp-1' },
    { variable: 'SLACK_APP_TOKEN', value: 'xoxb-1' },
    { variable: 'SLACK_SOCKET_MODE', value: 'yes' },
    { variable: 'SLACK_API_URL', value: 'ftp://slack.test' },
    { variable: 'PORT', value: '70000' },
    { variable: 'PORT', value: 'http' },
    { variable: 'DATABASE_URL', value: 'mysql://localhost/deals' },
    { variable: 'LOG_LEVEL', value: 'loud' },
  ])('refuses $variable=$value and names the variable', ({ variable, value }) => {
    expect(problemsOf({ [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable}: .+`))]);
  });

  it('reports all that is wrong at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'x' });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(['LOG_LEVEL', 'PORT', 'SLACK_BOT_TOKEN']);
  });

  it('says what is missing and where to find it', () => {
    expect(problemsOf(BOT)).toEqual([expect.stringContaining('SLACK_SIGNING_SECRET is missing. Copy it from')]);
    expect(problemsOf({ ...BOT, SLACK_SOCKET_MODE: 'true' })).toEqual([
      expect.stringContaining('SLACK_APP_TOKEN is missing'),
    ]);
  });

  it('never shows a secret in a problem', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'hunter2' }).join()).not.toContain('hunter2');
  });
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
