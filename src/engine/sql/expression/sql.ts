/** SQL as a tree of trusted text and column slots: the only way to write SQL here, so that no value of a user ever becomes text of a query. */

import type {Formula} from './formula.js';

/**
 * The identity of one column that a source of rows puts out. A slot has no name: names are given when a query is
 * rendered, so that sources can be combined, widened and joined without renaming anything.
 */
export class Slot {
  /** `hint` only makes a rendered query easier to read. */
  constructor(readonly hint: 'c' | 'i' | 'p' = 'c') {}
}

/** One piece of SQL. `size` counts text pieces and slots, and tells when an expression should be computed by a query of its own. */
export class Sql {
  private constructor(
    readonly parts: readonly (string | Slot | Sql)[],
    readonly size: number,
    /** How to compute the same where `parts` overflows; slower. */
    readonly exact: Sql | null = null,
    /** What it computes, where that can be told without SQL. */
    readonly formula: Formula | null = null,
  ) {}

  /** SQL that is computed as `fast`, or as `exact` in a second run if the first one overflowed. */
  static either(fast: Sql, exact: Sql): Sql {
    return new Sql(fast.parts, fast.size, exact);
  }

  /** `body`, which computes `formula`. */
  static computing(formula: Formula | null, body: Sql): Sql {
    return formula === null ? body : new Sql(body.parts, body.size, body.exact, formula);
  }

  static of(parts: readonly (string | Slot | Sql)[]): Sql {
    let size = 0;
    for (const part of parts) size += part instanceof Sql ? part.size : 1;
    return new Sql(parts, size);
  }
}

/** What stands between the pieces of a `sql` template: never a string. */
export type SqlPart = Sql | Slot | {readonly sql: Sql};

function asPart(part: SqlPart): Slot | Sql {
  return part instanceof Slot || part instanceof Sql ? part : part.sql;
}

/**
 * SQL from a template: the template's own text is trusted, and what is put in must be SQL already.
 *
 * @example
 * sql`coalesce(${x} < ${y}, false)`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlPart[]): Sql {
  const parts: (string | Slot | Sql)[] = [];
  strings.forEach((text, i) => {
    if (text !== '') parts.push(text);
    const value = values[i];
    if (value !== undefined) parts.push(asPart(value));
  });
  return Sql.of(parts);
}

/** The pieces one after another, with `separator` (SQL text of this module's callers, never of a user) between them. */
export function joined(
  pieces: readonly SqlPart[],
  separator: ', ' | ' and ' | ' or ' | ' union all ' | ' || ' | ' + ',
): Sql {
  const parts: (string | Slot | Sql)[] = [];
  pieces.forEach((piece, i) => {
    if (i > 0) parts.push(separator);
    parts.push(asPart(piece));
  });
  return Sql.of(parts);
}

/** Every slot that `piece` reads, handed to `visit` (more than once where it stands more than once). */
export function visitSlots(piece: Sql, visit: (slot: Slot) => void): void {
  for (const part of piece.parts) {
    if (part instanceof Slot) visit(part);
    else if (part instanceof Sql) visitSlots(part, visit);
  }
}

/** The text of `piece`, with `name` naming its slots; `exact` takes the spelling that cannot overflow. */
export function renderSql(piece: Sql, name: (slot: Slot) => string, exact = false): string {
  if (exact && piece.exact !== null) return renderSql(piece.exact, name, exact);
  let text = '';
  for (const part of piece.parts) {
    if (typeof part === 'string') text += part;
    else text += part instanceof Slot ? name(part) : renderSql(part, name, exact);
  }
  return text;
}
