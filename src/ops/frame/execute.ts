import {execute as run, fetch as bring} from '../../expr/execution.js';
import type {Tileable} from '../../expr/tileable.js';
import {ExecutableTuple} from '../../expr/tuple.js';
import {member} from '../../expr/member.js';

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /** Executes objects together and resolves with them; a last plain object holds the options. Mars's `execute`. */
    readonly execute: typeof run;
    /** The data of objects that were executed before; a last plain object holds the options. Mars's `fetch`. */
    readonly fetch: typeof bring;
    /**
     * Several lazy objects as an array that can be executed and fetched as one.
     *
     * Mars's `ExecutableTuple`.
     *
     * @example
     * (await md.ExecutableTuple([md.Series([1]).sum(), md.Series([2]).sum()]).execute()).length
     * // 2
     */
    ExecutableTuple<T extends Tileable<unknown>>(items: readonly T[]): ExecutableTuple<T>;
  }
}

export const execute = member('md', 'execute', run);
export const fetch = member('md', 'fetch', bring);
export const tuple = member(
  'md',
  'ExecutableTuple',
  <T extends Tileable<unknown>>(items: readonly T[]): ExecutableTuple<T> => ExecutableTuple.of(...items),
);
