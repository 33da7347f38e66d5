/** From a source to the text of one query: shared sources become common table expressions, and only columns that are used are written. */

import {Slot, Sql, renderSql} from '../expression/sql.js';
import {typeName} from '../expression/types.js';
import {inputsOf} from './source.js';
import type {
  CallSource,
  JoinSource,
  SelectSource,
  SortKey,
  Source,
  TableSource,
  UnionSource,
  ValuesSource,
} from './source.js';
import {columnsIn, isIdle, usageIn} from './usage.js';
import type {Usage} from './usage.js';

const joinWords = {
  inner: 'join',
  left: 'left join',
  right: 'right join',
  full: 'full join',
  cross: 'cross join',
  semi: 'semi join',
  anti: 'anti join',
  positional: 'positional join',
} as const;

/** `name` as an identifier. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

class Renderer {
  private usage: ReadonlyMap<Source, Usage> = new Map();
  private readonly names = new Map<Slot, string>();
  private readonly withs: string[] = [];
  private readonly aliases = new Map<Source, string>();

  constructor(
    private readonly top: SelectSource,
    private readonly exact: boolean,
  ) {}

  render(outputs: readonly Slot[], aliases: readonly string[]): string {
    const {order, usage} = usageIn(this.top, outputs);
    this.usage = usage;
    for (const source of [...order].reverse())
      if (source !== this.top && this.usageOf(source).uses > 0) this.define(source);
    const body = this.selectText(this.top, outputs, aliases);
    return this.withs.length === 0 ? body : `with ${this.withs.join(', ')} ${body}`;
  }

  private text(piece: Sql, name: (slot: Slot) => string): string {
    return renderSql(piece, name, this.exact);
  }

  private usageOf(source: Source): Usage {
    const usage = this.usage.get(source);
    if (usage === undefined) throw new Error('a source outside of the query was met');
    return usage;
  }

  /** A name that no output has: `order by` would take the output for it. */
  private readonly name = (slot: Slot): string => {
    let name = this.names.get(slot);
    if (name === undefined) {
      name = `_${slot.hint}${String(this.names.size)}`;
      this.names.set(slot, name);
    }
    return name;
  };

  /** Names leaves in place, and writes everything else as a common table expression. */
  private define(source: Source): void {
    const needed = [...this.usageOf(source).needed];
    switch (source.kind) {
      case 'table':
        this.aliases.set(source, this.tableText(source, needed));
        return;
      case 'values':
        this.aliases.set(source, this.valuesText(source));
        return;
      case 'call':
        this.aliases.set(source, this.callText(source, needed));
        return;
      case 'select':
        this.add(source, this.selectText(source, needed, needed.map(this.name)));
        return;
      case 'join':
        if (isIdle(source, this.usageOf(source).needed)) this.aliases.set(source, this.from(source.left));
        else this.add(source, this.joinText(source, needed));
        return;
      case 'union':
        this.add(source, this.unionText(source, needed));
    }
  }

  private add(source: Source, text: string): void {
    const alias = `q${String(this.withs.length)}`;
    const shared = this.usageOf(source).uses > 1 && !isCheap(source);
    this.withs.push(`${alias} as ${shared ? 'materialized ' : ''}(${text})`);
    this.aliases.set(source, alias);
  }

  private from(source: Source): string {
    const alias = this.aliases.get(source);
    if (alias === undefined) throw new Error('a source was read before it was defined');
    return alias;
  }

  private tableText(source: TableSource, needed: readonly Slot[]): string {
    const columns = needed.map(
      (slot) => `${quoteIdentifier(source.names.get(slot) ?? 'rowid')} as ${this.name(slot)}`,
    );
    const table = quoteIdentifier(source.table.nameOf(columnsIn(source, needed)));
    return columns.length === 0 ? table : `(select ${columns.join(', ')} from ${table})`;
  }

  private callText(source: CallSource, needed: readonly Slot[]): string {
    const columns = needed.map(
      (slot) => `${quoteIdentifier(source.names.get(slot) ?? '')} as ${this.name(slot)}`,
    );
    const call = this.text(source.call, this.name);
    return columns.length === 0
      ? `(select 1 as one from ${call})`
      : `(select ${columns.join(', ')} from ${call})`;
  }

  private valuesText(source: ValuesSource): string {
    const {columns, length} = source;
    const names = [this.name(source.ordinal), ...columns.map((column) => this.name(column.slot))];
    if (length === 0) {
      const typed = columns.map(
        (column, j) => `cast(null as ${typeName(column.type)}) as ${names[j + 1] ?? ''}`,
      );
      return `(select ${[`cast(null as bigint) as ${names[0] ?? ''}`, ...typed].join(', ')} where false)`;
    }
    const rows = Array.from({length}, (_, i) => {
      const cells = columns.map((column) => {
        const text = this.text(column.values[i] ?? Sql.of(['null']), this.name);
        return i === 0 ? `cast(${text} as ${typeName(column.type)})` : text;
      });
      return `(${[i === 0 ? 'cast(0 as bigint)' : String(i), ...cells].join(', ')})`;
    });
    return `(values ${rows.join(', ')}) as v(${names.join(', ')})`;
  }

  private selectText(source: SelectSource, outputs: readonly Slot[], aliases: readonly string[]): string {
    const columns = outputs.map((slot, i) => {
      const computed = source.computed.get(slot);
      const text = computed === undefined ? this.name(slot) : this.text(computed, this.inSelect(source));
      const alias = aliases[i] ?? this.name(slot);
      return text === alias ? text : `${text} as ${alias}`;
    });
    let text = `select ${columns.length === 0 ? '1 as one' : columns.join(', ')} from ${this.from(source.input)}`;
    if (source.where !== undefined) text += ` where ${this.text(source.where, this.inSelect(source))}`;
    if (source.group !== undefined && source.group.length > 0) {
      text += ` group by ${source.group.map((key) => this.text(key, this.inSelect(source))).join(', ')}`;
    } else if (source.group !== undefined && columns.length === 0) {
      text = text.replace('1 as one', 'count(*) as one');
    }
    if (source.qualify !== undefined) text += ` qualify ${this.text(source.qualify, this.inSelect(source))}`;
    if (source.order !== undefined && source.order.length > 0)
      text += ` order by ${this.orderText(source.order, this.inSelect(source))}`;
    if (source.limit !== undefined) text += ` limit ${String(source.limit)}`;
    if (source.offset !== undefined) text += ` offset ${String(source.offset)}`;
    return text;
  }

  /** Inside a SELECT, what it computes itself is written out where its clauses name it. */
  private inSelect(source: SelectSource): (slot: Slot) => string {
    return (slot) => {
      if (source.input.slots.has(slot)) return this.name(slot);
      const computed = source.computed.get(slot);
      return computed === undefined ? this.name(slot) : `(${this.text(computed, this.name)})`;
    };
  }

  private orderText(keys: readonly SortKey[], name: (slot: Slot) => string): string {
    return keys
      .map((key) => {
        const direction = key.descending === true ? 'desc' : 'asc';
        return `${this.text(key.sql, name)} ${direction} nulls ${key.nullsFirst === true ? 'first' : 'last'}`;
      })
      .join(', ');
  }

  private joinText(source: JoinSource, needed: readonly Slot[]): string {
    const columns = needed.length === 0 ? '1 as one' : needed.map(this.name).join(', ');
    const condition = source.on === null ? '' : ` on ${this.text(source.on, this.name)}`;
    return `select ${columns} from ${this.from(source.left)} ${joinWords[source.how]} ${this.from(source.right)}${condition}`;
  }

  private unionText(source: UnionSource, needed: readonly Slot[]): string {
    const wanted = source.outputs.map((slot, j) => ({slot, j})).filter(({slot}) => needed.includes(slot));
    return source.parts
      .map((part) => {
        const columns = wanted.map(
          ({slot, j}) => `${this.text(part.columns[j] ?? Sql.of(['null']), this.name)} as ${this.name(slot)}`,
        );
        return `select ${columns.length === 0 ? '1 as one' : columns.join(', ')} from ${this.from(part.source)}`;
      })
      .join(' union all ');
  }
}

/** True for what costs less to compute twice than to keep: projections of leaves. */
function isCheap(source: Source): boolean {
  if (source.kind !== 'select') return false;
  const {where, qualify, group, order, input} = source;
  const plain = where === undefined && qualify === undefined && group === undefined && order === undefined;
  return (
    plain && inputsOf(input).length === 0 && [...source.computed.values()].every((piece) => piece.size <= 1)
  );
}

/**
 * The text of the query that gives `outputs` of `top`, named `aliases`. `exact` spells arithmetic so that it wraps around
 * instead of raising, which costs time.
 *
 * @example
 * renderQuery(selectSource(table, {computed: new Map([[out, columnOf(rel, 'a').sql]])}), [out], ['c0'])
 */
export function renderQuery(
  top: SelectSource,
  outputs: readonly Slot[],
  aliases: readonly string[],
  exact = false,
): string {
  return new Renderer(top, exact).render(outputs, aliases);
}
