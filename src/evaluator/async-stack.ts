/**
 * Node's record of which asynchronous resource is executing.
 *
 * A termination unwinds callbacks without the `after` that closes each, and Node 20 and 22 take the record that is left behind for a bug and abort the process
 * as soon as an AsyncLocalStorage is in use. Their own switches for that are reached by the binding that they still hand out; where
 * there is none, AsyncLocalStorage no longer works by this record.
 */

import {quietly} from './quietly.js';

interface AsyncBinding {
  readonly async_hook_fields: Uint32Array;
  readonly constants: {readonly kCheck: number; readonly kTotals: number};
  readonly clearAsyncIdStack: () => void;
}

function isBinding(value: unknown): value is AsyncBinding {
  return (
    typeof value === 'object' &&
    value !== null &&
    'async_hook_fields' in value &&
    'constants' in value &&
    'clearAsyncIdStack' in value
  );
}

export class AsyncStack {
  private readonly binding: AsyncBinding | null;

  constructor() {
    const load: unknown = Reflect.get(process, 'binding');
    const binding: unknown =
      typeof load === 'function'
        ? quietly('process.binding', (): unknown => Reflect.apply(load, process, ['async_wrap']))
        : null;
    this.binding = isBinding(binding) ? binding : null;
  }

  /** Lets callbacks be unwound. To be repeated before every cell, as enabling a hook switches the checks on again. */
  tolerateUnwinding(): void {
    if (!this.binding) return;
    const {async_hook_fields: fields, constants} = this.binding;
    fields[constants.kCheck] = 0;
    fields[constants.kTotals] = 0;
  }

  /** Forgets what was unwound. */
  clear(): void {
    this.binding?.clearAsyncIdStack();
  }
}
