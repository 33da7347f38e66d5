import {labelKey, type Label} from '../../../data/index.js';
import {assign as assigned} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {mismatch, type Param} from '../../../expr/params.js';
import {isPlainObject, nodeOf, toPlain} from '../../../expr/plain.js';
import {wrap} from '../../../expr/wrap.js';
import {pythonSourceOf, type ColumnMeta, type DataFrameMeta} from '../../../graph/index.js';
import type {Operand} from '../arithmetic/types.js';
import {columnValues, valueDType} from '../indexing/column-values.js';
import {rows, rowsOf} from '../define-frame.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The frame with columns added or replaced: values as `set` takes them, or a function of the frame that gives them.
     *
     * pandas' and Mars's `DataFrame.assign`.
     *
     * @throws ValueError when there are not as many values as rows.
     * @example
     * await md.DataFrame({a: [1, 2]}).assign({b: (df) => df.get('a').mul(10)}).execute()
     * //    a   b
     * // 0  1  10
     * // 1  2  20
     */
    assign(columns: Readonly<Record<string, Operand | ((df: DataFrame) => Operand)>>): DataFrame;
  }
}

type Columns = ReadonlyMap<Label, unknown>;

const given: Param<Columns> = {
  takes: 'columns by name',
  keywords: true,
  fallback: {value: new Map()},
  parse(value) {
    const entries = value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : null;
    if (entries === null) return mismatch;
    return new Map(
      entries.map(([label, one]) => [
        label as Label,
        typeof one === 'function' ? (one as unknown) : toPlain(one),
      ]),
    );
  },
};

export const assign = define({
  name: 'assign',
  title: 'DataFrameAssign',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), kwargs: given},
  prepare(args) {
    // Functions are called now, each with the frame as those before it made it.
    const made = new Map<Label, unknown>();
    for (const [label, value] of args.kwargs) {
      const before =
        made.size === 0
          ? args.df
          : assign.build('DataFrame', [args.df, Object.fromEntries(made as Map<string, unknown>)]);
      made.set(label, isLocalFunction(value) ? plainOf(value(wrap(before))) : value);
    }
    return {...args, kwargs: made};
  },
  infer({df, kwargs}): DataFrameMeta {
    const meta = df.meta as DataFrameMeta;
    if (meta.columns === null) return meta;
    let columns: readonly ColumnMeta[] = meta.columns;
    for (const [label, value] of kwargs) {
      const column = {label, dtype: typeof value === 'function' ? null : valueDType(value)};
      const known = columns.some((one) => labelKey(one.label) === labelKey(label));
      columns = known
        ? columns.map((one) => (labelKey(one.label) === labelKey(label) ? column : one))
        : [...columns, column];
    }
    return {...meta, columns};
  },
  async lower({df, kwargs}, context) {
    let {relation} = await rowsOf(df, context);
    for (const [label, value] of kwargs) {
      const made = await columnValues(context, relation, [label], value, 'DataFrame.assign');
      relation = assigned(made.relation, made.columns);
    }
    return {kind: 'dataframe', relation};
  },
});

/** A function that is called here: those of Python are the cluster's to call. */
function isLocalFunction(value: unknown): value is (df: unknown) => unknown {
  return typeof value === 'function' && pythonSourceOf(value) === null;
}

function plainOf(value: unknown): unknown {
  return nodeOf(value) ?? toPlain(value);
}
