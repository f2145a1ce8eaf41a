/** Formatted text as a value: parsed here and drawn by `draw-inline.ts`, so that parsing is tested without a browser. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'styled'; readonly style: Style; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string; readonly label?: string }
  | { readonly kind: 'broadcast'; readonly name: string }
  /** An instant, in the reader's own zone; `fallback` where it cannot be drawn so. */
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'break' };

export type Style = 'bold' | 'italic' | 'strike' | 'underline';

/** Text that stands alone: a paragraph, a quote, code, a heading, a list or a table. */
export type Paragraph =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'code-block'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly { readonly indent: number; readonly children: readonly Inline[] }[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** Slack's three entities back to characters. Only for text that is shown as text. */
export const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
