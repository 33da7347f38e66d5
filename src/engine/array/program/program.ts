/** Fused elementwise work as a list of instructions over registers: plain data that any thread can run. */
import type {ArrayDType} from '../dtypes.js';
import type {BinaryOp, UnaryOp} from '../ir.js';

/** Operands name earlier instructions by position. The last instruction is the result. */
export type Instruction =
  | {
      readonly kind: 'input';
      readonly dtype: ArrayDType;
      readonly input: number;
      /** One value for all positions: a constant, or an array through strides of 0. */
      readonly scalar: boolean;
    }
  | {readonly kind: 'unary'; readonly op: UnaryOp; readonly dtype: ArrayDType; readonly arg: number}
  | {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly dtype: ArrayDType;
      readonly left: number;
      readonly right: number;
    }
  | {
      readonly kind: 'where';
      readonly dtype: ArrayDType;
      readonly condition: number;
      readonly then: number;
      readonly otherwise: number;
    }
  | {readonly kind: 'cast'; readonly dtype: ArrayDType; readonly arg: number};

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Equal for programs that do the same: values and addresses of inputs are no part of it. */
  readonly key: string;
}

/** The instruction at a register. */
export function instructionAt(program: Program, register: number): Instruction {
  const instruction = program.instructions[register];
  if (instruction === undefined)
    throw new RangeError(`no register ${register} among ${program.instructions.length}`);
  return instruction;
}

/** Dtype of what a program gives. */
export function resultDType(program: Program): ArrayDType {
  return instructionAt(program, program.instructions.length - 1).dtype;
}

/** Names a program for caches. */
export function programKey(instructions: readonly Instruction[]): string {
  return instructions
    .map((i) => {
      switch (i.kind) {
        case 'input':
          return `${i.scalar ? 's' : 'i'}${i.input}:${i.dtype}`;
        case 'unary':
          return `${i.op}(${i.arg}):${i.dtype}`;
        case 'binary':
          return `${i.op}(${i.left},${i.right}):${i.dtype}`;
        case 'where':
          return `where(${i.condition},${i.then},${i.otherwise}):${i.dtype}`;
        case 'cast':
          return `cast(${i.arg}):${i.dtype}`;
      }
    })
    .join(';');
}
