/** Fourier transforms along one axis of an array, in blocks that stay in the cache. */
import type {BulkTaskOf} from '../bulk/task.js';
import {flatValues} from '../bulk/inputs.js';
import type {BulkJob} from '../jobs/job.js';
import type {PreparedJob} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {homeValues, stridedOperand} from '../program/source.js';
import {isSmooth, type FourierContext, type Plan} from './fourier-context.js';
import {roots} from './roots.js';
import {Turns} from './turns.js';

/** Values of a part, and of a block of transforms that stand side by side. */
const [PART, BLOCK] = [65_536, 16_384];
/** Transforms that stand side by side where they may: together a few lines of the cache. */
const SIDE = 8;

type FourierTask = BulkTaskOf<'fourier'>;

/** Transforms that one block takes. */
function blockOf({split: {outer, length, inner}, layout}: FourierTask): number {
  const across = layout === 'transposed' ? outer : inner;
  if (across === 1 || !isSmooth(length)) return 1;
  return Math.min(across, Math.max(SIDE, Math.floor(BLOCK / length)));
}

/** Blocks of each outer position, and of all. */
function blocks(task: FourierTask): {readonly each: number; readonly all: number} {
  const {outer, inner} = task.split;
  const block = blockOf(task);
  if (task.layout === 'transposed') return {each: Math.ceil(outer / block), all: Math.ceil(outer / block)};
  const each = Math.ceil(inner / block);
  return {each, all: outer * each};
}

function blocksPerPart(task: FourierTask): number {
  return Math.max(1, Math.floor(PART / (task.split.length * blockOf(task))));
}

export function fourierParts(task: FourierTask): number {
  return Math.ceil(blocks(task).all / blocksPerPart(task));
}

export function prepareFourier(job: BulkJob, task: FourierTask, context: ThreadContext): PreparedJob {
  const [input] = job.inputs.map((operand) => stridedOperand(context, operand));
  if (input === undefined) throw new RangeError('a transform has an operand');
  const out = homeValues(context, job.target.home, job.target.dtype, job.target.size) as Float64Array;
  const blockwise = new Blocks(task, flatValues(input) as Float64Array, out, context.fourier);
  const together = blocksPerPart(task);
  const {all} = blocks(task);
  return {
    run: (part) => {
      for (let at = part * together; at < Math.min(all, (part + 1) * together); at++) {
        context.throwIfStopped();
        blockwise.run(at);
      }
    },
  };
}

/** Values of a block: `count` transforms from `first` on, of one outer position. */
interface Block {
  readonly outer: number;
  readonly first: number;
  readonly count: number;
}

class Blocks {
  private readonly block: number;
  private readonly each: number;
  /** Values that the plan transforms: half as many complex ones where real ones are taken in pairs. */
  private readonly length: number;
  /** Roots that untangle pairs. */
  private readonly table: Float64Array;
  private readonly turns: Turns | null;

  constructor(
    private readonly task: FourierTask,
    private readonly input: Float64Array,
    private readonly out: Float64Array,
    private readonly context: FourierContext,
  ) {
    const {split, layout} = task;
    this.block = blockOf(task);
    this.each = blocks(task).each;
    this.length = layout === 'half' ? split.length / 2 : split.length;
    this.table =
      layout === 'half' ? roots(split.length, Math.floor(split.length / 4) + 1) : new Float64Array(0);
    this.turns = layout === 'turned' ? new Turns(split.length * split.inner, task.inverse ? -1 : 1) : null;
  }

  run(at: number): void {
    const {task, block} = this;
    const first = (at % this.each) * block;
    const across = task.layout === 'transposed' ? task.split.outer : task.split.inner;
    const here = {outer: Math.floor(at / this.each), first, count: Math.min(block, across - first)};
    const {plan, first: from, second: spare} = this.context.prepare(this.length, here.count);
    this.read(here, from / 8);
    if (task.inverse) this.swap(from / 8, here.count * this.length);
    const result = this.transform(plan, from, spare, here.count);
    if (task.inverse) this.swap(result / 8, here.count * this.length);
    this.divide(result / 8, here.count * this.length);
    this.write(here, result / 8);
  }

  private transform(plan: Plan, from: number, spare: number, count: number): number {
    return this.length < 2 ? from : plan.run(from, spare, count);
  }

