import type { Place } from './report.js';

const NUMBERED = /^[ \t]{0,40}(?:(?:section|clause|article|§)\s*)?(\d{1,3}(?:\.\d{1,3}){0,4})[.):]?[ \t]+\S/i;

/** Finds line and section number of an offset; the lines are read once. */
export function createPlaces(text: string): (offset: number) => Place {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const sections: (string | undefined)[] = [];
  let section: string | undefined;
  for (const start of starts) {
    const number = NUMBERED.exec(text.slice(start, start + 100))?.[1];
    if (number !== undefined) section = number;
    sections.push(section);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { section: sections[low], line: low + 1 };
  };
}
