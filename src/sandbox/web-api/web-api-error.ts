/** A refusal in Slack's words: answered as `{"ok": false, "error": code, …details}` with status 200. */
export class WebApiError extends Error {
  override readonly name = 'WebApiError';

  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** A refusal with the reasons where Slack puts them: `response_metadata.messages`. */
export const refused = (code: string, messages: readonly string[]): WebApiError =>
  new WebApiError(code, messages.length > 0 ? { response_metadata: { messages } } : {});
