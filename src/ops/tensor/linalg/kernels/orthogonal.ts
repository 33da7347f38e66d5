import type {Matrix} from './matrix.js';

/** Lengths of parts of a vector, so that a long one does not become as many arguments. */
function chunked(vector: Float64Array): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < vector.length; at += 1024)
    lengths.push(Math.hypot(...vector.subarray(at, at + 1024)));
  return lengths;
}

/** Puts orthonormal columns in place of those that are zero. */
export function orthonormal({rows, columns, data}: Matrix): void {
  const column = (k: number): Float64Array =>
    Float64Array.from({length: rows}, (_, i) => data[i * columns + k] ?? 0);
  for (let k = 0; k < columns; k++) {
    if (column(k).some((x) => x !== 0)) continue;
    for (let unit = 0; unit < rows; unit++) {
      const candidate = Float64Array.from({length: rows}, (_, i) => (i === unit ? 1 : 0));
      for (let pass = 0; pass < 2; pass++)
        for (let other = 0; other < columns; other++) {
          if (other === k) continue;
          const axis = column(other);
          const share = axis.reduce((sum, x, i) => sum + x * (candidate[i] ?? 0), 0);
          candidate.forEach((x, i) => (candidate[i] = x - share * (axis[i] ?? 0)));
        }
      const norm = Math.hypot(...chunked(candidate));
      if (norm < 0.5 / Math.sqrt(rows)) continue;
      candidate.forEach((x, i) => (data[i * columns + k] = x / norm));
      break;
    }
  }
}
