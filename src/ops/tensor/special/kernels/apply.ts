import * as cephes from 'cephes';
import type {HostArray} from '../../../../engine/array/ir.js';
import * as carlson from './carlson.js';
import * as e from './error-functions.js';
import * as g from './gamma-functions.js';
import {ive, kv, kve} from './modified-bessel.js';
import type {KernelName} from './names.js';

await cephes.compiled;

const relEntr = (x: number, y: number): number => {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x > 0 && y > 0) return x * Math.log(x / y);
  return x === 0 && y >= 0 ? 0 : Infinity;
};

/** Functions of numbers by name. */
const kernels: Readonly<Record<KernelName, (...args: never[]) => number>> = {
  gammasgn: g.gammasgn,
  gammainc: cephes.igam,
  gammaincc: cephes.igamc,
  gammaincinv: g.gammaincinv,
  gammainccinv: g.gammainccinv,
  rgamma: cephes.rgamma,
  polygamma: g.polygamma,
  poch: g.poch,
  multigammaln: g.multigammaln,
  beta: cephes.beta,
  betaln: cephes.lbeta,
  betainc: cephes.incbet,
  betaincinv: cephes.incbi,
  erfcx: e.erfcx,
  erfi: e.erfi,
  erfinv: e.erfinv,
  erfcinv: e.erfcinv,
  dawsn: cephes.dawsn,
  jv: cephes.jv,
  yn: cephes.yn,
  yv: cephes.yv,
  iv: cephes.iv,
  ive,
  kn: cephes.kn,
  kv,
  kve,
  ellipk: (m: number) => (m === 1 ? Infinity : carlson.rf(0, 1 - m, 1)),
  ellipkm1: (m: number) => (m === 0 ? Infinity : carlson.rf(0, m, 1)),
  ellipkinc: cephes.ellik,
  ellipe: (m: number) => 2 * carlson.rg(0, 1 - m, 1),
  ellipeinc: cephes.ellie,
  elliprc: carlson.rc,
  elliprf: carlson.rf,
  elliprg: carlson.rg,
  elliprj: carlson.rj,
  relEntr,
  klDiv: (x: number, y: number) => relEntr(x, y) - x + y,
};

/** What the library reports by throwing, as the value that it stands for. */
const limits: readonly (readonly [text: string, value: number])[] = [
  ['domain', NaN],
  ['underflow', 0],
  ['overflow', Infinity],
  ['singularity', Infinity],
];

function valueOf(f: (...args: number[]) => number, args: readonly number[]): number {
  try {
    return f(...args);
  } catch (error) {
    const reported = error instanceof RangeError ? error.message : '';
    const limit = limits.find(([text]) => reported.includes(text));
    if (limit === undefined) throw error;
    return limit[1];
  }
}

/** Calls a function for every value of arrays of one shape. Runs where the engine runs it. */
export function apply(
  inputs: readonly HostArray[],
  {name}: {readonly name: KernelName},
): readonly HostArray[] {
  const f = kernels[name] as (...args: number[]) => number;
  const shape = inputs[0]?.shape ?? [];
  const values = new Float64Array(shape.reduce((n, length) => n * length, 1));
  const args = inputs.map(() => 0);
  for (let i = 0; i < values.length; i++) {
    for (let k = 0; k < inputs.length; k++) args[k] = Number(inputs[k]?.values[i]);
    values[i] = args.some(Number.isNaN) ? NaN : valueOf(f, args);
  }
  return [{dtype: 'float64', shape, values}];
}
