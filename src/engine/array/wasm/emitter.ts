/** Compiles programs to kernels. */
import {instructionAt, resultDType, type Program} from '../program/program.js';
import {Code, ModuleBuilder, type ValueType} from './assembler.js';
import {fusesMultiplyAdd} from './compile.js';
import {emitBinary} from './emit-binary.js';
import {emitCast, toMask} from './emit-cast.js';
import {emitUnary} from './emit-unary.js';
import {KernelCode, wireType, type Group, type Vectors} from './kernel-code.js';
import {isKernelDType, laneType, storedBytes, type LaneType} from './lane-types.js';
import {lanes, scalar, v128} from './opcodes.js';

/** A compiled program before it is bound to a memory. */
export interface KernelSource {
  readonly bytes: Uint8Array;
  /** Functions that it imports, by name. */
  readonly imports: readonly string[];
}

/** Values of a turn where what is wider leaves too few registers, or is computed lane by lane. */
const LEAST = 4;
/** Bytes of the widest values of a turn: what memory is padded by. */
const TURN = 64;

/**
 * Values that a turn takes. Programs of narrow ones take as many as fill the padding: a turn's own steps would cost
 * more than what it computes.
 */
function groupOf(program: Program): Group {
  const types = program.instructions.flatMap(({dtype}) => (isKernelDType(dtype) ? [laneType(dtype)] : []));
  const [most, least] = [Math.max(...types.map(storedBytes)), Math.min(...types.map(storedBytes))];
  if (most === 8 || (most === 4 && least === 4) || types.includes('f32')) return LEAST;
  const group = TURN / most;
  return group === 64 ? 64 : group === 32 ? 32 : 16;
}

/**
 * A kernel `run(n, out, …inputs)`: an input is a pointer, or the value itself where the program calls it scalar.
 * It reads and writes whole groups, up to 64 bytes, so that memory must be padded behind. Null where the program has a
 * dtype or an operation that kernels do not have.
 *
 * @param fused whether elementary functions may multiply and add in one instruction
 */
export function emitKernel(program: Program, fused = fusesMultiplyAdd): KernelSource | null {
  if (!program.instructions.every(({dtype}) => isKernelDType(dtype))) return null;
  const inputs = inputTypes(program);
  const parameters: ValueType[] = ['i32', 'i32', ...inputs.map((i) => (i.scalar ? wireType(i.type) : 'i32'))];
  const builder = new ModuleBuilder();
  const code = new Code(parameters.length);
  const group = groupOf(program);
  const k = new KernelCode(code, builder, fused, group);
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
            .i32(group * storedBytes(input.type))
            .op(scalar.i32Add)
            .set(i + 2);
      });
      const dtype = resultDType(program);
      if (isKernelDType(dtype))
        code
          .get(out)
          .i32(group * storedBytes(laneType(dtype)))
          .op(scalar.i32Add)
          .set(out);
      code.get(n).i32(group).op(scalar.i32Sub).tee(n).i32(0).op(0x4a);
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
  return k.same(type, () => {
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

/** The instructions that move a group of values of so many bytes in all, where they fill no vector. */
const short = {
  4: {load: v128.load32Zero, store: v128.store32Lane},
  8: {load: v128.load64Zero, store: v128.store64Lane},
};

function shortAccess(bytes: number): {readonly load: number; readonly store: number} | null {
  return bytes === 4 || bytes === 8 ? short[bytes] : null;
}

function load(k: KernelCode, type: LaneType, pointer: number): Vectors {
  const {code} = k;
  const stored = type === 'mask' ? 'u8' : type;
  const access = shortAccess(k.group * storedBytes(type))?.load ?? v128.load;
  const values = k.fill(stored, (part) => {
    code.get(pointer).simdAccess(access, 16 * part);
  });
  return type === 'mask' ? toMask(k, values) : values;
}

function store(k: KernelCode, value: Vectors, pointer: number): void {
  const {code} = k;
  const stored = value.type === 'mask' ? emitCast(k, value, 'u8') : value;
  const access = shortAccess(k.group * storedBytes(value.type));
  stored.parts.forEach((_, part) => {
    code.get(pointer);
    k.push(stored, part);
    if (access === null) code.simdAccess(v128.store, 16 * part);
    else code.simdAccess(access.store).op(0);
  });
}
