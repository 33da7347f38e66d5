/** Host functions are found by name, so that any thread can call them. */
import {ValueError} from '../../../errors/index.js';
import type {HostFunction, HostReference} from '../ir.js';

/** Loads a host function by its module and name. */
export async function loadHostFunction(reference: HostReference): Promise<HostFunction<unknown>> {
  const exports = (await import(reference.module)) as Readonly<Record<string, unknown>>;
  const fn = exports[reference.name];
  if (typeof fn !== 'function')
    throw new ValueError(`the module of host function ${reference.name} does not export it`);
  return fn as HostFunction<unknown>;
}
