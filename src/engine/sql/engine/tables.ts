/** Tables that hold computed rows, counted by their holders. */

import type {TableHandle} from '../relation/source.js';

/** The tables of one engine: names, and dropping what nobody holds any more. */
export class Tables {
  private next = 0;
  private readonly live = new Set<string>();
  /** A table whose handle was collected without being released is dropped too. */
  private readonly lost = new FinalizationRegistry<string>((name) => {
    this.forget(name);
  });

  constructor(private readonly drop: (name: string) => void) {}

  /** A name that no table has had. */
  freshName(): string {
    this.next += 1;
    return `t${String(this.next)}`;
  }

  /** A handle, held once, of the table `name` that was just made. */
  adopt(name: string, length: number): TableHandle {
    let holders = 1;
    const handle: TableHandle = {
      name,
      length,
      retain: () => {
        holders += 1;
      },
      release: () => {
        holders -= 1;
        if (holders !== 0) return;
        this.lost.unregister(handle);
        this.forget(name);
      },
    };
    this.live.add(name);
    this.lost.register(handle, name, handle);
    return handle;
  }

  /** How many tables there are. */
  get count(): number {
    return this.live.size;
  }

  private forget(name: string): void {
    if (this.live.delete(name)) this.drop(name);
  }
}
