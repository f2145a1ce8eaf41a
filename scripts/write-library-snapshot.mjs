// Last step of `npm run build`: leaves the checked data of the shipped library beside the compiled sources, so that a start
// need not parse it. Without it the bot starts as well, only later; `npx deal-patterns validate` names the problems.
import { join } from 'node:path';
import { writeSnapshot } from '../dist/library/write-snapshot.js';

const problems = writeSnapshot([join(import.meta.dirname, '..', 'data')]);
if (problems.length > 0) console.error(`No snapshot: the library in data/ has ${problems.length} problems.`);
