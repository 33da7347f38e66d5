import {execute as run, fetch as bring} from '../../expr/execution.js';
import {member} from '../../expr/member.js';

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /** Executes objects together and resolves with them; a last plain object holds the options. Mars's `execute`. */
    readonly execute: typeof run;
    /** The data of objects that were executed before; a last plain object holds the options. Mars's `fetch`. */
    readonly fetch: typeof bring;
  }
}

export const execute = member('md', 'execute', run);
export const fetch = member('md', 'fetch', bring);
