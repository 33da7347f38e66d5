/** Something that happens once, and can be waited for with limited patience. */
export class Latch {
  private released = false;
  private readonly waiting: (() => void)[] = [];

  release(): void {
    this.released = true;
    for (const tell of this.waiting.splice(0)) tell();
  }

  /** Whether it happened within so many milliseconds; at once when it has. */
  wait(ms: number): Promise<boolean> {
    if (this.released) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
