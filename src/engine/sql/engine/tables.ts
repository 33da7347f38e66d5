/** Tables that hold computed rows, counted by their holders. */

import {InterruptedError} from '../../../errors/index.js';
import type {TableHandle} from '../relation/source.js';
import type {RunOptions} from './connections.js';
import type {HeldColumn} from './held.js';

/** Makes the table of a name. */
export type MakeTable = (name: string, options: RunOptions) => Promise<void>;

/** The tables of one engine: names, and dropping what nobody holds any more. */
export class Tables {
  private next = 0;
  private readonly live = new Set<string>();
  /** What a handle leaves behind that was collected without being released. */
  private readonly lost = new FinalizationRegistry<Remains>((remains) => {
    this.forget(remains);
  });

  constructor(private readonly drop: (name: string) => void) {}

  /** A name that no table has had. */
  freshName(): string {
    this.next += 1;
    return `t${String(this.next)}`;
  }

  /** A handle, held once, of the table `name` that was just made. */
  adopt(name: string, length: number): TableHandle {
    this.live.add(name);
    return this.handle(name, length, new Map(), null);
  }

  /** A handle, held once, of a table that is made when a query first needs it. Takes over `held`, all of its columns. */
  pending(length: number, held: Map<string, HeldColumn>, make: MakeTable): TableHandle {
    return this.handle(this.freshName(), length, held, make);
  }

  /** How many tables there are. */
  get count(): number {
    return this.live.size;
  }

  private handle(
    name: string,
    length: number,
    held: Map<string, HeldColumn>,
    make: MakeTable | null,
  ): TableHandle {
    const remains = {name, held};
    const landing =
      make === null
        ? null
        : async (options: RunOptions): Promise<void> => {
            // Also what an interrupted making leaves behind is dropped at the end.
            this.live.add(name);
            await make(name, options);
          };
    const table = new Table(name, length, held, landing, () => {
      this.lost.unregister(table);
      this.forget(remains);
    });
    this.lost.register(table, remains, table);
    return table;
  }

  private forget({name, held}: Remains): void {
    for (const column of held.values()) column.release();
    held.clear();
    if (this.live.delete(name)) this.drop(name);
  }
}

interface Remains {
  readonly name: string;
  readonly held: Map<string, HeldColumn>;
}

class Table implements TableHandle {
  private holders = 1;
  private running: Promise<void> | null = null;

  constructor(
    readonly name: string,
    readonly length: number,
    private readonly columns: Map<string, HeldColumn>,
    /** What makes the table; null once that is done. */
    private make: ((options: RunOptions) => Promise<void>) | null,
    private readonly free: () => void,
  ) {}

  get held(): ReadonlyMap<string, HeldColumn> {
    return this.columns;
  }

  retain(): void {
    this.holders += 1;
  }

  release(): void {
    this.holders -= 1;
    if (this.holders === 0) this.free();
  }

  hold(column: string, values: HeldColumn): void {
    if (this.holders === 0 || this.columns.has(column)) values.release();
    else this.columns.set(column, values);
  }

  async land(options: RunOptions): Promise<void> {
    while (this.make !== null) {
      const others = this.running;
      this.running ??= this.landOnce(this.make, options);
      try {
        await this.running;
      } catch (error) {
        // Whoever began it was interrupted: who still needs the table begins again.
        if (others === null || !(error instanceof InterruptedError)) throw error;
      }
    }
  }

  private async landOnce(make: (options: RunOptions) => Promise<void>, options: RunOptions): Promise<void> {
    try {
      await make(options);
      this.make = null;
    } finally {
      this.running = null;
    }
  }
}
