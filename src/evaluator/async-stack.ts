/**
 * Node's record of which asynchronous resource is executing.
 *
 * A termination unwinds callbacks without the `after` that closes each, and Node takes the record that is left behind for a bug and aborts the process.
 * Its own switches for that are held by the functions of `async_hooks`. A flag of Node's does the same, but not once a hook was enabled, and only for
 * programs that are started with it.
 */

import {executionAsyncId} from 'node:async_hooks';
import {captured} from './captured.js';

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
    const binding = captured(executionAsyncId, 'async_wrap');
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
