// Last step of `npm run build`: leaves the checked data of the shipped library and the words of its index beside the compiled
// sources, so that a start need not work them out. Without them the bot starts as well, only later;
// `npx deal-patterns validate` names the problems.
import { join } from 'node:path';
import { writeIndexSnapshot } from '../dist/index-snapshot.js';
import { loadLibrary } from '../dist/library/load.js';
import { writeSnapshot } from '../dist/library/write-snapshot.js';

const folders = [join(import.meta.dirname, '..', 'data')];
const problems = writeSnapshot(folders);
const outcome = loadLibrary(folders);
if (outcome.kind === 'loaded') writeIndexSnapshot(outcome.library);
else console.error(`No snapshot: the library in data/ has ${problems.length} problems.`);
