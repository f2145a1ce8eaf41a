#!/usr/bin/env node
import { config as loadEnvironment } from 'dotenv';
import { createAssistant } from '../assistant.js';
import { runCli } from '../cli/program.js';
import { openGaps, openTeamData } from '../compose.js';
import { parseConfig } from '../config.js';
import { readIndexSnapshot } from '../index-snapshot.js';
import { LibraryError, openLibrary } from '../library/index.js';

loadEnvironment({ quiet: true });

// The reader has seen enough (`| head`): no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { LIBRARY_DIR, DATABASE_URL, STATE_DIR } = process.env;
const config = parseConfig({ LIBRARY_DIR, DATABASE_URL, STATE_DIR });
const { libraryFolders } = config;
let assistant: ReturnType<typeof createAssistant> | undefined;

process.exitCode = await runCli(process.argv.slice(2), {
  streams: process,
  libraryFolders,
  assistant: async () => {
    if (assistant) return assistant;
    const outcome = await openLibrary(libraryFolders);
    if (outcome.kind === 'invalid') throw new LibraryError(outcome.problems);
    const { library } = outcome;
    assistant = createAssistant({ library, problems: () => [], terms: readIndexSnapshot(library) });
    return assistant;
  },
  openGaps: () => openGaps(config),
  openTeamData: () => openTeamData(config),
});
