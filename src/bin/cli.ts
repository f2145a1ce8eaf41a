#!/usr/bin/env node
import { config as loadEnvironment } from 'dotenv';
import { createAssistant } from '../assistant.js';
import { runCli } from '../cli/program.js';
import { parseConfig } from '../config.js';
import { LibraryError, loadLibrary } from '../library/index.js';
import { createTeamData, openDatabase } from '../store/index.js';

loadEnvironment({ quiet: true });

const { libraryFolders, databaseUrl, stateDir } = parseConfig({
  LIBRARY_DIR: process.env.LIBRARY_DIR,
  DATABASE_URL: process.env.DATABASE_URL,
  STATE_DIR: process.env.STATE_DIR,
});
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
  openTeamData: async () => {
    const database = await openDatabase({ databaseUrl, stateDir });
    return { ...createTeamData(database), close: database.close };
  },
});
