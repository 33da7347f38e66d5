import {Float, type Label} from '../../../data/index.js';
import {ArgumentError, KeyError, ValueError, unknownName} from '../../../errors/index.js';
import {bind} from '../../../expr/bind.js';
import {DataFrame} from '../../../expr/dataframe.js';
import {member} from '../../../expr/member.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {describeValue, isPlainObject, nodeOf} from '../../../expr/plain.js';
import {Tileable} from '../../../expr/tileable.js';
import {columnNames, evaluate, unboxed, type Scope} from './evaluate.js';
import {parseLines} from './parse.js';

type Names = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;
/** Options of {@link DataFrameMethods.query}. */
export type QueryOptions = Options<{
  inplace: boolean;
  /** What `@name` stands for. */
  local_dict: Names;
  /** The same, asked where `local_dict` has no such name. */
  global_dict: Names;
}>;
/** Options of {@link DataFrameFunctions.eval}. */
export type EvalOptions = QueryOptions & Options<{target: DataFrame}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows for which an expression over columns, in Python's syntax, is true. Names are columns (in backticks where they are no words), `index` and
     * the names of its levels; `@x` is `x` of `local_dict`.
     *
     * pandas' and Mars's `DataFrame.query`.
     *
     * @throws ValueError for what cannot be read; KeyError for an unknown name.
     * @example
     * const df = md.DataFrame({a: [1, 2, 3], b: [4, 1, 0]});
     * await df.query('a > b and a < @most', {local_dict: {most: 3}}).execute()
     * //    a  b
     * // 1  2  1
     */
    query(expr: string, options?: QueryOptions): DataFrame;
    /**
     * The value of an expression over columns, in Python's syntax; with `c = a + b` the frame with such a column, one a line.
     *
     * pandas' and Mars's `DataFrame.eval`.
     *
     * @throws ValueError for what cannot be read; KeyError for an unknown name.
     * @example
     * await md.DataFrame({a: [1, 2], b: [10, 20]}).eval('c = a + b').execute()
     * //    a   b   c
     * // 0  1  10  11
     * // 1  2  20  22
     */
    eval(expr: string, options?: QueryOptions): DataFrame;
  }
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The value of an expression in Python's syntax over the objects of `local_dict`; assignments go to a copy of `target`.
     *
     * pandas' and Mars's `eval`.
     *
     * @throws ValueError for what cannot be read; KeyError for an unknown name.
     * @example
     * const df = md.DataFrame({a: [1, 2], b: [10, 20]});
     * await md.eval('df.a + df.b', {local_dict: {df}}).execute()
     * // 0    11
     * // 1    22
     * // dtype: int64
     */
    eval(expr: string, options?: EvalOptions): DataFrame;
  }
}

const names: p.Param<ReadonlyMap<string, unknown>> = {
  takes: 'an object or a Map of names',
  fallback: {value: new Map()},
  parse(value) {
    if (value instanceof Map) return value as ReadonlyMap<string, unknown>;
    return isPlainObject(value) ? new Map(Object.entries(value)) : p.mismatch;
  },
};
const params = {
  expr: p.text,
  inplace: p.optional(p.bool, false),
  local_dict: names,
  global_dict: names,
};
const targetParam: p.Param<DataFrame | null> = {
  takes: 'a DataFrame or null',
  fallback: {value: null},
  parse: (value) => (value === null || value instanceof DataFrame ? value : p.mismatch),
};

interface Callers {
  readonly local_dict: ReadonlyMap<string, unknown>;
  readonly global_dict: ReadonlyMap<string, unknown>;
}

function fromCaller({local_dict: local, global_dict: global}: Callers): (name: string) => unknown {
  return (name) => {
    const holder = [local, global].find((one) => one.has(name));
    if (holder !== undefined) return holder.get(name);
    throw new KeyError(
      `name '${name}' is not defined: give it in local_dict.${unknownName(name, [...local.keys(), ...global.keys()])}`,
    );
  };
}

function scopeOf(frame: DataFrame, callers: Callers): Scope {
  return {
    caller: fromCaller(callers),
    own(name) {
      const columns = columnNames(frame);
      if (columns?.includes(name) === true) return frame.get(name);
      const levels: readonly Label[] = frame.meta.kind === 'dataframe' ? frame.meta.index.names : [];
      if (name === 'index' || (levels.length === 1 && (levels[0] === name || name === 'ilevel_0')))
        return frame.index.to_series();
      if (columns === null) return frame.get(name);
      const known = [...columns, ...levels.filter((level) => typeof level === 'string'), 'index'];
      throw new KeyError(`name '${name}' is not defined.${unknownName(name, known)}`);
    },
  };
}

/** The frame with the assigned columns, or the value of the one expression. */
function run(source: string, target: DataFrame | null, scope: (frame: DataFrame | null) => Scope): unknown {
  const lines = parseLines(source);
  const [only] = lines;
  if (lines.length === 1 && only?.target === null) return evaluate(only.tree, scope(target));
  if (target === null) throw new ValueError("an assignment needs a frame to go to: give 'target'");
  const made = new DataFrame(target.node);
  for (const {target: column, tree} of lines) {
    if (column === null)
      throw new ValueError('Multi-line expressions are only valid if all expressions contain an assignment');
    made.set(column, assignable(evaluate(tree, scope(made))));
  }
  return made;
}

function assignable(value: unknown): never {
  return (value instanceof Float ? value.value : value) as never;
}

/** The result, or nothing where it is put into `target`. */
function given(result: unknown, target: DataFrame | null, inplace: boolean, name: string): unknown {
  if (!inplace) return unboxed(result);
  const node = nodeOf(result);
  if (target === null || !(result instanceof DataFrame) || node === null)
    throw new ValueError(`${name}: 'inplace' needs an assignment, and a frame that it goes to`);
  target.become(node);
  return undefined;
}

function queried(frame: DataFrame, values: readonly unknown[]): unknown {
  const {args} = bind('DataFrame.query', params, values);
  const lines = parseLines(args.expr);
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || only.target !== null)
    throw new ValueError('DataFrame.query takes one condition, without an assignment');
  const mask = evaluate(only.tree, scopeOf(frame, args));
  if (!(mask instanceof Tileable))
    throw new ArgumentError(
      `DataFrame.query takes a condition over columns, got ${describeValue(unboxed(mask))}`,
    );
  return given(frame.get(mask as never), frame, args.inplace, 'DataFrame.query');
}

function evaluated(frame: DataFrame, values: readonly unknown[]): unknown {
  const {args} = bind('DataFrame.eval', params, values);
  const result = run(args.expr, frame, (at) => scopeOf(at ?? frame, args));
  return given(result, frame, args.inplace, 'DataFrame.eval');
}

export const query = member('DataFrame', 'query', function (this: unknown, ...values: unknown[]) {
  return queried(this as DataFrame, values) as DataFrame;
});

export const evalOfFrame = member('DataFrame', 'eval', function (this: unknown, ...values: unknown[]) {
  return evaluated(this as DataFrame, values) as DataFrame;
});

export const evalOfNames = member('md', 'eval', (...values: unknown[]) => {
  const {args} = bind('md.eval', {...params, target: targetParam}, values);
  const caller = fromCaller(args);
  const result = run(args.expr, args.target, () => ({caller, own: caller}));
  return given(result, args.target, args.inplace, 'md.eval') as DataFrame;
});
