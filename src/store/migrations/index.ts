import type { Migration } from 'kysely';
import { dealsAndChecklists } from './0001-deals-and-checklists.js';
import { gapsAndTraces } from './0002-gaps-and-traces.js';
import { watch } from './0003-watch.js';
import { drawings } from './0004-drawings.js';

/** Every migration by name, oldest first; names sort in that order. Forward only: a released one never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-deals-and-checklists': dealsAndChecklists,
  '0002-gaps-and-traces': gapsAndTraces,
  '0003-watch': watch,
  '0004-drawings': drawings,
};
