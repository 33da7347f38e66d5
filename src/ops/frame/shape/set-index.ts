import {labelKey, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  asLabels,
  columnOf,
  dropColumns,
  positionsOf,
  withLevels,
  type Level,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ColumnMeta, DataFrameMeta} from '../../../graph/index.js';
import type {Operand} from '../arithmetic/types.js';
import {operand} from '../arithmetic/operand.js';
import {missingColumns} from '../indexing/cells.js';
import {columnValues, valueDType} from '../indexing/column-values.js';
import {isLabel} from '../indexing/keys.js';
import {localIndex} from '../indexing/label-rows.js';
import {rows, rowsOf} from '../define-frame.js';
import {Node} from '../../../graph/index.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Columns as row labels: one by its label, or several by an array of labels, which make a MultiIndex; also values of one's own.
     *
     * pandas' and Mars's `DataFrame.set_index`.
     *
     * @throws KeyError for a label that no column has; ValueError with `verify_integrity` when a label stands twice.
     * @example
     * await md.DataFrame({a: ['x', 'y'], b: [1, 2]}).set_index('a').execute()
     * //    b
     * // a
     * // x  1
     * // y  2
     */
    set_index(
      keys: Operand,
      options?: Options<{drop: boolean; append: boolean; inplace: boolean; verify_integrity: boolean}>,
    ): DataFrame;
  }
}

export const setIndex = define({
  name: 'set_index',
  title: 'DataFrameSetIndex',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    keys: operand,
    drop: p.optional(p.bool, true),
    append: p.optional(p.bool, false),
    inplace: p.optional(p.bool, false),
    verify_integrity: p.optional(p.bool, false),
  },
  inPlace: ({inplace}) => inplace,
  infer({df, keys, drop, append}): DataFrameMeta {
    const meta = df.meta as DataFrameMeta;
    if (meta.columns === null) return {...meta, index: {...meta.index, names: [null], dtypes: [null]}};
    const known = meta.columns;
    const chosen = partsOf(keys).map((key): ColumnMeta => {
      if (!isLabel(key))
        return {
          label: key instanceof Node && key.meta.kind === 'series' ? key.meta.name : null,
          dtype: valueDType(key),
        };
      const found = known.find((one) => labelKey(one.label) === labelKey(key));
      if (found === undefined)
        throw missingColumns(
          [key],
          known.map((one) => one.label),
        );
      return found;
    });
    const gone = new Set(partsOf(keys).filter(isLabel).map(labelKey));
    const before = append ? meta.index : {names: [], dtypes: []};
    return {
      kind: 'dataframe',
      columns: drop ? known.filter((one) => !gone.has(labelKey(one.label))) : known,
      index: {
        ...meta.index,
        names: [...before.names, ...chosen.map((one) => one.label)],
        dtypes: [...before.dtypes, ...chosen.map((one) => one.dtype)],
      },
    };
  },
  async lower({df, keys, drop, append, verify_integrity: verify}, context) {
    const {relation} = await rowsOf(df, context);
    const made = await levelled(context, relation, partsOf(keys), append);
    const gone = drop
      ? partsOf(keys)
          .filter(isLabel)
          .flatMap((key) => positionsOf(made, key))
      : [];
    const result = dropColumns(made, gone);
    if (verify) await refuseDuplicates(context, result);
    return {kind: 'dataframe', relation: result};
  },
});

/** Several keys in an array, or the only one. An array of plain values that are no labels of columns would be values: these come as a series. */
function partsOf(keys: unknown): readonly unknown[] {
  return Array.isArray(keys) ? (keys as readonly unknown[]) : [keys];
}

async function levelled(
  context: LowerContext,
  rel: Relation,
  keys: readonly unknown[],
  append: boolean,
): Promise<Relation> {
  let base: Relation = append ? withLevels(rel) : rel;
  const own = base.index.kind === 'levels' && append ? base.index.levels.length : 0;
  const width = base.columns.length;
  const names: Label[] = [];
  for (const key of keys) {
    if (isLabel(key)) {
      const e = columnOf(base, key);
      base = {...base, columns: [...base.columns, {label: key, expr: e}]};
      names.push(key);
    } else {
      const made = await columnValues(context, base, [null], key, 'DataFrame.set_index');
      base = {...made.relation, columns: [...made.relation.columns, ...made.columns]};
      names.push(key instanceof Node && key.meta.kind === 'series' ? key.meta.name : null);
    }
  }
  const levels = base.columns
    .slice(width)
    .map((column, i): Level => ({name: names[i] ?? null, expr: asLabels(column.expr)}));
  const before = own > 0 && base.index.kind === 'levels' ? base.index.levels : [];
  return {
    ...base,
    columns: base.columns.slice(0, width),
    index: {kind: 'levels', levels: [...before, ...levels]},
  };
}

async function refuseDuplicates(context: LowerContext, rel: Relation): Promise<void> {
  const index = await localIndex(context, rel);
  if (!index.is_unique) throw new ValueError('set_index: Index has duplicate keys');
}
