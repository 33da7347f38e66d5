import {pause} from '../http/client.js';
import type {PyExpression} from '../pickle/expression.js';
import type {Stops} from './stop-task.js';
import type {TaskApi} from './task-api.js';

export interface TaskControl {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number | null) => void;
}

/** Seconds that one question for a task's end stays open; the cluster answers at once when the task ends. */
const patience = 15;
/** Milliseconds between questions for the progress: the first, and the longest. */
const firstLook = 400;
const longestLook = 3000;

/**
 * Runs a graph to its end, and gives the task's id. A task that is no longer wanted is cancelled on the cluster too, where it would
 * otherwise keep its slots.
 */
export async function runTask(
  {tasks, stops}: {readonly tasks: TaskApi; readonly stops: Stops},
  graph: PyExpression,
  {signal, onProgress}: TaskControl,
): Promise<string> {
  signal.throwIfAborted();
  // Not to be broken off: only its answer tells what there would be to cancel.
  const task = await tasks.submit(graph);
  const ended = new AbortController();
  const watch = watchProgress(tasks, task, onProgress, AbortSignal.any([signal, ended.signal]));
  let done = false;
  try {
    signal.throwIfAborted();
    while ((await tasks.wait(task, patience, signal)) === 'running');
    done = true;
    return task;
  } finally {
    ended.abort();
    await watch;
    if (!done && signal.aborted) await stops.stop(tasks, task);
    else tasks.forget(task);
  }
}

async function watchProgress(
  tasks: TaskApi,
  task: string,
  onProgress: (fraction: number | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let wait = firstLook;
  try {
    for (;;) {
      await pause(wait, signal);
      const fraction = await tasks.progress(task, signal);
      signal.throwIfAborted();
      onProgress(Number.isFinite(fraction) ? fraction : null);
      wait = Math.min(wait * 1.5, longestLook);
    }
  } catch {
    // The task ended, or its end is about to tell what is wrong: progress is for looking at only.
  }
}
