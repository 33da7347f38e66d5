/** Runs one program on one thread, run by run. */
import {allocateValues, dtypeInfo, itemSize, type ArrayValues} from '../dtypes.js';
import {Interpreter} from '../interpret/interpreter.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {writeSpilledAt} from '../memory/spill-file.js';
import type {Operand, Target} from './operand.js';
import {resultDType, type Program} from './program.js';
import {createSource, homeValues, type Source} from './source.js';

/** Computes runs of a program's flattened result. */
export interface ProgramRunner {
  /** Exactly `length` values from `start`, valid until the next call. */
  evaluate(start: number, length: number): ArrayValues;
  /** Writes values from `start` to where the result lies. */
  store(start: number, length: number, target: Target): void;
}

/** Values that one pass of the interpreter takes: temporaries stay in the cache. */
const AT_ONCE = 4096;
/** Scratch of sources that use none. */
const NOTHING = new Uint8Array(0);

export class InterpretedRunner implements ProgramRunner {
  private readonly sources: readonly Source[];
  /** Made when first needed: values that lie together are read in place. */
  private readonly scratch: (ArrayValues | null)[];
  private interpreter: Interpreter | null = null;
  private out: ArrayValues | null = null;
  private readonly lanes: number;

  constructor(
    private readonly context: ThreadContext,
    private readonly program: Program,
    private readonly operands: readonly Operand[],
    private readonly capacity: number,
  ) {
    this.sources = operands.map((operand) => createSource(context, operand));
    this.scratch = operands.map(() => null);
    this.lanes = dtypeInfo(resultDType(program)).lanes;
  }

  evaluate(start: number, length: number): ArrayValues {
    const [only] = this.sources;
    // Values that need no computing are read where they lie.
    if (this.program.instructions.length === 1 && only !== undefined) {
      if (only.inPlace) return only.read(start, length, NOTHING);
      return only.read(start, length, this.ownOut());
    }
    const out = this.ownOut();
    this.compute(start, length, out);
    return out.subarray(0, length * this.lanes);
  }

  store(start: number, length: number, target: Target): void {
    if (target.home.kind === 'file') {
      const values = this.evaluate(start, length);
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      writeSpilledAt(target.home.path, bytes, start * itemSize(resultDType(this.program)));
      return;
    }
    const values = homeValues(this.context, target.home, target.dtype, target.size);
    const whole = start === 0 && values.length === length * this.lanes;
    this.compute(
      start,
      length,
      whole ? values : values.subarray(start * this.lanes, (start + length) * this.lanes),
    );
  }

  private compute(start: number, length: number, out: ArrayValues): void {
    this.interpreter ??= new Interpreter(this.program, Math.min(this.capacity, AT_ONCE));
    for (let done = 0; done < length; done += AT_ONCE) {
      const count = Math.min(AT_ONCE, length - done);
      const inputs = this.sources.map((source, i) => source.read(start + done, count, this.scratchAt(i)));
      const whole = done === 0 && out.length === count * this.lanes;
      this.interpreter.run(
        inputs,
        whole ? out : out.subarray(done * this.lanes, (done + count) * this.lanes),
        count,
      );
    }
  }

  private ownOut(): ArrayValues {
    return (this.out ??= allocateValues(resultDType(this.program), this.capacity));
  }

  private scratchAt(input: number): ArrayValues {
    const operand = this.operands[input];
    if (operand === undefined) throw new RangeError(`there is no input ${input}`);
    if (this.sources[input]?.inPlace === true) return NOTHING;
    return (this.scratch[input] ??= allocateValues(operand.dtype, Math.min(this.capacity, AT_ONCE)));
  }
}
