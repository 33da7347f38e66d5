import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {PickKernels} from '../../../src/engine/array/bulk/pick-kernels.js';
import type {ArrayDType} from '../../../src/engine/array/dtypes.js';
import {FoldKernels} from '../../../src/engine/array/fold/fold-kernels.js';
import {FourierContext} from '../../../src/engine/array/fourier/fourier-context.js';
import {GemmContext} from '../../../src/engine/array/gemm/gemm-job.js';
import type {MapJob} from '../../../src/engine/array/jobs/job.js';
import {partsOf, prepareJob} from '../../../src/engine/array/jobs/prepare.js';
import type {ThreadContext} from '../../../src/engine/array/jobs/thread-context.js';
import {programKey, type Instruction} from '../../../src/engine/array/program/program.js';
import {RandomGenerator} from '../../../src/engine/array/random/generator.js';
import {SortMemory} from '../../../src/engine/array/sort/radix-sorter.js';
import {InstanceCache, KernelCache} from '../../../src/engine/array/wasm/kernel-cache.js';
import {wasm} from '../../../src/engine/array/wasm/platform.js';

const memory = new wasm.Memory({initial: 128, maximum: 65536, shared: true});
const context: ThreadContext = {
  memoryOf: () => memory,
  random: new RandomGenerator(),
  instances: new InstanceCache(),
  gemm: new GemmContext(),
  fourier: new FourierContext(),
  folds: new FoldKernels(),
  picks: new PickKernels(),
  sorting: new SortMemory(),
  throwIfStopped: () => undefined,
  scratch: () => ({memory, slab: 0, byteOffset: 4 * 2 ** 20}),
};

/** `x + x` of the first columns of a matrix. */
function doubled(dtype: ArrayDType, rows: number, columns: number, width: number): MapJob {
  const instructions: readonly Instruction[] = [
    {kind: 'input', dtype, input: 0, scalar: false},
    {kind: 'binary', op: 'add', dtype, left: 0, right: 0},
  ];
  const program = {instructions, key: programKey(instructions)};
  const input = {
    kind: 'array',
    dtype,
    shape: [rows, columns],
    strides: [width, 1],
    offset: 0,
    home: {kind: 'slab', slab: 0, byteOffset: 0},
    extent: rows * width,
  } as const;
  const size = rows * columns;
  const target = {dtype, size, home: {kind: 'slab', slab: 0, byteOffset: 2 ** 21}} as const;
  return {kind: 'map', program, operands: [input], size, target, kernel: new KernelCache().compile(program)};
}

describe('KernelRunner', () => {
  // The last row that the first part reads ends right behind it: in 331 columns two values later.
  for (const [dtype, bytes] of [
    ['uint8', 1],
    ['int16', 2],
    ['float32', 4],
    ['float64', 8],
  ] as const) {
    it(`writes nothing behind a part of ${dtype}`, () => {
      const [rows, columns, width] = [400, 331, 340];
      const input = new Uint8Array(memory.buffer, 0, 2 ** 21);
      for (let i = 0; i < input.length; i++) input[i] = i % 4 === 3 ? 64 : Math.imul(i, 2654435761) >>> 28;
      const job = doubled(dtype, rows, columns, width);
      const run = (parts: readonly number[]): Uint8Array => {
        const prepared = prepareJob(job, context);
        for (const part of parts) prepared.run(part);
        return new Uint8Array(memory.buffer, 2 ** 21, rows * columns * bytes).slice();
      };
      const order = Array.from({length: partsOf(job)}, (_, part) => part);
      assert.ok(order.length > 1);
      assert.deepEqual(run([...order].reverse()), run(order));
    });
  }
});
