/** One run of the engine: computes expressions in order, each fused group as one job. */
import {InterruptedError} from '../../../errors/index.js';
import * as ir from '../builder.js';
import type {ArrayDType} from '../dtypes.js';
import type {BufferExpr, Expr, HostArray, HostCall, ReduceExpr, RootExpr, Shape} from '../ir.js';
import type {Job} from '../jobs/job.js';
import {partsOf} from '../jobs/prepare.js';
import type {Arena} from '../memory/arena.js';
import type {ArrayBlock} from '../memory/array-block.js';
import type {Block} from '../memory/block.js';
import {ShapedBlock, storageOf} from '../memory/shaped-block.js';
import {inOrder} from '../plan/children.js';
import {arrayOperand, buildProgram, copyProgram, type FusedWork} from '../plan/build-program.js';
import {inMemoryOrder} from '../plan/memory-order.js';
import {isElementwise, planFusion, reducesInOrder, type Fusion} from '../plan/fusion.js';
import type {Target} from '../program/operand.js';
import {isContiguous, sameShape, sizeOf} from '../shapes.js';
import {isLargeMap} from '../scheduler/weight.js';
import type {Executor} from '../scheduler/executor.js';
import {bulkStep} from './bulk-step.js';
import {HostRuns} from './host-step.js';
import {reduceStep} from './reduce-step.js';
import {Results} from './results.js';

export interface EvaluateOptions {
  /** Stops the evaluation: it rejects with InterruptedError. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the fraction that is done, from 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A program and the blocks that it reads, each pinned once. */
export interface PinnedWork {
  readonly work: FusedWork;
  readonly blocks: readonly ArrayBlock[];
}

export function unpin(blocks: readonly ArrayBlock[]): void {
  for (const block of blocks) block.unpin();
}

export class Evaluation {
  private readonly order: readonly RootExpr[];
  private readonly fusion: Fusion;
  private readonly results: Results;
  private readonly hosts: HostRuns;
  private readonly steps: readonly RootExpr[];
  private done = 0;

  constructor(
    readonly arena: Arena,
    private readonly executor: Executor,
    private readonly roots: readonly RootExpr[],
    private readonly options: EvaluateOptions,
  ) {
    this.order = inOrder(roots);
    this.fusion = planFusion(this.order, roots);
    this.results = new Results(this.order, roots, this.fusion);
    this.hosts = new HostRuns(this);
    this.steps = this.order.filter((expr) => expr.kind !== 'buffer' && this.fusion.materialises(expr));
  }

  /** Blocks of the roots, each held once for the caller. */
  async run(): Promise<Block[]> {
    const held = this.holdInputs();
    try {
      for (const expr of this.steps) {
        this.throwIfAborted();
        if (!this.results.has(expr)) this.results.set(expr, await this.compute(expr));
        this.results.finished(expr);
        this.done++;
        this.options.onProgress?.(this.done / this.steps.length);
      }
      const blocks: Block[] = [];
      for (const root of this.roots) {
        blocks.push(await this.asBlock(this.results.get(root)));
        this.results.drop(root);
      }
      return blocks;
    } finally {
      this.results.clear();
      for (const block of held) block.release();
    }
  }

  throwIfAborted(): void {
    if (this.options.signal?.aborted === true) throw new InterruptedError('the computation was stopped');
  }

  /** Runs jobs that do not depend on each other. */
  async runJobs(jobs: readonly Job[], blocks: readonly ArrayBlock[]): Promise<void> {
    const total = jobs.reduce((n, job) => n + partsOf(job), 0);
    for (const block of blocks) block.pin();
    try {
      await this.executor.run(jobs, {
        ...(this.options.signal === undefined ? {} : {signal: this.options.signal}),
        onPart: (parts) => {
          const within = this.steps.length === 0 ? 1 : (this.done + parts / total) / this.steps.length;
          this.options.onProgress?.(Math.min(1, within));
        },
      });
    } finally {
      for (const block of blocks) block.unpin();
    }
  }

  /** Calls a host function on a thread of the executor's choice. */
  async callHost(call: HostCall, inputs: readonly HostArray[]): Promise<readonly HostArray[]> {
    return this.executor.callHost(call.fn, inputs, call.params, this.options.signal);
  }

  /** A fresh block in memory for a job's result; `shared` where workers write it. */
  allocate(dtype: ArrayDType, shape: Shape, shared: boolean): {block: ArrayBlock; target: Target} {
    const block = this.arena.allocateResident(dtype, shape, shared);
    return {block, target: {dtype, size: block.size, home: block.home}};
  }

  /** The buffer of an operand. A constant becomes one value seen through strides of 0. */
  async bufferOf(expr: Expr): Promise<BufferExpr> {
    if (expr.kind !== 'constant') return this.results.get(expr);
    const known = this.results.has(expr);
    if (!known) this.results.set(expr, await this.compute({...expr, shape: []}));
    return ir.broadcastTo(this.results.get(expr), expr.shape) as BufferExpr;
  }

  /** A buffer whose values are in memory. */
  async residentBuffer(expr: Expr): Promise<BufferExpr> {
    const buffer = await this.bufferOf(expr);
    storageOf(buffer.block).makeResident();
    return buffer;
  }

