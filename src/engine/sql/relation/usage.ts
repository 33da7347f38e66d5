/** What a query reads of its sources. */

import {Slot, Sql, visitSlots} from '../expression/sql.js';
import {inputsOf} from './source.js';
import type {JoinSource, SelectSource, Source, TableHandle, TableSource} from './source.js';

/** What each source must put out, and how often it is read. */
export interface Usage {
  needed: Set<Slot>;
  uses: number;
}

/** Sources with every consumer before what it reads. */
function consumersFirst(top: Source): Source[] {
  const order: Source[] = [];
  const seen = new Set<Source>();
  const visit = (source: Source): void => {
    if (seen.has(source)) return;
    seen.add(source);
    for (const input of inputsOf(source)) visit(input);
    order.push(source);
  };
  visit(top);
  return order.reverse();
}

/** The inputs that `source` needs in order to put out `needed`: what is looked up for nobody is left out. */
function inputsFor(source: Source, needed: ReadonlySet<Slot>): readonly Source[] {
  return source.kind === 'join' && isIdle(source, needed) ? [source.left] : inputsOf(source);
}

/** Whether a join only looks up what nobody wants. */
export function isIdle({lookUp, right}: JoinSource, needed: ReadonlySet<Slot>): boolean {
  return lookUp && ![...needed].some((slot) => right.slots.has(slot));
}

/** Calls `visit` for every slot of an input that `source` reads in order to put out `needed`. */
function visitReads(
  source: Source,
  needed: ReadonlySet<Slot>,
  visit: (slot: Slot, from: Source) => void,
): void {
  if (source.kind === 'select') {
    const read = (slot: Slot): void => {
      visit(slot, source.input);
    };
    for (const slot of needed) {
      const computed = source.computed.get(slot);
      if (computed === undefined) read(slot);
      else visitSlots(computed, read);
    }
    for (const part of [
      source.where,
      source.qualify,
      ...(source.group ?? []),
      ...(source.order ?? []).map((key) => key.sql),
    ]) {
      if (part !== undefined)
        visitSlots(part, (slot) => {
          if (!source.computed.has(slot)) read(slot);
          else visitSlots(source.computed.get(slot) ?? Sql.of([]), read);
        });
    }
  } else if (source.kind === 'join') {
    const read = (slot: Slot): void => {
      visit(slot, source.left.slots.has(slot) ? source.left : source.right);
    };
    needed.forEach(read);
    if (source.on !== null && !isIdle(source, needed)) visitSlots(source.on, read);
  } else if (source.kind === 'union') {
    source.outputs.forEach((output, j) => {
      if (!needed.has(output)) return;
      for (const part of source.parts) {
        const column = part.columns[j];
        if (column !== undefined)
          visitSlots(column, (slot) => {
            visit(slot, part.source);
          });
      }
    });
  }
}

/** The sources that the query of `top` reads, with every consumer before what it reads, and what each must put out for `outputs`. */
export function usageIn(
  top: SelectSource,
  outputs: readonly Slot[],
): {readonly order: readonly Source[]; readonly usage: ReadonlyMap<Source, Usage>} {
  const order = consumersFirst(top);
  const usage = new Map(order.map((source): [Source, Usage] => [source, {needed: new Set(), uses: 0}]));
  const of = (source: Source): Usage => usage.get(source) as Usage;
  of(top).needed = new Set(outputs);
  for (const source of order) {
    const {needed, uses} = of(source);
    if (source !== top && uses === 0) continue;
    for (const input of inputsFor(source, needed)) of(input).uses += 1;
    visitReads(source, needed, (slot, from) => {
      if (!from.slots.has(slot))
        throw new Error('an expression reads a column that its relation does not have');
      of(from).needed.add(slot);
    });
  }
  return {order, usage};
}

/** The columns that the query of `renderQuery` reads of each table. */
export function readsOf(
  top: SelectSource,
  outputs: readonly Slot[],
): ReadonlyMap<TableHandle, ReadonlySet<string>> {
  const reads = new Map<TableHandle, Set<string>>();
  for (const [source, {needed, uses}] of usageIn(top, outputs).usage) {
    if (source.kind !== 'table' || uses === 0) continue;
    const columns = reads.get(source.table) ?? new Set();
    for (const column of columnsIn(source, needed)) columns.add(column);
    reads.set(source.table, columns);
  }
  return reads;
}

/** The columns of a table among `slots`, by their names in it. */
export function columnsIn(source: TableSource, slots: Iterable<Slot>): string[] {
  return [...slots].flatMap((slot) => source.names.get(slot) ?? []);
}
