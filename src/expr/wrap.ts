import {outputOf, type MetaKind, type Node} from '../graph/index.js';
import {DataFrame} from './dataframe.js';
import {GroupBy} from './groupby.js';
import {Index} from './indexes.js';
import {LazyObject} from './object.js';
import {Series} from './series.js';
import {Tensor} from './tensor.js';
import type {Tileable} from './tileable.js';
import {ExecutableTuple} from './tuple.js';
import {windowOf, type Window} from './window.js';

export type Wrapped = Tileable<unknown> | GroupBy | Window<unknown> | Wrapped[];

const wrappers: {readonly [K in MetaKind]: (node: Node) => Wrapped} = {
  tensor: (node) => new Tensor(node),
  dataframe: (node) => new DataFrame(node),
  series: (node) => new Series(node),
  index: (node) => new Index(node),
  groupby: (node) => new GroupBy<DataFrame>(node),
  window: (node) => windowOf(node),
  object: (node) => new LazyObject(node),
  tuple: (node) =>
    ExecutableTuple.of<Wrapped>(
      ...(node.meta.kind === 'tuple'
        ? node.meta.items.map((meta, i) => wrap(outputOf(node, i, meta, node.place)))
        : []),
    ),
};

/** The user's object for a node: of the class that its kind asks for; a list for several outputs. */
export function wrap(node: Node): Wrapped {
  return wrappers[node.meta.kind](node);
}
