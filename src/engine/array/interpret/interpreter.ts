/** Runs programs by JavaScript loops: for small arrays, and for the dtypes that kernels do not have. */
import {allocateValues, type ArrayValues} from '../dtypes.js';
import {instructionAt, type Instruction, type Program} from '../program/program.js';
import {castStep} from './cast.js';
import {binaryStep, unaryStep, whereStep, type Step} from './steps.js';

interface Bound {
  readonly step: Step;
  readonly args: readonly number[];
}

function bind(program: Program, instruction: Exclude<Instruction, {kind: 'input'}>): Bound {
  const dtypeOf = (register: number): Instruction['dtype'] => instructionAt(program, register).dtype;
  switch (instruction.kind) {
    case 'unary':
      return {step: unaryStep(instruction.op, dtypeOf(instruction.arg)), args: [instruction.arg]};
    case 'binary': {
      const {left, right} = instruction;
      return {step: binaryStep(instruction.op, dtypeOf(left)), args: [left, right]};
    }
    case 'where': {
      const {condition, then, otherwise} = instruction;
      return {step: whereStep(instruction.dtype), args: [condition, then, otherwise]};
    }
    case 'cast':
      return {step: castStep(dtypeOf(instruction.arg), instruction.dtype), args: [instruction.arg]};
  }
}

/** A program ready to run on runs of at most `capacity` values. */
export class Interpreter {
  private readonly temporaries: readonly (ArrayValues | null)[];
  private readonly bound: readonly (Bound | null)[];

  constructor(
    private readonly program: Program,
    capacity: number,
  ) {
    const last = program.instructions.length - 1;
    this.bound = program.instructions.map((i) => (i.kind === 'input' ? null : bind(program, i)));
    this.temporaries = program.instructions.map((i, at) =>
      i.kind === 'input' || at === last ? null : allocateValues(i.dtype, capacity),
    );
  }

  /** Computes `length` values into `out` from inputs that hold as many. */
  run(inputs: readonly ArrayValues[], out: ArrayValues, length: number): void {
    const registers: ArrayValues[] = [];
    const {instructions} = this.program;
    instructions.forEach((instruction, at) => {
      if (instruction.kind === 'input') {
        const values = inputs[instruction.input];
        if (values === undefined) throw new RangeError(`input ${instruction.input} is missing`);
        registers.push(values);
        if (at === instructions.length - 1) copyInto(out, values);
        return;
      }
      const target = this.temporaries[at] ?? out;
      const bound = this.bound[at];
      if (bound === null || bound === undefined) throw new RangeError(`instruction ${at} is not bound`);
      bound.step(
        target,
        bound.args.map((register) => registers[register] ?? target),
        length,
      );
      registers.push(target);
    });
  }
}

/** Copies all of `source` to the start of `target`; both have one storage type. */
export function copyInto(target: ArrayValues, source: ArrayValues): void {
  if (target instanceof BigInt64Array || target instanceof BigUint64Array) {
    target.set(source as BigInt64Array | BigUint64Array);
  } else {
    target.set(source as Exclude<ArrayValues, BigInt64Array | BigUint64Array>);
  }
}
