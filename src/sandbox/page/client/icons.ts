/// <reference lib="dom" />

/** Strokes on a 20 by 20 field: drawn here, because a machine may have no font with such signs. */
const PATHS = {
  hash: 'M7.5 3 6 17M14 3l-1.500 14M3.500 7.500h13M3 12.500h13',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  shared: 'M3.500 6.500h8v8h-8zM8.500 6.500v-3h8v8h-5',
  home: 'M3 9.500 10 4l7 5.500M5 8.500V16h10V8.500',
  clip: 'M15.500 9.500 10 15a3.500 3.500 0 0 1-5-5l6.500-6.500a2.300 2.300 0 0 1 3.300 3.300L8.500 13a1.100 1.100 0 0 1-1.600-1.600l5-5',
  bolt: 'M11 2.500 4.500 11.500H9.500L9 17.500l6.500-9H10.500z',
  send: 'M3.500 10 16.500 4l-4 13-3-5.500zM9.500 11.500l7-7.500',
  reply: 'M3.500 4h13v9h-7l-4 3.500V13h-2z',
  more: 'M10 4.500v.01M10 10v.01M10 15.500v.01',
  dots: 'M4.500 10v.01M10 10v.01M15.500 10v.01',
  eye: 'M2.500 10S5 5 10 5s7.500 5 7.500 5-2.500 5-7.500 5-7.500-5-7.500-5zM10 8a2 2 0 1 0 .01 0',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M16 10H4M9 5l-5 5 5 5',
  menu: 'M3.500 5.500h13M3.500 10h13M3.500 14.500h13',
  up: 'M3.500 9h3v7.500h-3zM6.500 9.500 9.500 3c1.500 0 2 1 2 2L11 8h4.500c1 0 1.500.8 1.300 1.700l-1.200 5.500c-.2.8-.8 1.300-1.600 1.300H6.500',
  down: 'M3.500 3.500h3V11h-3zM6.500 10.500l3 6.500c1.500 0 2-1 2-2L11 12h4.500c1 0 1.500-.8 1.300-1.700l-1.200-5.500c-.2-.8-.8-1.300-1.600-1.300H6.500',
  trash: 'M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.8 11h7.400l.8-11',
} as const;

export type IconName = keyof typeof PATHS;

/** Dots are strokes of no length: as wide as they are round. */
const DOTTED: ReadonlySet<IconName> = new Set(['more', 'dots']);

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing in the colour of the text around it; silent, its button has the name. */
export function icon(name: IconName, size = 18): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: size,
    height: size,
    class: 'svg-icon',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(key, String(value));
  svg.setAttribute('stroke-width', DOTTED.has(name) ? '2.6' : '1.5');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
