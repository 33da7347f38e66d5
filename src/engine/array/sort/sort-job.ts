/** Sorting of long lines in parts: each part takes the values between two bounds from the whole line. */
import type {BulkTaskOf} from '../bulk/task.js';
import {allocateValues, dtypeInfo, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {BulkJob} from '../jobs/job.js';
import type {PreparedJob} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {homeValues, stridedOperand} from '../program/source.js';
import {StridedReader, type StridedArray} from '../program/strided.js';
import {CHUNK, LARGEST_KEY, RadixSorter} from './radix-sorter.js';

/** Shorter lines are sorted otherwise: clearing digit counts would take longest. */
const LONG = 2048;
/** Keys and positions of longer lines might not fit into one memory. */
const LONGEST = 2 ** 27;
/** Values of a part, about: they stay in a near cache. Every part reads the whole line, so that there are few. */
const VALUES_PER_PART = 1 << 18;
const MOST_PARTS = 16;
/** Values that bounds are chosen by, for each part. */
const SAMPLES = 64;

export interface SortJob extends BulkJob {
  readonly task: BulkTaskOf<'sort' | 'argsort'>;
}

export function isRadixSort(job: BulkJob): job is SortJob {
  const {task} = job;
  if (task.op !== 'sort' && task.op !== 'argsort') return false;
  return task.split.length >= LONG && task.split.length <= LONGEST;
}

function partsPerLine({task}: SortJob): number {
  return Math.min(MOST_PARTS, Math.max(1, Math.round(task.split.length / VALUES_PER_PART)));
}

export function sortParts(job: SortJob): number {
  const {outer, inner} = job.task.split;
  return outer * inner * partsPerLine(job);
}

export function prepareSort(job: SortJob, context: ThreadContext): PreparedJob {
  const [operand] = job.inputs;
  if (operand === undefined) throw new RangeError('sorting has one operand');
  const out = homeValues(context, job.target.home, job.target.dtype, job.target.size);
  const lines = new Lines(job, stridedOperand(context, operand), out, context);
  const parts = partsPerLine(job);
  return {
    run: (part) => {
      lines.sort(Math.floor(part / parts), part % parts, parts);
    },
  };
}

class Lines {
  private readonly sorter: RadixSorter;
  private readonly scratch: ArrayValues;
  /** Lower bounds of a line's parts. */
  private bounds: {readonly line: number; readonly lowest: readonly bigint[]} | null = null;

  constructor(
    private readonly job: SortJob,
    private readonly source: StridedArray,
    private readonly out: ArrayValues,
    private readonly context: ThreadContext,
  ) {
    const positions = job.task.op === 'argsort';
    this.sorter = new RadixSorter(context.sorting, dtypeInfo(source.dtype).storage, positions);
    this.scratch = allocateValues(source.dtype, CHUNK);
  }

  sort(line: number, part: number, parts: number): void {
    const {length} = this.job.task.split;
    const lowest = this.lowestKeys(line, parts);
    const low = lowest[part] ?? 0n;
    const next = lowest[part + 1];
    if (next !== undefined && next <= low) return;
    this.sorter.start(low, next === undefined ? LARGEST_KEY : next - 1n, length);
    const reader = new StridedReader(this.lineOf(line));
    for (let at = 0; at < length; at += CHUNK) {
      this.sorter.add(reader.read(at, Math.min(CHUNK, length - at), this.scratch), at);
      this.context.throwIfStopped();
    }
    this.store(line, this.sorter.below);
  }

  /** Writes sorted values, or their positions, from a place of the line on. */
  private store(line: number, first: number): void {
    const {length, inner} = this.job.task.split;
    const sorted = this.sorter.sort(() => {
      this.context.throwIfStopped();
    });
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    const argsort = this.job.task.op === 'argsort';
    for (let at = 0; at < this.sorter.size; at += CHUNK) {
      const count = Math.min(CHUNK, this.sorter.size - at);
      const values = argsort ? widened(sorted.positions.subarray(at, at + count)) : sorted.values(at, count);
      const to = start + (first + at) * inner;
      if (inner === 1) copyInto(this.out.subarray(to), values);
      else for (let i = 0; i < count; i++) this.out[to + i * inner] = values[i] ?? 0;
    }
  }

  /** The least key of each part, by a sample of the line: it decides on speed alone. */
  private lowestKeys(line: number, parts: number): readonly bigint[] {
    if (this.bounds?.line === line) return this.bounds.lowest;
    const view = this.lineOf(line);
    const {length} = this.job.task.split;
    const count = parts === 1 ? 0 : parts * SAMPLES;
    const sample = allocateValues(view.dtype, count);
    const step = Math.floor(length / Math.max(1, count));
    for (let i = 0; i < count; i++)
      sample[i] = view.values[view.offset + i * step * (view.strides[0] ?? 1)] ?? 0;
    this.sorter.start(0n, LARGEST_KEY, count);
    this.sorter.add(sample, 0);
    const keys = this.sorter.keys().slice().sort();
    const lowest = Array.from({length: parts}, (_, i) => (i === 0 ? 0n : (keys[i * SAMPLES] ?? 0n)));
    this.bounds = {line, lowest};
    return lowest;
  }

  /** One line of the operand, in C order of the others. */
  private lineOf(line: number): StridedArray {
    const {shape, strides, dtype, values} = this.source;
    const {length, inner} = this.job.task.split;
    const axis = axisOf(shape, length, inner);
    let rest = line;
    let {offset} = this.source;
    for (let at = shape.length - 1; at >= 0; at--) {
      if (at === axis) continue;
      const n = shape[at] ?? 1;
      offset += (rest % n) * (strides[at] ?? 0);
      rest = Math.floor(rest / n);
    }
    return {dtype, shape: [length], strides: [strides[axis] ?? 1], offset, values};
  }
}

/** The axis of a length that has so many values behind it. */
function axisOf(shape: readonly number[], length: number, inner: number): number {
  let behind = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis] ?? 1;
    if (behind === inner && n === length) return axis;
    behind *= n;
  }
  throw new RangeError('the operand lacks the axis that is sorted');
}

function widened(positions: Int32Array): BigInt64Array {
  const wide = new BigInt64Array(positions.length);
  const words = new Int32Array(wide.buffer);
  for (let i = 0; i < positions.length; i++) words[2 * i] = positions[i] ?? 0;
  return wide;
}
