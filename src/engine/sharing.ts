import type {Node} from '../graph/index.js';

const several = Symbol('several');

/**
 * The nodes whose value more than one of `roots` needs at a point where their ways part: computing these first keeps what roots
 * share from being computed for each. `order` has inputs before users.
 */
export function sharedNodes(order: readonly Node[], roots: readonly Node[]): ReadonlySet<Node> {
  const shared = new Set<Node>();
  if (roots.length < 2) return shared;
  const uses = new Map<Node, number>();
  const neededBy = new Map<Node, Node | typeof several>();
  const need = (node: Node, root: Node | typeof several): void => {
    const known = neededBy.get(node);
    neededBy.set(node, known === undefined || known === root ? root : several);
    uses.set(node, (uses.get(node) ?? 0) + 1);
  };
  for (const root of roots) need(root, root);
  for (const node of order.toReversed()) {
    const root = neededBy.get(node);
    if (root === undefined) continue;
    if (root === several && (uses.get(node) ?? 0) > 1) shared.add(node);
    for (const input of new Set(node.inputs)) need(input, root);
  }
  return shared;
}
