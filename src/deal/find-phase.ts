import { PHASES, type Phase } from '../library/index.js';
import { nameWords } from '../text/name-words.js';

const PHASE_WORDS: Readonly<Record<Phase, readonly string[]>> = {
  formation: ['forming', 'formation phase', 'forming the deal'],
  negotiation: ['negotiating', 'negotiations', 'negotiation phase'],
  operation: ['operating', 'operations', 'operation phase', 'in operation', 'running'],
  restructure: ['restructuring', 'restructure phase', 'renegotiation'],
  'renewal-or-exit': ['renewal', 'renew', 'exit', 'renewal phase', 'exit phase', 'termination'],
};

/** The phase that is called so, or undefined. */
export function findPhase(typed: string): Phase | undefined {
  const wanted = nameWords(typed).join(' ');
  return PHASES.find((phase) => nameWords(phase).join(' ') === wanted || PHASE_WORDS[phase].includes(wanted));
}
