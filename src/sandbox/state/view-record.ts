import type { BlockJson } from '../block-kit/walk.js';

/** The values of the inputs, as `view.state.values` carries them: by block_id, then action_id. */
export type StateValues = Record<string, Record<string, Record<string, unknown>>>;

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

/** A modal or a Home tab as one person sees it. */
export interface ViewRecord {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  externalId: string;
  callbackId: string;
  privateMetadata: string;
  title: PlainText;
  close: PlainText | null;
  submit: PlainText | null;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  hash: string;
  blocks: BlockJson[];
  values: StateValues;
  /** What the app found wrong with a submission, by block_id. */
  errors: Readonly<Record<string, string>>;
}
