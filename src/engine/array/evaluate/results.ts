/** The buffers of one evaluation, each released after the last step that reads it. */
import type {BufferExpr, RootExpr} from '../ir.js';
import {storageOf} from '../memory/shaped-block.js';
import {children} from '../plan/children.js';
import type {Fusion} from '../plan/fusion.js';

export class Results {
  private readonly buffers = new Map<RootExpr, BufferExpr>();
  private readonly readers = new Map<RootExpr, number>();

  /** `order` lists operands before what reads them. */
  constructor(
    order: readonly RootExpr[],
    roots: readonly RootExpr[],
    private readonly fusion: Fusion,
  ) {
    for (const expr of order) {
      if (!fusion.materialises(expr)) continue;
      for (const read of this.readBy(expr)) this.readers.set(read, (this.readers.get(read) ?? 0) + 1);
    }
    for (const root of roots) this.readers.set(root, (this.readers.get(root) ?? 0) + 1);
  }

  /** The buffer of an expression that has one. */
  get(expr: RootExpr): BufferExpr {
    if (expr.kind === 'buffer') return expr;
    const buffer = this.buffers.get(expr);
    if (buffer === undefined) throw new RangeError(`${expr.kind} has not been computed`);
    return buffer;
  }

  has(expr: RootExpr): boolean {
    return this.buffers.has(expr);
  }

  /** Takes over one reference to the buffer's block. */
  set(expr: RootExpr, buffer: BufferExpr): void {
    if (this.buffers.has(expr)) {
      storageOf(buffer.block).release();
      return;
    }
    this.buffers.set(expr, buffer);
  }

  /** Gives up what an expression, computed just now, has read for the last time. */
  finished(expr: RootExpr): void {
    for (const read of this.readBy(expr)) this.drop(read);
  }

  /** Gives up one reader of an expression. */
  drop(expr: RootExpr): void {
    const left = (this.readers.get(expr) ?? 0) - 1;
    this.readers.set(expr, left);
    if (left > 0) return;
    const buffer = this.buffers.get(expr);
    this.buffers.delete(expr);
    if (buffer !== undefined) storageOf(buffer.block).release();
  }

  /** Gives everything up. */
  clear(): void {
    for (const buffer of this.buffers.values()) storageOf(buffer.block).release();
    this.buffers.clear();
  }

  /** What has memory and is read by the kernel of an expression that has memory. */
  private readBy(expr: RootExpr): ReadonlySet<RootExpr> {
    const found = new Set<RootExpr>();
    const seen = new Set<RootExpr>();
    const stack: RootExpr[] = [...children(expr)];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next.kind === 'buffer') continue;
      if (this.fusion.materialises(next)) found.add(next);
      else stack.push(...children(next));
    }
    return found;
  }
}