  private read({outer, first, count}: Block, to: number): void {
    const {input, task, length} = this;
    const {doubles} = this.context;
    const {inner} = task.split;
    if (task.layout === 'transposed') {
      // Rows become columns.
      for (let c = 0; c < count; c++) {
        let from = 2 * (first + c) * length;
        for (let j = 0, at = to + 2 * c; j < length; j++, at += 2 * count, from += 2) {
          doubles[at] = input[from] ?? 0;
          doubles[at + 1] = input[from + 1] ?? 0;
        }
      }
      return;
    }
    const lanes = task.real && task.layout !== 'half' ? 1 : 2;
    if (inner === 1 && lanes === 2) {
      doubles.set(input.subarray(2 * outer * length, 2 * (outer + 1) * length), to);
      return;
    }
    for (let j = 0; j < length; j++) {
      const from = lanes * ((outer * length + j) * inner + first);
      const at = to + 2 * j * count;
      if (lanes === 2) copy(doubles, at, input, from, 2 * count);
      else widen(doubles, at, input, from, count);
    }
  }

  private write({outer, first, count}: Block, from: number): void {
    const {out, task, length} = this;
    const {doubles} = this.context;
    const {inner} = task.split;
    if (task.layout === 'half') {
      this.untangle(from, 2 * outer * (length + 1));
    } else if (this.turns !== null) {
      for (let k = 0; k < length; k++) {
        const [source, to] = [from + 2 * k * count, 2 * (k * inner + first)];
        this.turns.turn(doubles, source, out, to, {first: k * first, step: k, count});
      }
    } else if (task.layout === 'transposed') {
      const rows = task.split.outer;
      for (let k = 0; k < length; k++)
        copy(out, 2 * (k * rows + first), doubles, from + 2 * k * count, 2 * count);
    } else if (inner === 1) {
      out.set(doubles.subarray(from, from + 2 * length), 2 * outer * length);
    } else {
      for (let k = 0; k < length; k++) {
        copy(out, 2 * ((outer * length + k) * inner + first), doubles, from + 2 * k * count, 2 * count);
      }
    }
  }

  /** Of a transform of real values in pairs: that of the values. Nothing is imaginary of the lowest and the highest frequency. */
  private untangle(from: number, to: number): void {
    const {out, table, length} = this;
    const {doubles} = this.context;
    const [re, im] = [doubles[from] ?? 0, doubles[from + 1] ?? 0];
    out[to] = re + im;
    out[to + 1] = 0;
    out[to + 2 * length] = re - im;
    out[to + 2 * length + 1] = 0;
    for (let k = 1; 2 * k <= length; k++) {
      const [low, high] = [from + 2 * k, from + 2 * (length - k)];
      const [ar, ai, br, bi] = [
        doubles[low] ?? 0,
        doubles[low + 1] ?? 0,
        doubles[high] ?? 0,
        doubles[high + 1] ?? 0,
      ];
      const [er, ei] = [(ar + br) / 2, (ai - bi) / 2];
      const [dr, di] = [(ar - br) / 2, (ai + bi) / 2];
      const [wr, wi] = [table[2 * k] ?? 1, table[2 * k + 1] ?? 0];
      // The root times the odd values' transform, which is -i times the difference.
      const [tr, ti] = [wr * di + wi * dr, wi * di - wr * dr];
      out[to + 2 * (length - k)] = er - tr;
      out[to + 2 * (length - k) + 1] = ti - ei;
      out[to + 2 * k] = er + tr;
      out[to + 2 * k + 1] = ei + ti;
    }
  }

  /** Exchanges real and imaginary parts: forward between two exchanges is back. */
  private swap(at: number, count: number): void {
    const {doubles} = this.context;
    for (let i = at; i < at + 2 * count; i += 2) {
      const re = doubles[i] ?? 0;
      doubles[i] = doubles[i + 1] ?? 0;
      doubles[i + 1] = re;
    }
  }

  private divide(at: number, count: number): void {
    const {divisor} = this.task;
    if (divisor === 1) return;
    const {doubles} = this.context;
    for (let i = at; i < at + 2 * count; i++) doubles[i] = (doubles[i] ?? 0) / divisor;
  }
}

function copy(target: Float64Array, to: number, source: Float64Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i] ?? 0;
}

function widen(target: Float64Array, to: number, source: Float64Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) {
    target[to + 2 * i] = source[from + i] ?? 0;
    target[to + 2 * i + 1] = 0;
  }
}
