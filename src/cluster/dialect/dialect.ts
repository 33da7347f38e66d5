import {PyGlobal, PyTuple} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** What differs between the packages that speak this protocol. */
export interface Dialect {
  readonly name: 'Mars' | 'Xorbits';
  /** The Python package whose calls a graph is made of. */
  readonly root: string;
  /** Whether the answer to the making of a session is this package's. */
  madeSession(answer: string): boolean;
  /** One entry of a request for the data of chunks. */
  chunkRequest(key: PyExpression, conditions: PyExpression): PyTuple;
  /** The parts of an entry that follow the chunk's key, each the same for all chunks, for requests of whole chunks. */
  readonly wholeChunk: readonly PyExpression[];
  /** Methods, by place and name, that compute while a graph is built, and the name of what gives the same as a lazy object. */
  readonly lazyNames: ReadonlyMap<string, string>;
  /** Versions that are known to work, by their beginnings. */
  readonly versions: readonly string[];
}

const mars: Dialect = {
  name: 'Mars',
  root: 'mars',
  madeSession: (answer) => !answer.trimStart().startsWith('{'),
  chunkRequest: (key, conditions) => new PyTuple([key, conditions, 'raise']),
  wholeChunk: [null, 'raise'],
  lazyNames: new Map(),
  versions: ['0.10.'],
};

const xorbits: Dialect = {
  name: 'Xorbits',
  root: 'xorbits._mars',
  madeSession: (answer) => answer.trimStart().startsWith('{'),
  // Xorbits has one element more: whether data is to be brought from a GPU.
  chunkRequest: (key, conditions) => new PyTuple([key, conditions, null, 'raise']),
  wholeChunk: [null, null, 'raise'],
  lazyNames: new Map([['DataFrame.nunique', 'reduction_nunique']]),
  // Xorbits that was installed from a package tells no version of its own, but 0 and a remark.
  versions: ['0+', '0.8.'],
};

export const dialects: readonly Dialect[] = [mars, xorbits];

/** Something of the dialect's package: `of(mars, 'tensor', 'ones')` is `mars.tensor.ones`. */
export function of(dialect: Dialect, module: string, name: string): PyGlobal {
  return new PyGlobal(`${dialect.root}.${module}`, name);
}
