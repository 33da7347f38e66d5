import type {ArrayValues} from '../../../engine/array/dtypes.js';
import type {HostArray} from '../../../engine/array/ir.js';

/** Orders two values, NaN last. */
function compare(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  const [noA, noB] = [Number.isNaN(a), Number.isNaN(b)];
  return noA === noB ? 0 : noA ? 1 : -1;
}

/**
 * Sorts the rows of a matrix by their first value, equal ones by the next, and so on: the positions that sort them, and for each row in that
 * order whether it differs from the one before. Complex values count as two. Runs where the engine runs it.
 */
export function rowOrder([matrix]: readonly HostArray[]): readonly HostArray[] {
  if (matrix === undefined) throw new TypeError('rowOrder takes a matrix');
  const [rows = 0] = matrix.shape;
  const width = rows === 0 ? 0 : matrix.values.length / rows;
  const values: ArrayValues = matrix.values;
  const compareRows = (a: number, b: number): number => {
    for (let i = 0; i < width; i++) {
      const order = compare(values[a * width + i] ?? 0, values[b * width + i] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  };
  const order = Array.from({length: rows}, (_, i) => i).sort((a, b) => compareRows(a, b) || a - b);
  const first = Uint8Array.from(order, (row, i) => {
    const before = order[i - 1];
    return before === undefined || compareRows(before, row) !== 0 ? 1 : 0;
  });
  return [
    {dtype: 'int64', shape: [rows], values: BigInt64Array.from(order, BigInt)},
    {dtype: 'bool', shape: [rows], values: first},
  ];
}

/** Where {@link rowOrder} is found. */
export const rowOrderReference = {module: import.meta.url, name: 'rowOrder'} as const;
