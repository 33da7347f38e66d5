/** Runs one program on one thread, run by run. */
import {dtypeInfo, itemSize, type ArrayValues} from '../dtypes.js';
import {Interpreter} from '../interpret/interpreter.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {writeSpilledAt} from '../memory/spill-file.js';
import type {Operand, Target} from './operand.js';
import {resultDType, type Program} from './program.js';
import {createSource, homeValues, scratchFor, type Source} from './source.js';

/** Computes runs of a program's flattened result. */
export interface ProgramRunner {
  /** Exactly `length` values from `start`, valid until the next call. */
  evaluate(start: number, length: number): ArrayValues;
  /** Writes values from `start` to where the result lies. */
  store(start: number, length: number, target: Target): void;
}

/** Values that one pass of the interpreter takes: temporaries stay in the cache. */
const AT_ONCE = 4096;

export class InterpretedRunner implements ProgramRunner {
  private readonly sources: readonly Source[];
  private readonly scratch: readonly ArrayValues[];
  private readonly interpreter: Interpreter;
  private readonly out: ArrayValues;
  private readonly lanes: number;

  constructor(
    private readonly context: ThreadContext,
    private readonly program: Program,
    operands: readonly Operand[],
    capacity: number,
  ) {
    const dtype = resultDType(program);
    this.sources = operands.map((operand) => createSource(context, operand));
    this.scratch = operands.map((operand) => scratchFor(operand, Math.min(capacity, AT_ONCE)));
    this.interpreter = new Interpreter(program, Math.min(capacity, AT_ONCE));
    this.out = scratchFor({kind: 'constant', dtype, value: 0}, capacity);
    this.lanes = dtypeInfo(dtype).lanes;
  }

  evaluate(start: number, length: number): ArrayValues {
    const [only] = this.sources;
    // Values that need no computing are read where they lie.
    if (this.program.instructions.length === 1 && only !== undefined)
      return only.read(start, length, this.out);
    this.compute(start, length, this.out);
    return this.out.subarray(0, length * this.lanes);
  }

  store(start: number, length: number, target: Target): void {
    if (target.home.kind === 'file') {
      const values = this.evaluate(start, length);
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      writeSpilledAt(target.home.path, bytes, start * itemSize(resultDType(this.program)));
      return;
    }
    const values = homeValues(this.context, target.home, target.dtype, target.size);
    this.compute(start, length, values.subarray(start * this.lanes, (start + length) * this.lanes));
  }

  private compute(start: number, length: number, out: ArrayValues): void {
    for (let done = 0; done < length; done += AT_ONCE) {
      const count = Math.min(AT_ONCE, length - done);
      const inputs = this.sources.map((source, i) => {
        const scratch = this.scratch[i];
        if (scratch === undefined) throw new RangeError(`input ${i} has no scratch`);
        return source.read(start + done, count, scratch);
      });
      const part = out.subarray(done * this.lanes, (done + count) * this.lanes);
      this.interpreter.run(inputs, part, count);
    }
  }
}
