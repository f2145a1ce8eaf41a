import type { Library, PatternCard, Phase, Ref, Side } from '../../library/index.js';
import { cardAt } from '../../library/index.js';

/** What a deal or a checklist is about. */
export interface Scope {
  readonly patterns: readonly Ref[];
  readonly side?: Side | undefined;
  readonly phase?: Phase | undefined;
}

/** How phases are written to people. */
export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  formation: 'Formation',
  negotiation: 'Negotiation',
  operation: 'Operation',
  restructure: 'Restructure',
  'renewal-or-exit': 'Renewal or exit',
};

/** The patterns of a scope that the library still has. */
export function patternsOf({ patterns }: Pick<Scope, 'patterns'>, library: Library): PatternCard[] {
  return patterns.map((ref) => cardAt(library, ref)).filter((card) => card?.kind === 'pattern');
}

/** `AI Reseller · as Reseller · Negotiation`, unescaped. */
export function scopeText(scope: Scope, library: Library): string {
  const patterns = patternsOf(scope, library);
  const titles = patterns.map(({ title }) => title).join(' + ');
  return [
    titles === '' ? 'a pattern that is not in the library any more' : titles,
    scope.side ? `as ${sideName(scope.side, patterns)}` : undefined,
    scope.phase ? PHASE_NAMES[scope.phase] : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** How a side is called in these patterns: `Lab`, `Lab / ISV` where they differ. */
export function sideName(side: Side, patterns: readonly PatternCard[]): string {
  const names = [...new Set(patterns.map(({ sides }) => sides[side].name))];
  return names.length === 0 ? side : names.join(' / ');
}
