/** Tables that hold computed rows, counted by their holders. */

import {InterruptedError} from '../../../errors/index.js';
import type {TableHandle} from '../relation/source.js';
import type {RunOptions} from './connections.js';
import type {HeldColumn} from './held.js';

/** Makes the table of a name, of some columns. */
export type MakeTable = (name: string, columns: readonly string[], options: RunOptions) => Promise<void>;

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
    return this.handle(length, {names: [name], held: new Map()}, [{name, columns: null}], null);
  }

  /** A handle, held once, of columns that are written to a table when a query first needs them. Takes over `held`, all of its columns. */
  pending(length: number, held: Map<string, HeldColumn>, make: MakeTable): TableHandle {
    return this.handle(length, {names: [], held}, [], make);
  }

  /** How many tables there are. */
  get count(): number {
    return this.live.size;
  }

  private handle(
    length: number,
    remains: Remains,
    parts: readonly Part[],
    make: MakeTable | null,
  ): TableHandle {
    const landing =
      make === null
        ? null
        : async (columns: readonly string[], options: RunOptions): Promise<string> => {
            const name = this.freshName();
            // Also what an interrupted making leaves behind is dropped at the end.
            remains.names.push(name);
            this.live.add(name);
            await make(name, columns, options);
            return name;
          };
    const table = new Table(length, remains.held, parts, landing, () => {
      this.lost.unregister(table);
      this.forget(remains);
    });
    this.lost.register(table, remains, table);
    return table;
  }

  private forget({names, held}: Remains): void {
    for (const column of held.values()) column.release();
    held.clear();
    for (const name of names) if (this.live.delete(name)) this.drop(name);
  }
}

interface Remains {
  readonly names: string[];
  readonly held: Map<string, HeldColumn>;
}

/** A table of the engine with some of a handle's columns; null stands for all of them. */
interface Part {
  readonly name: string;
  readonly columns: ReadonlySet<string> | null;
}

type Land = (columns: readonly string[], options: RunOptions) => Promise<string>;

class Table implements TableHandle {
  private holders = 1;
  private running: Promise<void> | null = null;
  /** Each has more columns than those before it. A query that reads one of them may run while the next is made, so all stay. */
  private readonly parts: Part[];

  constructor(
    readonly length: number,
    private readonly columns: Map<string, HeldColumn>,
    parts: readonly Part[],
    private readonly make: Land | null,
    private readonly free: () => void,
  ) {
    this.parts = [...parts];
  }

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

  nameOf(columns: Iterable<string>): string {
    const part = this.find([...columns]);
    if (part === undefined) throw new Error('a query reads columns that have not landed');
    return part.name;
  }

  async land(columns: ReadonlySet<string>, options: RunOptions): Promise<void> {
    const wanted = [...columns];
    while (this.make !== null && this.find(wanted) === undefined) {
      const others = this.running;
      this.running ??= this.landOnce(this.make, this.widened(columns), options);
      try {
        await this.running;
      } catch (error) {
        // Whoever began it was interrupted: who still needs the table begins again.
        if (others === null || !(error instanceof InterruptedError)) throw error;
      }
    }
  }

  private find(columns: readonly string[]): Part | undefined {
    return this.parts.find((part) => columns.every((column) => part.columns?.has(column) ?? true));
  }

  /**
   * The columns of the next part: those of the last one and at least as many others, so that all parts together take no
   * more than twice what one of all columns does.
   */
  private widened(columns: ReadonlySet<string>): readonly string[] {
    const all = [...this.columns.keys()];
    const last = this.parts.at(-1)?.columns ?? new Set<string>();
    const chosen = new Set([...columns, ...last]);
    for (const column of all) {
      if (chosen.size >= 2 * last.size) break;
      chosen.add(column);
    }
    // A table has columns, even where only its rows are counted: numbers cost least.
    if (chosen.size === 0) {
      const plain = all.find((column) => this.columns.get(column)?.dtype !== 'object') ?? all[0];
      if (plain !== undefined) chosen.add(plain);
    }
    return all.filter((column) => chosen.has(column));
  }

  private async landOnce(make: Land, columns: readonly string[], options: RunOptions): Promise<void> {
    try {
      const name = await make(columns, options);
      this.parts.push({name, columns: new Set(columns)});
    } finally {
      this.running = null;
    }
  }
}
