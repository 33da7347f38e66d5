import {randomUUID} from 'node:crypto';
import type {Meta} from './meta.js';

/** Where an operation stands among Mars's names: a namespace of functions, or a class of which it is a method. */
export type Place =
  | 'mt'
  | 'mt.random'
  | 'mt.linalg'
  | 'mt.fft'
  | 'mt.special'
  | 'mt.stats'
  | 'mt.spatial.distance'
  | 'md'
  | 'remote'
  | 'Tensor'
  | 'DataFrame'
  | 'Series'
  | 'Index'
  | 'GroupBy'
  | 'Rolling'
  | 'Expanding'
  | 'ExponentialMovingWindow'
  | 'Series.str'
  | 'Series.dt';

/** What a node says of its operation. How an engine runs it is the engine's own matter. */
export interface Operation {
  /** Mars's name, the last part of it: `sort_values`, `rand`. */
  readonly name: string;
  /** Class name that Mars's operands have, as printed by an object that was not executed: `DataFrameSort`. */
  readonly title: string;
  /** Parameter names in Mars's order; the receiver of a method is the first. */
  readonly parameters: readonly string[];
  /** The parameter that takes all further positional arguments, if there is one. */
  readonly variadic: string | null;
  /** The parameter that takes all keywords that no other has, if there is one. */
  readonly keywords: string | null;
  /** Null for what gives a lazy object on a cluster; else what to do there instead, for a message. */
  readonly insteadOnCluster: string | null;
}

/** One operation applied to arguments: plain data, with nodes where lazy objects were given. Never changes. */
export class Node {
  /** Unique name, 32 hexadecimal digits as Mars's keys. */
  readonly key: string = randomUUID().replaceAll('-', '');

  constructor(
    readonly operation: Operation,
    /** Under which of Mars's names it was called: decides between `mt.sum(x)` and `x.sum()`. */
    readonly place: Place,
    /** Bound arguments by parameter name: those that were given, and the defaults of the others. */
    readonly args: Readonly<Record<string, unknown>>,
    /** Parameters that were given, in the order of the call; a cluster is sent no others. */
    readonly given: readonly string[],
    readonly inputs: readonly Node[],
    readonly meta: Meta,
  ) {}
}

/** The `index`-th output of a node with several. */
export const outputOperation: Operation = {
  name: 'output',
  title: 'Output',
  parameters: ['of', 'index'],
  variadic: null,
  keywords: null,
  insteadOnCluster: null,
};

export function outputOf(node: Node, index: number, meta: Meta, place: Place): Node {
  return new Node(outputOperation, place, {of: node, index}, ['of', 'index'], [node], meta);
}

/** Every node that `roots` need and `known` does not stop, inputs before users. Iterative, for graphs of any depth. */
export function topological(roots: readonly Node[], known: (node: Node) => boolean = () => false): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: {node: Node; next: number}[] = [];
  for (const root of roots) {
    if (seen.has(root)) continue;
    seen.add(root);
    stack.push({node: root, next: 0});
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = known(top.node) ? undefined : top.node.inputs[top.next++];
      if (input === undefined) {
        order.push(top.node);
        stack.pop();
      } else if (!seen.has(input)) {
        seen.add(input);
        stack.push({node: input, next: 0});
      }
    }
  }
  return order;
}
