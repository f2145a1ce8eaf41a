/** The value below which a share of the sample lies. */
export function percentile(sample, share) {
  const sorted = Float64Array.from(sample).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (sample) => percentile(sample, 0.5);

/** Median with the range of the repeats: `0.31 (0.30–0.33)`. */
export function spread(sample, digits = 2) {
  const low = Math.min(...sample).toFixed(digits);
  const high = Math.max(...sample).toFixed(digits);
  return `${median(sample).toFixed(digits)} (${low}–${high})`;
}

/** Prints rows in columns. */
export function table(title, rows) {
  const width = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length))) ?? [];
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? String(cell).padEnd(width[column]) : String(cell).padStart(width[column])))
      .join('  ');
  process.stdout.write(`\n${title}\n${rows.map(line).join('\n')}\n`);
}

/** Prints each target with its figure; gives the number of those missed. `atLeast` turns the comparison round. */
export function targets(list) {
  let missed = 0;
  for (const { what, figure, target, unit, atLeast = false, digits = 2 } of list) {
    const isMet = atLeast ? figure >= target : figure <= target;
    if (!isMet) missed++;
    const sign = atLeast ? '≥' : '≤';
    process.stdout.write(
      `${isMet ? 'PASS' : 'MISS'}  ${what}: ${figure.toFixed(digits)} ${unit} (target ${sign} ${target} ${unit})\n`,
    );
  }
  return missed;
}
