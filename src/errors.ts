/** Base of every error that this project throws: a stable `code` to branch on, a message that says what to do, a cause. */
export abstract class DealPatternsError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
