/** Adds up the progress of the parts of one run; parts may be added while others run, and the whole never goes back. */
export class Meter {
  readonly #parts: {weight: number; done: number}[] = [];
  #told = 0;

  constructor(private readonly tell: (fraction: number | null) => void) {}

  /** A part of the work. Call the result with its progress from 0 to 1, or with null while nothing is known of it. */
  part(weight = 1): (done: number | null) => void {
    const part = {weight, done: 0};
    this.#parts.push(part);
    return (done) => {
      if (done !== null) part.done = Math.min(1, Math.max(part.done, done));
      this.#report(done);
    };
  }

  #report(done: number | null): void {
    const weight = this.#parts.reduce((sum, part) => sum + part.weight, 0);
    const fraction = this.#parts.reduce((sum, part) => sum + part.weight * part.done, 0) / weight;
    if (fraction > this.#told) this.#told = fraction;
    this.tell(done === null && this.#told === 0 ? null : this.#told);
  }
}
