import { distance } from 'fastest-levenshtein';

/** What was typed after `/pattern`. */
export type PatternCommand =
  | { readonly kind: 'find'; readonly query: string }
  | {
      readonly kind: 'show' | 'clause' | 'kill-list' | 'case' | 'define' | 'list';
      readonly query: string;
      readonly whole: string;
    }
  | { readonly kind: 'compare'; readonly a: string; readonly b: string; readonly whole: string }
  | { readonly kind: 'help' }
  /** What the workspace's admins decide. */
  | { readonly kind: 'settings' };

type Subcommand = Exclude<PatternCommand['kind'], 'find'>;

/** The words that name a subcommand, singular; plurals and single slips are forgiven. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>(
  Object.entries({
    show: 'show',
    open: 'show',
    list: 'list',
    clause: 'clause',
    'kill-list': 'kill-list',
    killlist: 'kill-list',
    warning: 'kill-list',
    case: 'case',
    define: 'define',
    definition: 'define',
    compare: 'compare',
    help: 'help',
    setting: 'settings',
  } as const),
);

/** A longer word is no slip of the longest name. */
const MAX_SUBCOMMAND_CHARS = 12;

/** More of a text than this is read as its first part: a query is not a document. */
const MAX_QUERY_CHARS = 4000;

/**
 * Reads what was typed after `/pattern`. Never fails: what is no subcommand is a query. A word of the library is never
 * taken for a mistyped subcommand.
 */
export function parsePatternCommand(text: string, isKnownWord: (word: string) => boolean): PatternCommand {
  const whole = text.slice(0, MAX_QUERY_CHARS).replace(/^[\p{C}\p{Z}]+|[\p{C}\p{Z}]+$/gu, '');
  const joined = whole.replace(/^kill[\s_]+list(s?)\b/iu, 'kill-list$1');
  const [, first = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(joined) ?? [];
  const kind = subcommandOf(first, isKnownWord);
  if (kind === undefined) return whole === '' ? { kind: 'help' } : { kind: 'find', query: whole };
  if (kind === 'help' || kind === 'settings') return rest === '' ? { kind } : { kind: 'find', query: whole };
  if (kind === 'compare') {
    const sides = splitCompared(rest);
    return sides ? { kind, ...sides, whole } : { kind: 'find', query: whole };
  }
  if (kind !== 'list' && rest === '') return { kind: 'find', query: whole };
  return { kind, query: rest.trim(), whole };
}

/** True where words ask rather than name: they begin as a question does, or end as one and are more than a name. */
export function readsAsQuestion(text: string): boolean {
  return ASKING.test(text.trim()) || /\s\S+\s.*\?\s*$/su.test(text);
}

const ASKING =
  /^(?:what|which|why|how|when|who|where|whose|is|are|was|were|does|do|did|can|could|should|would|will|may|must|has|have)\s/iu;

function subcommandOf(word: string, isKnownWord: (word: string) => boolean): Subcommand | undefined {
  const typed = word.toLowerCase().replace(/:$/, '');
  const exact = [typed, typed.replace(/e?s$/, ''), typed.replace(/s$/, '')].flatMap(
    (name) => SUBCOMMANDS.get(name) ?? [],
  );
  if (exact[0]) return exact[0];
  if (typed.length < 4 || typed.length > MAX_SUBCOMMAND_CHARS || isKnownWord(typed)) return undefined;
  const near = [...SUBCOMMANDS.keys()].find((name) => isOneSlip(typed, name) || isOneSlip(typed, `${name}s`));
  return near === undefined ? undefined : SUBCOMMANDS.get(near);
}

/** One letter wrong, missing or added, or two neighbours swapped. */
function isOneSlip(typed: string, name: string): boolean {
  if (distance(typed, name) <= 1) return true;
  if (typed.length !== name.length || distance(typed, name) !== 2) return false;
  const at = [...typed].findIndex((letter, place) => letter !== name[place]);
  return typed[at] === name[at + 1] && typed[at + 1] === name[at];
}

/** `a with b`, `a vs b`, `a and b`, `a, b`; two words are two sides. */
function splitCompared(text: string): { a: string; b: string } | undefined {
  const words = text.trim();
  const split =
    /^(.+?)(?:\s+(?:with|vs\.?|versus|against|to|and|or)\s+|\s*[,/|]\s*)(.+)$/isu.exec(words) ??
    /^(\S+)\s+(\S+)$/u.exec(words);
  const [, a, b] = split ?? [];
  return a && b ? { a: a.trim(), b: b.trim() } : undefined;
}
