/** Code of one kernel under construction, with the moves between vector layouts that operations share. */
import {Code, type ModuleBuilder, type ValueType} from './assembler.js';
import type {LaneType} from './lane-types.js';
import {vectorsOf} from './lane-types.js';
import {convert, lanes, v128} from './opcodes.js';

/** Four values: two vectors where lanes have 64 bits, else one. */
export interface Vectors {
  readonly type: LaneType;
  readonly parts: readonly number[];
}

type NumberType = Exclude<LaneType, 'mask'>;

export class KernelCode {
  constructor(
    readonly code: Code,
    readonly module: ModuleBuilder,
    /** Whether multiplying and adding is one instruction that rounds once. */
    readonly fused: boolean,
  ) {}

  /** Fresh locals, one per vector, each filled by what `emit` leaves on the stack. */
  fill(type: LaneType, emit: (part: number) => void): Vectors {
    const parts: number[] = [];
    for (let part = 0; part < vectorsOf(type); part++) {
      emit(part);
      const local = this.code.local('v128');
      this.code.set(local);
      parts.push(local);
    }
    return {type, parts};
  }

  /** Pushes one vector. */
  push(vectors: Vectors, part: number): this {
    const local = vectors.parts[part];
    if (local === undefined) throw new RangeError(`no vector ${part}`);
    this.code.get(local);
    return this;
  }

  /** Applies an instruction to each vector of the operands. */
  map(type: LaneType, operands: readonly Vectors[], ...opcodes: readonly number[]): Vectors {
    return this.fill(type, (part) => {
      for (const operand of operands) this.push(operand, part);
      for (const opcode of opcodes) this.code.simd(opcode);
    });
  }

  /** A constant in every lane. */
  constant(type: NumberType, value: number | bigint): Vectors {
    return this.fill(type, () => {
      this.pushConstant(type, value);
    });
  }

  /** An inline constant: faster than splatting a scalar each time. */
  pushConstant(type: NumberType, value: number | bigint): void {
    const view = new DataView(new ArrayBuffer(16));
    for (let at = 0; at < 16; at += vectorsOf(type) === 2 ? 8 : 4) {
      if (type === 'f64') view.setFloat64(at, Number(value), true);
      else if (type === 'f32') view.setFloat32(at, Number(value), true);
      else if (type === 'i64') view.setBigInt64(at, BigInt(value), true);
      else view.setInt32(at, Number(value), true);
    }
    this.code.v128(view.getBigUint64(0, true), view.getBigUint64(8, true));
  }

  /** A mask from comparison results, which are as wide as what was compared. */
  narrowMask(compared: Vectors): Vectors {
    if (compared.parts.length === 1) return {type: 'mask', parts: compared.parts};
    return this.fill('mask', () => {
      this.push(compared, 0).push(compared, 1);
      this.shuffleWords([0, 2, 4, 6]);
    });
  }

  /** A mask as wide as the lanes of `type`. */
  widenMask(mask: Vectors, type: LaneType): Vectors {
    if (vectorsOf(type) === 1) return {type, parts: mask.parts};
    return this.fill(type, (part) => {
      this.push(mask, 0).code.simd(part === 0 ? convert.i64FromLowI32 : convert.i64FromHighI32);
    });
  }

  /** Chooses 32-bit words of the two vectors on the stack. */
  shuffleWords(words: readonly number[]): void {
    this.code.simd(v128.shuffle).op(...words.flatMap((w) => [4 * w, 4 * w + 1, 4 * w + 2, 4 * w + 3]));
  }

  /** The high half of a vector as a low half. */
  pushHigh(vectors: Vectors): void {
    this.push(vectors, 0).push(vectors, 0);
    this.shuffleWords([2, 3, 2, 3]);
  }

  /** Computes lane by lane: `emit` gets a function that pushes the lane's operand, and leaves the result. */
  byLane(
    type: NumberType,
    operands: readonly Vectors[],
    emit: (push: (operand: number) => void) => void,
  ): Vectors {
    const {code} = this;
    const perVector = vectorsOf(type) === 2 ? 2 : 4;
    return this.fill(type, (part) => {
      this.pushConstant(type, 0);
      for (let lane = 0; lane < perVector; lane++) {
        const at = part * perVector + lane;
        emit((index) => {
          const operand = operands[index];
          if (operand === undefined || operand.type === 'mask')
            throw new RangeError(`no number operand ${index}`);
          const width = vectorsOf(operand.type) === 2 ? 2 : 4;
          this.push(operand, Math.floor(at / width));
          code.lane(lanes[operand.type].extract, at % width);
        });
        code.lane(lanes[type].replace, lane);
      }
    });
  }

  /** Calls an imported function for each lane; floats travel as f64. */
  call(name: string, type: NumberType, operands: readonly Vectors[]): Vectors {
    const {code} = this;
    const wire = (t: LaneType): ValueType =>
      t === 'f32' || t === 'f64' ? 'f64' : t === 'i64' ? 'i64' : 'i32';
    const fn = this.module.importFunction(name, {
      parameters: operands.map((o) => wire(o.type)),
      results: [wire(type)],
    });
    return this.byLane(type, operands, (push) => {
      operands.forEach((operand, i) => {
        push(i);
        if (operand.type === 'f32') code.op(0xbb);
      });
      code.call(fn);
      if (type === 'f32') code.op(0xb6);
    });
  }
}
