import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {PickKernels} from '../../../src/engine/array/bulk/pick-kernels.js';
import {itemSize, viewValues} from '../../../src/engine/array/dtypes.js';
import {StridedCopier} from '../../../src/engine/array/program/strided-copier.js';
import {StridedReader} from '../../../src/engine/array/program/strided.js';
import {wasm} from '../../../src/engine/array/wasm/platform.js';

const memory = new wasm.Memory({initial: 40, maximum: 65536, shared: true});
const loops = new PickKernels().of(memory);
const [home, target, extent] = [64, 2 ** 20, 60_000];

/** Shapes, with the strides that visit values in odd orders. */
const views: readonly (readonly [shape: readonly number[], strides: readonly number[], offset: number])[] = [
  [[], [], 7],
  [[1], [5], 3],
  [[30_000], [1], 11],
  [[1000], [-3], 3500],
  [[100, 70], [1, 100], 0],
  [[70, 100], [200, -1], 1000],
  [[5000, 3], [1, 0], 2],
  [[4, 3000], [0, 1], 9],
  [[3, 5000], [5000, 1], 9],
  [[31, 65], [-70, 1], 6000],
  [[2, 33, 50], [1, 100, 2], 40],
  [[4, 1, 20, 30], [3000, 0, 1, 20], 5],
  [[6, 7, 8, 9], [1, 6, 42, 336], 0],
  [[300, 1, 7], [1, 9, 301], 1],
];

describe('StridedCopier', () => {
  for (const dtype of ['uint8', 'int16', 'float32', 'int64', 'float64', 'complex128'] as const) {
    it(`copies runs of ${dtype} as reading them does`, () => {
      const bytes = new Uint8Array(memory.buffer, home, extent * itemSize(dtype));
      for (let i = 0; i < bytes.length; i++) bytes[i] = Math.imul(i + 1, 2654435761) >>> 25;
      const values = viewValues(dtype, memory.buffer, home, extent);
      for (const [shape, strides, offset] of views) {
        const array = {dtype, shape, strides, offset};
        const size = shape.reduce((a, b) => a * b, 1);
        const copier = new StridedCopier(
          {...array, kind: 'array', home: {kind: 'slab', slab: 0, byteOffset: home}, extent},
          home,
          memory,
          loops,
        );
        const reader = new StridedReader({...array, values});
        for (const [start, length] of [
          [0, size],
          [0, Math.min(1, size)],
          [Math.floor(size / 3), Math.floor(size / 2)],
          [Math.floor(size / 7), size - Math.floor(size / 7)],
          [size - 1, 1],
        ] as const) {
          const wanted = viewValues(dtype, new ArrayBuffer(length * itemSize(dtype)), 0, length);
          reader.copyTo(start, length, wanted);
          new Uint8Array(memory.buffer, target).fill(255);
          copier.copy(start, length, target);
          assert.deepEqual(
            new Uint8Array(memory.buffer, target, length * itemSize(dtype)).slice(),
            new Uint8Array(wanted.buffer),
            `${start}, ${length} of ${shape.join(' by ')}`,
          );
          assert.equal(new Uint8Array(memory.buffer)[target + length * itemSize(dtype)], 255);
        }
      }
    });
  }
});
