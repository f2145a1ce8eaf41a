import type { Library, Problem } from '../library/index.js';
import type { PlaceProblem } from './check-library.js';

/** What is wrong with the moves' signals and examples; the review itself is loaded for it. */
export async function checkExamples(library: Library, place: PlaceProblem): Promise<Problem[]> {
  const check = await import('./check-library.js');
  return check.checkExamples(library, place);
}
