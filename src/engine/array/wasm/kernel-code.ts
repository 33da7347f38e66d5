/** Code of one kernel under construction, with the moves between vector layouts that operations share. */
import {Code, type ModuleBuilder, type ValueType} from './assembler.js';
import {
  isIntegerType,
  isSigned,
  laneBytes,
  type LaneBytes,
  type LaneType,
  type NumberType,
} from './lane-types.js';
import {extend, lanes, narrow, v128} from './opcodes.js';

/** The values of one group: as many vectors as they fill, or the low lanes of one. */
export interface Vectors {
  readonly type: LaneType;
  readonly parts: readonly number[];
}

/** A value of any lane as functions take it. */
export function wireType(type: LaneType): ValueType {
  if (type === 'f64' || type === 'f32') return type;
  return type === 'i64' || type === 'u64' ? 'i64' : 'i32';
}

/** Values that one turn of a kernel's loop takes. */
export type Group = 4 | 16 | 32 | 64;

export class KernelCode {
  constructor(
    readonly code: Code,
    readonly module: ModuleBuilder,
    /** Whether multiplying and adding is one instruction that rounds once. */
    readonly fused: boolean,
    /** Values that are computed together. */
    readonly group: Group,
  ) {}

  /** Bytes of a lane: a mask's are as narrow as fill whole vectors. */
  lane(type: LaneType): LaneBytes {
    if (type !== 'mask') return laneBytes(type);
    return this.group === 4 ? 4 : 1;
  }

  /** Vectors that hold a group. */
  vectors(type: LaneType): number {
    return Math.max(1, (this.group * this.lane(type)) / 16);
  }

