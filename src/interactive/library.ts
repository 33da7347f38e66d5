/** The package that cells work with. It is large, so it is loaded when a cell first names it, or when nothing else is to be done. */

/** What cells see without importing it, and how it is come by. */
export interface LibrarySource {
  readonly names: readonly string[];
  readonly load: () => Promise<Readonly<Record<string, unknown>>>;
}

export class Library {
  private loading: Promise<void> | null = null;
  private here = false;
  private readonly mention: RegExp;

  /** @param take gets the values by their names, once */
  constructor(
    private readonly source: LibrarySource,
    private readonly take: (values: Readonly<Record<string, unknown>>) => void,
  ) {
    this.mention = new RegExp(
      `(?<![\\p{ID_Continue}$])(?:${source.names.join('|')})(?![\\p{ID_Continue}$])`,
      'u',
    );
  }

  /** Resolves when the names are there; loads on the first call. A load that failed is tried again by the next call. */
  load(): Promise<void> {
    this.loading ??= this.source.load().then(
      (values) => {
        this.take(values);
        this.here = true;
      },
      (error: unknown) => {
        this.loading = null;
        throw error;
      },
    );
    return this.loading;
  }

  /**
   * What code must wait for before it runs; null where it need not. Once loading has begun all code waits, so that what
   * interrupts a cell never meets a half-evaluated module.
   */
  neededBy(code: string): Promise<void> | null {
    if (this.here) return null;
    if (this.loading) return this.loading;
    return this.source.names.length > 0 && this.mention.test(code) ? this.load() : null;
  }
}
