/** Folds along rows: `(source, out, rows, length)` writes one value for each of the rows, which lie together. */
import {Code} from '../wasm/assembler.js';
import {lanes, scalar, v128} from '../wasm/opcodes.js';
import {laneAccess, foldBytes, pushLanes, type FindType, type FoldStep} from './fold-lanes.js';
import {advance, eachRow, LENGTH, OUT, SOURCE, UNROLLED, whileEnough} from './row-loops.js';

/** Sums of floats, each by a call of the pairwise sum. */
export function emitSumRows(type: 'f64' | 'f32', pairwise: number): Code {
  const code = new Code(4);
  const bytes = foldBytes(type);
  return eachRow(code, bytes, () => {
    // A sum starts from 0, by which -0 becomes 0.
    code.get(OUT);
    if (type === 'f64') code.f64(0);
    else code.f32(0);
    code.get(SOURCE).get(LENGTH).call(pairwise);
    code.op(type === 'f64' ? scalar.f64Add : scalar.f32Add);
    code.access(type === 'f64' ? 0x39 : 0x38);
    code.get(SOURCE).get(LENGTH).i32(bytes).op(scalar.i32Mul, scalar.i32Add).set(SOURCE);
  });
}

/** Products of floats, in the order of the row. */
export function emitProductRows(type: 'f64' | 'f32'): Code {
  const code = new Code(4);
  const bytes = foldBytes(type);
  const [product, count] = [code.local(type), code.local('i32')];
  return eachRow(code, bytes, () => {
    if (type === 'f64') code.f64(1);
    else code.f32(1);
    code.set(product).get(LENGTH).set(count);
    code.loop(() => {
      code.get(product).get(SOURCE);
      code.access(type === 'f64' ? 0x2b : 0x2a).op(type === 'f64' ? 0xa2 : 0x94);
      code.set(product);
      advance(code, SOURCE, bytes);
      code.get(count).i32(1).op(scalar.i32Sub).tee(count);
    });
    code
      .get(OUT)
      .get(product)
      .access(type === 'f64' ? 0x39 : 0x38);
  });
}

/** Steps that may be taken in any order. */
export function emitFoldRows(step: FoldStep): Code {
  const code = new Code(4);
  const {type, combine, quick = combine} = step;
  const bytes = foldBytes(type);
  const width = 16 / bytes;
  const sums = Array.from({length: UNROLLED}, () => code.local('v128'));
  const [first = 0, ...others] = sums;
  const [value, nan, count] = [code.local('v128'), code.local('v128'), code.local('i32')];
  const take = (emit: () => void, into: number): void => {
    emit();
    code.set(value);
    combine(code, into, value);
  };
  return eachRow(code, bytes, () => {
    for (const local of sums) {
      pushLanes(code, type, step.identity);
      code.set(local);
    }
    code.get(LENGTH).set(count).v128(0n, 0n).set(nan);
    whileEnough(code, {count, values: UNROLLED * width, bytes}, () => {
      sums.forEach((local, i) => {
        code
          .get(SOURCE)
          .simdAccess(v128.load, 16 * i)
          .set(value);
        quick(code, local, value, nan);
      });
    });
    code.get(first).get(nan).simd(v128.or).set(first);
    for (const local of others) take(() => code.get(local), first);
    whileEnough(code, {count, values: width, bytes}, () => {
      take(() => code.get(SOURCE).simdAccess(v128.load), first);
    });
    whileEnough(code, {count, values: 1, bytes}, () => {
      take(() => {
        code.get(SOURCE);
        pushLanes(code, type, step.identity);
        code.simdAccess(laneAccess[bytes].load).op(0);
      }, first);
    });
    for (let distance = 8; distance >= bytes; distance /= 2) {
      take(() => {
        const order = Array.from({length: 16}, (_, i) => (i + distance) % 16);
        code
          .get(first)
          .get(first)
          .simd(v128.shuffle)
          .op(...order);
      }, first);
    }
    code.get(OUT).get(first).simdAccess(laneAccess[bytes].store).op(0);
  });
}

const EQUAL: Readonly<Record<FindType, number>> = {
  f64: lanes.f64.eq,
  f32: lanes.f32.eq,
  i64: lanes.i64.eq,
  i32: lanes.i32.eq,
};

/** `(source, value, length) -> position` of the first of a row's values that equals the one at `value`, or is NaN. */
export function emitFind(type: FindType): Code {
  const code = new Code(3);
  const [source, one, length] = [0, 1, 2];
  const bytes = foldBytes(type);
  const width = 16 / bytes;
  const [wanted, value, at] = [code.local('v128'), code.local('v128'), code.local('i32')];
  const inexact = type === 'f64' || type === 'f32';
  const matches = (): void => {
    code.tee(value).get(wanted).simd(EQUAL[type]);
    if (inexact) code.get(value).get(value).simd(lanes[type].ne).simd(v128.or);
  };
  const position = (): void => {
    code.get(at).op(scalar.return);
  };
  code
    .get(one)
    .simdAccess(bytes === 8 ? 0x0a : 0x09)
    .set(wanted);
  // Whole vectors until one holds it, then value by value.
  code.get(length).i32(width).op(scalar.i32GeS);
  code.when(() => {
    code.op(0x02, 0x40);
    code.op(0x03, 0x40);
    code.get(source).simdAccess(v128.load);
    matches();
    code.simd(v128.anyTrue).op(0x0d, 1);
    advance(code, source, 16);
    advance(code, at, width);
    code.get(length).get(at).op(scalar.i32Sub).i32(width).op(scalar.i32GeS).op(0x0d, 0);
    code.op(0x0b, 0x0b);
  });
  code.get(at).get(length).op(scalar.i32LtS);
  code.when(() => {
    code.loop(() => {
      code.get(source).simdAccess(bytes === 8 ? 0x0a : 0x09);
      matches();
      code.simd(v128.anyTrue);
      code.when(position);
      advance(code, source, bytes);
      code.get(at).i32(1).op(scalar.i32Add).tee(at).get(length).op(scalar.i32LtS);
    });
  });
  return code.get(at);
}
