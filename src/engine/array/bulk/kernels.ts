/** The table of bulk kernels: every task has one. */
import {
  argwhere,
  compress,
  concatenate,
  count,
  gather,
  place,
  scatter,
  setSlice,
  take,
  takeAlong,
} from './indexing.js';
import type {BulkArgs} from './inputs.js';
import {matmul} from './matmul.js';
import {scan} from './scan.js';
import {argsort, searchsorted, sort} from './sort.js';
import {tally} from './tally.js';
import type {PlainTask} from './task.js';

type PlainTaskOf<K extends PlainTask['op']> = Extract<PlainTask, {op: K}>;

const kernels: {readonly [K in PlainTask['op']]: (task: PlainTaskOf<K>, args: BulkArgs) => void} = {
  concatenate,
  take,
  gather,
  scatter,
  takeAlong,
  setSlice,
  place,
  scan,
  sort,
  argsort,
  searchsorted,
  tally,
  matmul,
  count,
  compress,
  argwhere,
};

/** Runs a task. */
export function runBulk<K extends PlainTask['op']>(task: PlainTaskOf<K> & {op: K}, args: BulkArgs): void {
  kernels[task.op](task, args);
}
