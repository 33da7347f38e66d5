/** The array half of the local engine. */
import {tmpdir, totalmem, availableParallelism} from 'node:os';
import {isNumericDType} from '../../data/dtype.js';
import {NDArray, Vector} from '../../data/index.js';
import {ArgumentError, SessionClosedError, ValueError} from '../../errors/index.js';
import * as ir from './builder.js';
import {dtypeInfo, type ArrayDType, type ArrayValues} from './dtypes.js';
import {Evaluation, type EvaluateOptions} from './evaluate/evaluation.js';
import {copyInto} from './interpret/interpreter.js';
import type {RootExpr, Shape} from './ir.js';
import {Arena, type ArenaStats} from './memory/arena.js';
import type {ArrayBlock} from './memory/array-block.js';
import type {Block} from './memory/block.js';
import {storageOf} from './memory/shaped-block.js';
import {ThreadedExecutor} from './scheduler/threaded-executor.js';
import {shapeText, sizeOf, type BasicIndex} from './shapes.js';

export interface ArrayEngineOptions {
  /** Bytes of arrays held in memory before cold ones are spilled; half of the machine's memory unless given. */
  readonly memoryLimit?: number;
  /** Folder under which spill files are kept; the system's temporary folder unless given. */
  readonly spillFolder?: string;
  /** Worker threads; as many as the machine runs at once unless given. They start with the first large array. */
  readonly threads?: number;
}

export interface ArrayEngineStats extends ArenaStats {
  /** Worker threads that have been started. */
  readonly threads: number;
}

/**
 * Evaluates expressions (see builder.ts) to blocks.
 *
 * @example
 * const engine = new ArrayEngine();
 * const x = ir.random({name: 'uniform'}, [1000, 1000], {seed: 1n, stream: 0});
 * const [mean] = await engine.evaluate([ir.mean(x, {axes: 0})]);
 */
export class ArrayEngine {
  private readonly arena: Arena;
  private readonly executor: ThreadedExecutor;
  private closed = false;

  constructor(options: ArrayEngineOptions = {}) {
    const {memoryLimit = totalmem() / 2, spillFolder = tmpdir(), threads = availableParallelism()} = options;
    if (!(memoryLimit > 0)) throw new ValueError(`memoryLimit must be a number of bytes, got ${memoryLimit}`);
    if (!Number.isInteger(threads) || threads < 1)
      throw new ValueError(`threads must be at least 1, got ${threads}`);
    this.arena = new Arena(memoryLimit, spillFolder, (slab) => {
      this.executor.slabDropped(slab);
    });
    this.executor = new ThreadedExecutor(this.arena, threads);
  }

  /**
   * Computes the roots, together: what they share is computed once. Gives one block each, held once for the
   * caller, who releases them.
   *
   * @throws InterruptedError after the signal was aborted, SessionClosedError after `close`, and what running
   *   raises: IndexError for positions out of bounds, ValueError where memory does not suffice, …
   */
  async evaluate(roots: readonly RootExpr[], options: EvaluateOptions = {}): Promise<Block[]> {
    if (this.closed) throw new SessionClosedError('the array engine was closed');
    return new Evaluation(this.arena, this.executor, roots, options).run();
  }

  /** A block with a copy of values: flat, in C order; complex values interleave re and im. */
  fromValues(dtype: ArrayDType, shape: Shape, values: ArrayValues): Block {
    const wanted = sizeOf(shape) * dtypeInfo(dtype).lanes;
    if (values.length !== wanted) {
      throw new ValueError(`${values.length} numbers do not fill ${dtype} of shape ${shapeText(shape)}`);
    }
    const block = this.arena.allocateResident(dtype, shape, false);
    const target = block.view();
    if (target !== null) copyInto(target, values);
    return block;
  }

  /** As `fromValues`, from a vector of a numeric dtype. */
  fromVector(vector: Vector, shape: Shape = [vector.length]): Block {
    const {dtype, values} = vector;
    if (!isNumericDType(dtype) || !ArrayBuffer.isView(values)) {
      throw new ArgumentError(`the array engine takes numeric dtypes, got ${dtype}`);
    }
    return this.fromValues(dtype, shape, values);
  }

  /**
   * Runs `work` over the values of blocks where they lie; they stay there until it ends. They must not be written to.
   *
   * @throws ValueError where spilled values do not fit back into memory.
   */
  async use<T>(
    blocks: readonly Block[],
    work: (values: readonly ArrayValues[]) => T | Promise<T>,
  ): Promise<T> {
    const pinned: ArrayBlock[] = [];
    try {
      const values = blocks.map((block) => {
        const storage = storageOf(block);
        storage.makeResident();
        storage.pin();
        pinned.push(storage);
        return residentValues(storage);
      });
      return await work(values);
    } finally {
      for (const storage of pinned) storage.unpin();
    }
  }

  /** A copy of a block's values, or of a window of them: per axis a position or `{start, stop, step}`. */
  async toNDArray(block: Block, window: readonly BasicIndex[] = []): Promise<NDArray> {
    if (this.closed) throw new SessionClosedError('the array engine was closed');
    if (window.length === 0) return copyOf(block);
    const [part] = await this.evaluate([ir.index(ir.buffer(block), window)]);
    if (part === undefined) throw new RangeError('an evaluation of one root gave no block');
    try {
      return copyOf(part);
    } finally {
      part.release();
    }
  }

  stats(): ArrayEngineStats {
    return {...this.arena.stats(), threads: this.executor.threads};
  }

  /** Stops running evaluations, ends the workers and removes spill files. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.executor.close();
    this.arena.close();
  }
}

/** The values of a block, on their own. */
function copyOf(block: Block): NDArray {
  const storage = storageOf(block);
  storage.makeResident();
  return new NDArray(new Vector(block.dtype, residentValues(storage).slice()), block.shape);
}

function residentValues(storage: ArrayBlock): ArrayValues {
  const values = storage.view();
  if (values === null) throw new RangeError('values could not be brought back into memory');
  return values;
}
