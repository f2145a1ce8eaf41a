/** The fixed words of the library's files: what a key may be, or a value. Apart from the schemas, which take long to load. */

export const SIDES = ['provider', 'customer'] as const;
export const PHASES = ['formation', 'negotiation', 'operation', 'restructure', 'renewal-or-exit'] as const;
export const GROUPS = ['have', 'ask', 'watch'] as const;
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export const WORK_KINDS = [
  'theory',
  'empirical',
  'empirical_theory',
  'empirical_review',
  'policy_report',
  'primary',
] as const;

/** What a question asks for. */
export const INTENTS = [
  'define',
  'compare',
  'checklist',
  'clauses',
  'kill_list',
  'patterns',
  'which_pattern',
  'situation',
  'public_deal',
  'fact',
  'positions',
  'mitigation',
  'why',
  'wording',
] as const;

export const SMALLTALK = ['thanks', 'greeting', 'stop', 'help'] as const;

export const SENTENCES = [
  'not_in_library',
  'holds',
  'near_acronym',
  'near_acronym_one',
  'choice',
  'which_pattern',
  'comparison',
  'checklist',
  'clauses',
  'kill_list',
  'cases',
  'patterns',
  'positions',
  'internal',
  'empty',
  'thanks',
  'greeting',
  'stop',
  'help',
] as const;

export const LABELS = [
  'tagline',
  'summary',
  'fits_when',
  'does_not_fit_when',
  'shape',
  'consideration',
  'reference',
  'clause_text',
  'clause_why',
  'trap',
  'interaction',
  'move',
  'move_why',
  'mitigation',
  'episode',
  'case_summary',
  'fact',
  'note',
  'lesson',
  'definition',
] as const;

export type Intent = (typeof INTENTS)[number];
export type SmalltalkKind = (typeof SMALLTALK)[number];
export type SentenceId = (typeof SENTENCES)[number];
export type LabelId = (typeof LABELS)[number];