  /** Fresh locals, one per vector, each filled by what `emit` leaves on the stack. */
  fill(type: LaneType, emit: (part: number) => void): Vectors {
    const parts: number[] = [];
    for (let part = 0; part < this.vectors(type); part++) {
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

  /** The same vector, which `emit` leaves on the stack, as every part. */
  same(type: LaneType, emit: () => void): Vectors {
    emit();
    const local = this.code.local('v128');
    this.code.set(local);
    return {type, parts: new Array<number>(this.vectors(type)).fill(local)};
  }

  /** `a` where bits of the mask are set, else `b`. */
  select(a: Vectors, b: Vectors, mask: Vectors): Vectors {
    return this.map(a.type, [a, b, mask], v128.bitselect);
  }

  /** A constant in every lane. */
  constant(type: NumberType, value: number | bigint): Vectors {
    return this.same(type, () => {
      this.pushConstant(type, value);
    });
  }

  /** An inline constant: faster than splatting a scalar each time. */
  pushConstant(type: NumberType, value: number | bigint): void {
    const view = new DataView(new ArrayBuffer(16));
    const bytes = laneBytes(type);
    for (let at = 0; at < 16; at += bytes) {
      if (type === 'f64') view.setFloat64(at, Number(value), true);
      else if (type === 'f32') view.setFloat32(at, Number(value), true);
      else if (bytes === 8) view.setBigInt64(at, BigInt(value), true);
      else if (bytes === 4) view.setInt32(at, Number(value), true);
      else if (bytes === 2) view.setInt16(at, Number(value), true);
      else view.setInt8(at, Number(value));
    }
    this.code.v128(view.getBigUint64(0, true), view.getBigUint64(8, true));
  }

  /** A mask from comparison results, which are as wide as what was compared. */
  narrowMask(compared: Vectors): Vectors {
    return {
      type: 'mask',
      parts: this.resizeMask(compared, this.lane(compared.type), this.lane('mask')).parts,
    };
  }

  /** A mask as wide as the lanes of `type`. */
  widenMask(mask: Vectors, type: LaneType): Vectors {
    return {type, parts: this.resizeMask(mask, this.lane('mask'), this.lane(type)).parts};
  }

  private resizeMask(mask: Vectors, from: LaneBytes, to: LaneBytes): Vectors {
    let result: Vectors = mask;
    let bytes = from;
    while (bytes < to) [result, bytes] = this.extended(result, bytes, true);
    // All ones and all zeros fit whatever is narrower.
    while (bytes > to) [result, bytes] = this.packed(result, bytes, 'signed');
    return result;
  }

  /** Integers in lanes of another width: extended by their sign or by zeros, or wrapped. */
  resize(from: Vectors, to: NumberType): Vectors {
    if (!isIntegerType(from.type)) throw new RangeError(`${from.type} are no integers`);
    const signed = isSigned(from.type);
    let result: Vectors = from;
    let bytes = this.lane(from.type);
    const wanted = laneBytes(to);
    while (bytes < wanted) [result, bytes] = this.extended(result, bytes, signed);
    while (bytes > wanted) {
      if (bytes !== 8) {
        const type = bytes === 4 ? 'i32' : 'i16';
        const low = this.constant(type, bytes === 4 ? 0xffff : 0xff);
        result = this.eachPart(result, (part) => {
          this.push(result, part).push(low, 0).code.simd(v128.and);
        });
      }
      [result, bytes] = this.packed(result, bytes, 'unsigned');
    }
    return {type: to, parts: result.parts};
  }

  /** A vector for each one of `like`. */
  private eachPart(like: Vectors, emit: (part: number) => void): Vectors {
    return {
      type: like.type,
      parts: like.parts.map((_, part) =>
        this.local(() => {
          emit(part);
        }),
      ),
    };
  }

  private local(emit: () => void): number {
    emit();
    const local = this.code.local('v128');
    this.code.set(local);
    return local;
  }

  private extended(from: Vectors, bytes: LaneBytes, signed: boolean): [Vectors, LaneBytes] {
    if (bytes === 8) throw new RangeError('there are no wider lanes');
    const count = Math.max(1, (this.group * bytes) / 8);
    const [low, high] = extend[bytes][signed ? 'signed' : 'unsigned'];
    const parts = Array.from({length: count}, (_, part) =>
      this.local(() => {
        this.push(from, part >> 1).code.simd(part % 2 === 0 ? low : high);
      }),
    );
    return [{type: from.type, parts}, bytes === 1 ? 2 : bytes === 2 ? 4 : 8];
  }

  private packed(from: Vectors, bytes: LaneBytes, sign: 'signed' | 'unsigned'): [Vectors, LaneBytes] {
    if (bytes === 1) throw new RangeError('there are no narrower lanes');
    const count = Math.max(1, from.parts.length / 2);
    const parts = Array.from({length: count}, (_, part) =>
      this.local(() => {
        this.push(from, 2 * part).push(from, Math.min(2 * part + 1, from.parts.length - 1));
        if (bytes === 8) this.shuffleWords([0, 2, 4, 6]);
        else this.code.simd(narrow[bytes][sign]);
      }),
    );
    return [{type: from.type, parts}, bytes === 8 ? 4 : bytes === 4 ? 2 : 1];
  }

  /** Chooses 32-bit words of the two vectors on the stack. */
  shuffleWords(words: readonly number[]): void {
    this.code.simd(v128.shuffle).op(...words.flatMap((w) => [4 * w, 4 * w + 1, 4 * w + 2, 4 * w + 3]));
  }

  /** The half of a vector that widens to that part, as a low half. */
  pushHalf(vectors: Vectors, part: number): void {
    this.push(vectors, part >> 1);
    if (part % 2 === 0) return;
    this.push(vectors, part >> 1);
    this.shuffleWords([2, 3, 2, 3]);
  }

  /** Computes lane by lane: `emit` gets a function that pushes the lane's operand, and leaves the result. */
  byLane(
    type: NumberType,
    operands: readonly Vectors[],
    emit: (push: (operand: number) => void) => void,
  ): Vectors {
    const {code} = this;
    const perVector = 16 / laneBytes(type);
    return this.fill(type, (part) => {
      this.pushConstant(type, 0);
      for (let lane = 0; lane < Math.min(perVector, this.group); lane++) {
        const at = part * perVector + lane;
        emit((index) => {
          const operand = operands[index];
          if (operand === undefined || operand.type === 'mask')
            throw new RangeError(`no number operand ${index}`);
          const width = 16 / laneBytes(operand.type);
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
    const wire = (t: LaneType): ValueType => (t === 'f32' ? 'f64' : wireType(t));
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
