import type { Report } from './report.js';

/** The text of a file, or why there is none. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly pageStarts?: readonly number[] | undefined }
  /** `why` is one plain sentence for the person who sent the file. */
  | { readonly kind: 'unreadable'; readonly why: string };

export interface DraftFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A draft under review. It lives in memory alone. */
export interface Draft {
  readonly text: string;
  /** Offsets at which pages begin, where the file has pages. */
  readonly pageStarts?: readonly number[] | undefined;
}

export interface ReviewedDraft {
  readonly draft: Draft;
  readonly report: Report;
  /** What the draft is called in an export. */
  readonly name: string;
}

/** Reviews drafts against one library. Nothing of it is loaded before the first use. */
export interface Reviewer {
  /**
   * A long text is reviewed away from the thread that answers people; throws `ReviewStopped` where it takes too long
   * there. `candidates` adds topics that score below 0.5 and do not count as found, for measuring.
   */
  review(draft: Draft, options?: { readonly candidates?: boolean }): Promise<Report>;
  /** Which signals fired and which safeguards were looked for, as text for people. */
  explain(draft: Draft): Promise<string>;
  /** Reads a file away from the thread that answers people, with caps on time and memory. */
  readFile(file: DraftFile): Promise<FileText>;
  exportMarkdown(reviewed: ReviewedDraft): Promise<string>;
  /** The text as a Word file with the findings as comments. */
  exportWord(reviewed: ReviewedDraft): Promise<Uint8Array>;
}

/** Larger files are refused. */
export const MAX_FILE_BYTES = 5_000_000;
