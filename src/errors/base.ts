/** Base of every error that this package raises on purpose: its message is meant for the user. */
export class MarsError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}
