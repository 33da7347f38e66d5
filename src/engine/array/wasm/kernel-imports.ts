/** The JavaScript functions that kernels call lane by lane for what has no SIMD form. */
import {lookUp} from '../interpret/steps.js';
import {floatBinary, floatUnary} from '../scalar/float.js';

type LaneFunction = (...values: never[]) => number;

function find(name: string): LaneFunction {
  const [arity, op = '', dtype] = name.split(':');
  let fn: LaneFunction | null = null;
  if (dtype === 'float64' || dtype === 'float32') {
    fn = arity === 'unary' ? lookUp(floatUnary(dtype), op) : lookUp(floatBinary(dtype), op);
  }
  if (fn === null) throw new RangeError(`kernels cannot import ${name}`);
  return fn;
}

/** The functions of those names, as an import object. */
export function kernelImports(names: readonly string[]): Readonly<Record<string, LaneFunction>> {
  return Object.fromEntries(names.map((name) => [name, find(name)]));
}