  /** The program that computes an expression, or reads it where it has memory. What it reads is pinned until `unpin`. */
  fusedWork(expr: Expr, compute: Expr | null = null): PinnedWork {
    const blocks: ArrayBlock[] = [];
    try {
      const work = buildProgram(
        expr,
        (e) => e !== compute && this.fusion.materialises(e),
        (operand) => {
          const buffer = this.results.get(operand);
          blocks.push(this.pin(buffer));
          return buffer;
        },
      );
      return {work, blocks};
    } catch (error) {
      unpin(blocks);
      throw error;
    }
  }

  /** The program that copies a view, which is pinned until `unpin`. */
  copyWork(view: BufferExpr): PinnedWork {
    const blocks = [this.pin(view)];
    return {work: copyProgram(arrayOperand(view)), blocks};
  }

  private pin(buffer: BufferExpr): ArrayBlock {
    const storage = storageOf(buffer.block);
    // Only what lies together can be read from a spill file run by run.
    if (!isContiguous(buffer.shape, buffer.strides)) storage.makeResident();
    storage.pin();
    return storage;
  }

  /** Computes a fused expression into a fresh block. */
  private async map({work, blocks}: PinnedWork, dtype: ArrayDType, shape: Shape): Promise<BufferExpr> {
    try {
      const block = this.arena.allocate(dtype, shape, isLargeMap(work.program, sizeOf(shape)));
      const target = {dtype, size: block.size, home: block.home};
      return await this.guard(block, async () => {
        await this.runJobs([{kind: 'map', ...work, size: sizeOf(shape), target, kernel: null}], [block]);
      });
    } finally {
      unpin(blocks);
    }
  }

  /** A block as a buffer after `fill` has succeeded; it is given up where that fails. */
  async guard(block: ArrayBlock, fill: () => Promise<void>): Promise<BufferExpr> {
    try {
      await fill();
      return ir.buffer(block);
    } catch (error) {
      block.release();
      throw error;
    }
  }

  private async compute(expr: RootExpr): Promise<BufferExpr> {
    if (isElementwise(expr) || expr.kind === 'random' || expr.kind === 'iota' || expr.kind === 'constant') {
      return this.map(this.fusedWork(expr, expr), expr.dtype, expr.shape);
    }
    switch (expr.kind) {
      case 'buffer':
        return expr;
      case 'reshape':
      case 'permute':
      case 'broadcast':
      case 'slice':
      case 'diagonal':
        return this.view(expr);
      case 'reduce':
        return this.reduce(expr);
      case 'host':
      case 'hostResult':
        return this.hosts.output(expr);
      default:
        return bulkStep(this, expr);
    }
  }

  private async view(
    expr: Extract<Expr, {kind: 'reshape' | 'permute' | 'broadcast' | 'slice' | 'diagonal'}>,
  ): Promise<BufferExpr> {
    const arg = await this.bufferOf(expr.arg);
    let moved: Expr;
    switch (expr.kind) {
      case 'reshape':
        moved = ir.reshape(isContiguous(arg.shape, arg.strides) ? arg : await this.copy(arg), expr.shape);
        break;
      case 'permute':
        moved = ir.permute(arg, expr.axes);
        break;
      case 'broadcast':
        moved = ir.broadcastTo(arg, expr.shape);
        break;
      case 'slice':
        moved = ir.sliceRanges(arg, expr.ranges);
        break;
      case 'diagonal':
        moved = ir.diagonal(arg, expr.offset, expr.axis1, expr.axis2);
    }
    if (moved.kind !== 'buffer') throw new RangeError(`${expr.kind} of a buffer gave no buffer`);
    // A copy made for it is already held once.
    if (moved.block === arg.block) storageOf(arg.block).retain();
    return moved;
  }

  /** The values of a view in C order, in a block of its own. */
  async copy(view: BufferExpr): Promise<BufferExpr> {
    return this.map(this.copyWork(view), view.dtype, view.shape);
  }

  private async reduce(expr: ReduceExpr): Promise<BufferExpr> {
    const ordered = inMemoryOrder(expr);
    if (ordered !== null && reducesInOrder(ordered)) {
      return reduceStep(this, ordered, this.fusedWork(ordered.arg), expr.shape);
    }
    if (reducesInOrder(expr)) return reduceStep(this, expr, this.fusedWork(expr.arg));
    const arg = await this.bufferOf(expr.arg);
    const kept = expr.arg.shape.map((_, axis) => axis).filter((axis) => !expr.axes.includes(axis));
    const turned = ir.permute(arg, [...kept, ...expr.axes]) as BufferExpr;
    const axes = expr.axes.map((_, i) => kept.length + i);
    const inner: ReduceExpr = {...expr, arg: turned, axes, keepdims: false};
    return reduceStep(this, inner, this.copyWork(turned), expr.shape);
  }

  /** A root's values as a whole block of the root's shape, held once. */
  private async asBlock(view: BufferExpr): Promise<Block> {
    const storage = storageOf(view.block);
    const whole = view.offset === 0 && sizeOf(view.shape) === storage.size;
    if (!whole || !isContiguous(view.shape, view.strides)) return (await this.copy(view)).block;
    storage.retain();
    return sameShape(storage.shape, view.shape) ? storage : new ShapedBlock(storage, view.shape);
  }

  /** Inputs must live until the end, whatever the caller does meanwhile. */
  private holdInputs(): ArrayBlock[] {
    const blocks = this.order.flatMap((expr) => (expr.kind === 'buffer' ? [storageOf(expr.block)] : []));
    for (const block of blocks) block.retain();
    return blocks;
  }
}
