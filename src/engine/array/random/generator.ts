/** Random values by position: each block of 64 Ki values has a generator state of its own. */
import {allocateValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {Distribution} from '../ir.js';
import {roundHalf} from '../scalars.js';
import {wasm, type WasmFunction, type WasmMemory} from '../wasm/platform.js';
import {compileXoshiro} from './xoshiro-kernel.js';
import {Ziggurat, type NextWord} from './ziggurat.js';

/** Values per generator state. */
export const RANDOM_BLOCK = 65536;
const OUT = 1024;
const WORDS = 16384;

/** What a stream is a function of. */
export interface RandomSpec {
  readonly dtype: ArrayDType;
  readonly distribution: Distribution;
  readonly seed: bigint;
  readonly stream: number;
}

interface Kernel {
  readonly memory: WasmMemory;
  readonly raw: WasmFunction;
  readonly uniform: WasmFunction;
}

/** Steele, Lea and Flood's mixing of 64 bits. */
function mix(state: bigint): bigint {
  let z = BigInt.asUintN(64, state);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

const GOLDEN = 0x9e3779b97f4a7c15n;

function same(a: RandomSpec, b: RandomSpec): boolean {
  const [p, q] = [a.distribution, b.distribution];
  const bounds = p.name !== 'integers' || (q.name === 'integers' && p.low === q.low && p.high === q.high);
  return a.seed === b.seed && a.stream === b.stream && a.dtype === b.dtype && p.name === q.name && bounds;
}

/** One per thread: it remembers the last block, which runs then read piece by piece. */
export class RandomGenerator {
  private kernel: Kernel | null = null;
  private ziggurat: Ziggurat | null = null;
  private last: {readonly spec: RandomSpec; readonly block: number; readonly values: ArrayValues} | null =
    null;

  /** Fills `out` with the stream's values from `start`. */
  fill(spec: RandomSpec, start: number, out: ArrayValues): void {
    for (let done = 0; done < out.length;) {
      const block = Math.floor((start + done) / RANDOM_BLOCK);
      const from = (start + done) % RANDOM_BLOCK;
      const count = Math.min(RANDOM_BLOCK - from, out.length - done);
      const values = this.blockValues(spec, block, from + count);
      copyInto(out.subarray(done), values.subarray(from, from + count));
      done += count;
    }
  }

  /** The first values of a block, at least `needed`. */
  private blockValues(spec: RandomSpec, block: number, needed: number): ArrayValues {
    const {last} = this;
    if (last?.block === block && last.values.length >= needed && same(last.spec, spec)) return last.values;
    // A short array must not pay for a whole block.
    const length = needed < 4096 ? needed : RANDOM_BLOCK;
    const values = this.generate(spec, block, length);
    this.last = {spec, block, values};
    return values;
  }

  private generate(spec: RandomSpec, block: number, length: number): ArrayValues {
    const kernel = this.start(spec, block);
    const {distribution, dtype} = spec;
    if (distribution.name === 'uniform' && dtype === 'float64') {
      kernel.uniform(0, OUT, Math.ceil(length / 2));
      return new Float64Array(kernel.memory.buffer, OUT, length).slice();
    }
    const out = allocateValues(dtype, length);
    const word = wordSource(kernel);
    switch (distribution.name) {
      case 'uniform': {
        const bits = dtype === 'float16' ? 11 : 24;
        for (let i = 0; i < length; i++) out[i] = (word() >>> (32 - bits)) * 2 ** -bits;
        break;
      }
      case 'normal': {
        this.ziggurat ??= new Ziggurat();
        for (let i = 0; i < length; i++) out[i] = this.ziggurat.next(word);
        if (dtype === 'float16') for (let i = 0; i < length; i++) out[i] = roundHalf(Number(out[i]));
        break;
      }
      case 'bytes':
        for (let i = 0; i < length; i++) out[i] = word() >>> 24;
        break;
      case 'integers':
        fillIntegers(out, distribution.low, distribution.high, word);
    }
    return out;
  }

  /** Puts the state of a block in place. */
  private start(spec: RandomSpec, block: number): Kernel {
    this.kernel ??= createKernel();
    const {memory} = this.kernel;
    const state = new BigUint64Array(memory.buffer, 0, 8);
    let seed = 0n;
    for (let rest = BigInt.asUintN(256, spec.seed); ; rest >>= 64n) {
      seed = mix(seed + GOLDEN + rest);
      if (rest >> 64n === 0n) break;
    }
    seed = mix(mix(seed + BigInt(spec.stream) * GOLDEN) ^ BigInt(block));
    for (let i = 0; i < state.length; i++) {
      seed += GOLDEN;
      state[i] = mix(seed);
    }
    return this.kernel;
  }
}

function createKernel(): Kernel {
  const pages = Math.ceil((OUT + RANDOM_BLOCK * 8 + 64) / 65536);
  const memory = new wasm.Memory({initial: pages, maximum: pages, shared: true});
  const {exports} = new wasm.Instance(compileXoshiro(), {env: {memory}, f: {}});
  const {raw, uniform} = exports;
  if (raw === undefined || uniform === undefined) throw new RangeError('the random kernel lacks an export');
  return {memory, raw, uniform};
}

/** Words one after the other, made in batches. */
function wordSource({memory, raw}: Kernel): NextWord {
  const words = new Uint32Array(memory.buffer, OUT, WORDS);
  let next = WORDS;
  return () => {
    if (next === WORDS) {
      raw(0, OUT, WORDS / 4);
      next = 0;
    }
    return words[next++] ?? 0;
  };
}

/** Whole numbers in [low, high), every one equally likely: masked draws, those above the range drawn again. */
function fillIntegers(out: ArrayValues, low: bigint, high: bigint, word: NextWord): void {
  const span = high - low - 1n;
  if (span < 1n << 32n) {
    const most = Number(span);
    const mask = most === 0 ? 0 : 0xffffffff >>> Math.clz32(most);
    const draw = (): number => {
      for (;;) {
        const value = (word() & mask) >>> 0;
        if (value <= most) return value;
      }
    };
    if (out instanceof BigInt64Array || out instanceof BigUint64Array) {
      for (let i = 0; i < out.length; i++) out[i] = low + BigInt(draw());
    } else {
      const base = Number(low);
      for (let i = 0; i < out.length; i++) out[i] = base + draw();
    }
    return;
  }
  const mask = (1n << BigInt(span.toString(2).length)) - 1n;
  const wide = out as BigInt64Array;
  for (let i = 0; i < wide.length; i++) {
    let value: bigint;
    do value = ((BigInt(word()) << 32n) | BigInt(word())) & mask;
    while (value > span);
    wide[i] = low + value;
  }
}
