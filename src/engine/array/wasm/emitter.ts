/** Compiles programs to kernels. */
import {instructionAt, resultDType, type Program} from '../program/program.js';
import {Code, ModuleBuilder, type ValueType} from './assembler.js';
import {fusesMultiplyAdd} from './compile.js';
import {emitBinary} from './emit-binary.js';
import {emitCast} from './emit-cast.js';
import {emitUnary} from './emit-unary.js';
import {KernelCode, type Vectors} from './kernel-code.js';
import {isKernelDType, laneType, vectorsOf, type LaneType} from './lane-types.js';
import {convert, lanes, scalar, v128} from './opcodes.js';

/** A compiled program before it is bound to a memory. */
export interface KernelSource {
  readonly bytes: Uint8Array;
  /** Functions that it imports, by name. */
  readonly imports: readonly string[];
}

/** Bytes of four values in memory. */
const strides: Readonly<Record<LaneType, number>> = {f64: 32, i64: 32, f32: 16, i32: 16, mask: 4};

const parameterTypes: Readonly<Record<LaneType, ValueType>> = {
  f64: 'f64',
  i64: 'i64',
  f32: 'f32',
  i32: 'i32',
  mask: 'i32',
};

/**
 * A kernel `run(n, out, …inputs)`: an input is a pointer, or the value itself where the program calls it scalar.
 * It reads and writes whole groups of four, so that memory must be padded behind. Null where the program has a
 * dtype or an operation that kernels do not have.
 *
 * @param fused whether elementary functions may multiply and add in one instruction
 */
export function emitKernel(program: Program, fused = fusesMultiplyAdd): KernelSource | null {
  if (!program.instructions.every(({dtype}) => isKernelDType(dtype))) return null;
  const inputs = inputTypes(program);
  const parameters: ValueType[] = [
    'i32',
    'i32',
    ...inputs.map((i) => (i.scalar ? parameterTypes[i.type] : 'i32')),
  ];
  const builder = new ModuleBuilder();
  const code = new Code(parameters.length);
  const k = new KernelCode(code, builder, fused);
  const splats = inputs.map((input, i) => (input.scalar ? splat(k, input.type, i + 2) : null));
  const [n, out] = [0, 1];
  /** Programs that could not be emitted: this one, or none. */
  const missing: string[] = [];
  code.get(n).i32(0).op(0x4a);
  code.when(() => {
    code.loop(() => {
      const last = emitInstructions(k, program, splats);
      if (last === null) missing.push(program.key);
      else store(k, last, out);
      inputs.forEach((input, i) => {
        if (!input.scalar)
          code
            .get(i + 2)
            .i32(strides[input.type])
            .op(scalar.i32Add)
            .set(i + 2);
      });
      const dtype = resultDType(program);
      if (isKernelDType(dtype)) code.get(out).i32(strides[laneType(dtype)]).op(scalar.i32Add).set(out);
      code.get(n).i32(4).op(scalar.i32Sub).tee(n).i32(0).op(0x4a);
    });
  });
  if (missing.length > 0) return null;
  builder.addFunction('run', {parameters, results: []}, code);
  return {bytes: builder.finish(), imports: builder.importNames};
}

interface InputType {
  readonly type: LaneType;
  readonly scalar: boolean;
}

function inputTypes(program: Program): readonly InputType[] {
  return program.instructions.flatMap((i) =>
    i.kind === 'input' && isKernelDType(i.dtype) ? [{type: laneType(i.dtype), scalar: i.scalar}] : [],
  );
}

function splat(k: KernelCode, type: LaneType, parameter: number): Vectors {
  return k.fill(type, () => {
    // A true mask has all bits set: 0 - 1.
    if (type === 'mask') k.code.i32(0).get(parameter).op(scalar.i32Sub).simd(lanes.i32.splat);
    else k.code.get(parameter).simd(lanes[type].splat);
  });
}

/** The result of the last instruction; null where one of them has no code. */
function emitInstructions(
  k: KernelCode,
  program: Program,
  splats: readonly (Vectors | null)[],
): Vectors | null {
  const registers: Vectors[] = [];
  for (let at = 0; at < program.instructions.length; at++) {
    const result = emitInstruction(k, program, at, registers, splats);
    if (result === null) return null;
    registers.push(result);
  }
  return registers.at(-1) ?? null;
}

function emitInstruction(
  k: KernelCode,
  program: Program,
  at: number,
  registers: readonly Vectors[],
  splats: readonly (Vectors | null)[],
): Vectors | null {
  const instruction = instructionAt(program, at);
  const register = (index: number): Vectors => {
    const found = registers[index];
    if (found === undefined) throw new RangeError(`register ${index} is not filled`);
    return found;
  };
  const {dtype} = instruction;
  if (!isKernelDType(dtype)) return null;
  switch (instruction.kind) {
    case 'input':
      return splats[instruction.input] ?? load(k, laneType(dtype), instruction.input + 2);
    case 'unary':
      return emitUnary(k, instruction.op, register(instruction.arg));
    case 'binary':
      return emitBinary(k, instruction.op, register(instruction.left), register(instruction.right));
    case 'cast':
      return emitCast(k, register(instruction.arg), laneType(dtype));
    case 'where': {
      const type = laneType(dtype);
      const mask = k.widenMask(register(instruction.condition), type);
      return k.map(type, [register(instruction.then), register(instruction.otherwise), mask], v128.bitselect);
    }
  }
}

function load(k: KernelCode, type: LaneType, pointer: number): Vectors {
  const {code} = k;
  if (type !== 'mask') {
    return k.fill(type, (part) => {
      code.get(pointer).simdAccess(v128.load, 16 * part);
    });
  }
  const words = k.fill('i32', () => {
    code.get(pointer).simdAccess(v128.load32Zero).simd(convert.i16FromLowU8).simd(convert.i32FromLowU16);
  });
  return k.map('mask', [words, k.constant('i32', 0)], lanes.i32.ne);
}

function store(k: KernelCode, value: Vectors, pointer: number): void {
  const {code} = k;
  if (value.type !== 'mask') {
    for (let part = 0; part < vectorsOf(value.type); part++) {
      code.get(pointer);
      k.push(value, part).code.simdAccess(v128.store, 16 * part);
    }
    return;
  }
  code.get(pointer);
  const ones = k.map('mask', [value, k.constant('i32', 1)], v128.and);
  const bytes = k.fill('mask', () => {
    k.push(ones, 0).push(ones, 0).code.simd(convert.i16FromI32);
  });
  k.push(bytes, 0).push(bytes, 0).code.simd(convert.i8FromI16);
  code.simdAccess(v128.store32Lane).op(0);
}
