import {ArgumentError} from '../../errors/index.js';
import {member} from '../../expr/member.js';
import {pythonFunction, type PythonFunction} from '../../graph/index.js';

export type {PythonFunction};

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A Python function for a cluster, by its source: a `lambda`, or one `def`. It goes wherever a function does (`apply`, `map`, `transform`,
     * `map_chunk`, …) and runs on the cluster's workers; `np`, `pd` and `math` are in its scope. Values in `${…}` become Python literals.
     *
     * A `class` stands for an instance of it, as `agg` takes one of a subclass of Mars's `md.CustomReduction`: its methods `pre`, `agg` and `post`
     * prepare, aggregate and finish.
     *
     * @throws ArgumentError for a value that has no Python literal, and for empty source.
     * @example
     * md.python`lambda r: r['a'] + ${2}`.source
     * // "lambda r: r['a'] + 2"
     */
    python(source: TemplateStringsArray, ...values: readonly unknown[]): PythonFunction;
  }
}

/** A value as it is written in Python. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? String(value)
      : `float('${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}')`;
  if (typeof value === 'bigint') return String(value);
  // Python reads every escape of JSON's texts.
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  throw new ArgumentError(
    `md.python: a ${typeof value} has no literal in Python; give numbers, text or lists`,
  );
}

export const python = member('md', 'python', (source, ...values) => {
  // As written: a backslash is for Python to read.
  const text = String.raw(source, ...values.map(literal)).trim();
  if (text === '')
    throw new ArgumentError('md.python: there is no Python in it; write md.python`lambda r: …`');
  return pythonFunction(text);
});
