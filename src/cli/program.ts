import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { DealPatternsError } from '../errors.js';
import { askCommand } from './commands/ask.js';
import { checklistCommand } from './commands/checklist.js';
import { dataCommand } from './commands/data.js';
import { exportCommand } from './commands/export.js';
import { gapsCommand } from './commands/gaps.js';
import { listCommand } from './commands/list.js';
import { reviewCommand } from './commands/review.js';
import { showCommand } from './commands/show.js';
import { validateCommand } from './commands/validate.js';
import type { CliContext } from './context.js';

export interface CliStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** 0 done, 1 the input or the library has errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface CliCommand {
  readonly usage: string;
  readonly does: string;
  readonly options: Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>;
  /** How many words may follow the command. */
  readonly words: readonly [min: number, max: number];
  run(arguments_: CliArguments, context: CliContext): Promise<ExitCode>;
}

export interface CliArguments {
  readonly words: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
}

const COMMANDS: Readonly<Record<string, CliCommand>> = {
  ask: askCommand,
  show: showCommand,
  list: listCommand,
  review: reviewCommand,
  checklist: checklistCommand,
  validate: validateCommand,
  export: exportCommand,
  gaps: gapsCommand,
  data: dataCommand,
};

/** In the order of the usage text; the README's table is made from them. */
export const CLI_COMMANDS: readonly CliCommand[] = Object.values(COMMANDS);

/** Runs one command line (without `node` and the script); results go to stdout, everything else to stderr. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  const [name = '', ...rest] = argv;
  const { stdout, stderr } = context.streams;
  if (['', 'help', '--help', '-h'].includes(name)) {
    (name === '' ? stderr : stdout).write(usage());
    return name === '' ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    stderr.write(`Unknown command "${name}".\n${usage()}`);
    return 2;
  }
  const parsed = readArguments(command, rest);
  if (typeof parsed === 'string') {
    stderr.write(`${parsed}\nUsage: deal-patterns ${command.usage}\n`);
    return 2;
  }
  try {
    return await command.run(parsed, context);
  } catch (error) {
    if (!(error instanceof DealPatternsError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

function readArguments(command: CliCommand, rest: readonly string[]): CliArguments | string {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options: command.options, allowPositionals: true });
    const [min, max] = command.words;
    if (positionals.length < min) return 'Something is missing.';
    if (positionals.length > max)
      return `Too many words; quote a text that has spaces: ${positionals.slice(max).join(' ')}`;
    return {
      words: positionals,
      flag: (name) => values[name] === true,
      value: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
    };
  } catch (error) {
    return error instanceof Error ? error.message : 'Unreadable arguments.';
  }
}

function usage(): string {
  const width = Math.max(...CLI_COMMANDS.map((command) => command.usage.length));
  return `Usage: deal-patterns <command>\n\n${CLI_COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command.does}`).join('\n')}\n`;
}
