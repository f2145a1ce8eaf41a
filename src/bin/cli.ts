#!/usr/bin/env node
import { config as loadEnvironment } from 'dotenv';
import { createAssistant } from '../assistant.js';
import { runCli } from '../cli/program.js';
import { parseConfig } from '../config.js';
import { LibraryError, loadLibrary } from '../library/index.js';

loadEnvironment({ quiet: true });

// The reader has seen enough (`| head`): no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { libraryFolders } = parseConfig({ LIBRARY_DIR: process.env.LIBRARY_DIR });
let assistant: ReturnType<typeof createAssistant> | undefined;

process.exitCode = await runCli(process.argv.slice(2), {
  streams: process,
  libraryFolders,
  assistant: () => {
    if (assistant) return assistant;
    const outcome = loadLibrary(libraryFolders);
    if (outcome.kind === 'invalid') throw new LibraryError(outcome.problems);
    assistant = createAssistant({ library: outcome.library, problems: () => [] });
    return assistant;
  },
});
