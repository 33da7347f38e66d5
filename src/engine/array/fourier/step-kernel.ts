/** One step of a Fourier transform: it takes a factor of the length off. Values are complex, one a vector. */
import {Code, ModuleBuilder} from '../wasm/assembler.js';
import {compileModule, fusesMultiplyAdd} from '../wasm/compile.js';
import {lanes, relaxed, scalar, v128} from '../wasm/opcodes.js';
import type {WasmModule} from '../wasm/platform.js';

const VALUE = 16;
const LOAD_SPLAT = 0x0a;
const o = lanes.f64;
const SIGN = 1n << 63n;

/** Bytes of the roots of a step: those for the positions from 1 to below `m`. */
export function rootBytes(radix: number, m: number): number {
  return VALUE * (radix - 1) * (m - 1);
}

class Butterfly {
  constructor(
    private readonly code: Code,
    private readonly radix: number,
  ) {}

  /** The results for values in locals, as locals. */
  emit(x: readonly number[]): readonly number[] {
    if (this.radix === 4) return this.quarters(x);
    return this.radix === 2 ? this.halves(x) : this.parts(x);
  }

  private make(emit: () => void): number {
    const local = this.code.local('v128');
    emit();
    this.code.set(local);
    return local;
  }

  private two(a: number, b: number, opcode: number): number {
    return this.make(() => {
      this.code.get(a).get(b).simd(opcode);
    });
  }

  /** The value times -i. */
  private quarterBack(a: number): number {
    return this.make(() => {
      pushSwapped(this.code, a);
      this.code.v128(0n, SIGN).simd(v128.xor);
    });
  }

  private halves([a = 0, b = 0]: readonly number[]): readonly number[] {
    return [this.two(a, b, o.add), this.two(a, b, o.sub)];
  }

  private quarters([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly number[] {
    const [s, t] = [this.two(a, c, o.add), this.two(a, c, o.sub)];
    const [x, y] = [this.two(b, d, o.add), this.quarterBack(this.two(b, d, o.sub))];
    return [this.two(s, x, o.add), this.two(t, y, o.add), this.two(s, x, o.sub), this.two(t, y, o.sub)];
  }

  /** An odd number of values: the first and the last, the second and the last but one … share their factors. */
  private parts(x: readonly number[]): readonly number[] {
    const {code, radix} = this;
    const pairs = Array.from({length: (radix - 1) / 2}, (_, i) => {
      const [a = 0, b = 0] = [x[i + 1], x[radix - 1 - i]];
      return {sum: this.two(a, b, o.add), difference: this.quarterBack(this.two(a, b, o.sub))};
    });
    const [first = 0] = x;
    const results = new Array<number>(radix).fill(0);
    results[0] = this.make(() => {
      code.get(first);
      for (const {sum} of pairs) code.get(sum).simd(o.add);
    });
    for (let t = 1; t <= pairs.length; t++) {
      const even = this.make(() => {
        code.get(first);
        pairs.forEach(({sum}, k) => {
          this.addScaled(sum, Math.cos((2 * Math.PI * ((t * (k + 1)) % radix)) / radix));
        });
      });
      const odd = this.make(() => {
        code.v128(0n, 0n);
        pairs.forEach(({difference}, k) => {
          this.addScaled(difference, Math.sin((2 * Math.PI * ((t * (k + 1)) % radix)) / radix));
        });
      });
      results[t] = this.two(even, odd, o.add);
      results[radix - t] = this.two(even, odd, o.sub);
    }
    return results;
  }

  /** Adds a multiple to what is on the stack. */
  private addScaled(a: number, factor: number): void {
    const bits = new BigUint64Array(Float64Array.of(factor).buffer)[0] ?? 0n;
    this.code.get(a).v128(bits, bits).simd(o.mul).simd(o.add);
  }
}

function pushSwapped(code: Code, a: number): void {
  code.get(a).get(a).simd(v128.shuffle);
  code.op(...Array.from({length: 16}, (_, i) => (i + 8) % 16));
}

/**
 * A step `(from, to, roots, m, side)`: `side` transforms of `m` times the radix values stand side by side. For every position from 1 on,
 * the roots that results from the second on are turned by follow each other. The position 0 turns nothing, so that infinities stay as they are.
 */
export function compileStep(radix: number): WasmModule {
  const code = new Code(5);
  const [from, to, roots, m, side] = [0, 1, 2, 3, 4];
  const [far, between, count, at] = [
    code.local('i32'),
    code.local('i32'),
    code.local('i32'),
    code.local('i32'),
  ];
  const butterfly = new Butterfly(code, radix);
  const inputs = Array.from({length: radix}, () => code.local('v128'));
  const turns = Array.from({length: radix - 1}, () => ({re: code.local('v128'), im: code.local('v128')}));
  const advance = (local: number, by: number): void => {
    code.get(local).i32(by).op(scalar.i32Add).set(local);
  };
  code.get(side).i32(VALUE).op(scalar.i32Mul).tee(between).get(m).op(scalar.i32Mul).set(far);
  const row = (turned: boolean): void => {
    code.get(side).set(count);
    code.loop(() => {
      code.get(from).set(at);
      for (const input of inputs) {
        code.get(at).simdAccess(v128.load).set(input);
        code.get(at).get(far).op(scalar.i32Add).set(at);
      }
      code.get(to).set(at);
      butterfly.emit(inputs).forEach((result, t) => {
        code.get(at);
        const turn = turned ? turns[t - 1] : undefined;
        if (turn === undefined) code.get(result);
        else pushProduct(code, result, turn);
        code.simdAccess(v128.store);
        code.get(at).get(between).op(scalar.i32Add).set(at);
      });
      advance(from, VALUE);
      advance(to, VALUE);
      code.get(count).i32(1).op(scalar.i32Sub).tee(count);
    });
    code
      .get(between)
      .i32(radix - 1)
      .op(scalar.i32Mul)
      .get(to)
      .op(scalar.i32Add)
      .set(to);
    code.get(m).i32(1).op(scalar.i32Sub).tee(m);
  };
  row(false);
  code.when(() => {
    code.loop(() => {
      turns.forEach(({re, im}, t) => {
        code
          .get(roots)
          .simdAccess(LOAD_SPLAT, VALUE * t)
          .set(re);
        code.get(roots).simdAccess(LOAD_SPLAT, VALUE * t + 8);
        code.v128(SIGN, 0n).simd(v128.xor).set(im);
      });
      advance(roots, VALUE * (radix - 1));
      row(true);
    });
  });
  const builder = new ModuleBuilder();
  const parameters = Array.from({length: 5}, () => 'i32' as const);
  builder.addFunction('step', {parameters, results: []}, code);
  return compileModule(builder.finish());
}

/** `a * turn`: its real part in both lanes, its imaginary one with the first lane negated. */
function pushProduct(code: Code, a: number, {re, im}: {readonly re: number; readonly im: number}): void {
  if (fusesMultiplyAdd) {
    pushSwapped(code, a);
    code.get(im).get(a).get(re).simd(o.mul).simd(relaxed.f64.madd);
    return;
  }
  code.get(a).get(re).simd(o.mul);
  pushSwapped(code, a);
  code.get(im).simd(o.mul).simd(o.add);
}
