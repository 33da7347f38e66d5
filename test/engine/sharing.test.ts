import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sharedNodes} from '../../src/engine/sharing.js';
import {Node, topological, type Operation} from '../../src/graph/index.js';
import {md} from '../../src/index.js';

const operation: Operation = {
  name: 'test',
  title: 'Test',
  parameters: [],
  variadic: null,
  keywords: null,
  insteadOnCluster: null,
};
const node = (...inputs: Node[]): Node => new Node(operation, 'md', {}, [], inputs, {kind: 'object'});
const shared = (...roots: Node[]): Node[] => [...sharedNodes(topological(roots), roots)];

describe('what several results share', () => {
  const source = node();
  const step = node(source);

  it('is the last common node of their ways', () => {
    assert.deepEqual(shared(node(step), node(step)), [step]);
  });

  it('is a result that another result needs', () => {
    assert.deepEqual(shared(step, node(step)), [step]);
  });

  it('is nothing for a single result, however often it uses a node', () => {
    assert.deepEqual(shared(node(step, node(step))), []);
  });

  it('is nothing where nothing is common', () => {
    assert.deepEqual(shared(node(node()), node(node())), []);
  });

  it('is computed once', async () => {
    let calls = 0;
    const counted = md.DataFrame({a: [1, 2, 3]}).apply(
      (row) => {
        calls++;
        return row.get('a');
      },
      {axis: 1},
    );
    calls = 0;
    await md.execute(counted.add(1), counted.mul(2));
    assert.equal(calls, 3);
  });
});
