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
  const watch = new ProgressWatch(tasks, task, onProgress);
  let done = false;
  try {
    signal.throwIfAborted();
    while ((await tasks.wait(task, patience, signal)) === 'running');
    done = true;
    return task;
  } finally {
    watch.end();
    if (!done && signal.aborted) await stops.stop(tasks, task);
    else tasks.forget(task);
  }
}

/** Asks how far a task is, now and then. A task that ends before the first question costs next to nothing. */
class ProgressWatch {
  readonly #over = new AbortController();
  #timer: NodeJS.Timeout;
  #wait = firstLook;

  constructor(
    private readonly tasks: TaskApi,
    private readonly task: string,
    private readonly onProgress: (fraction: number | null) => void,
  ) {
    this.#timer = setTimeout(this.#look, this.#wait);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#over.abort(null);
  }

  readonly #look = (): void => {
    const {signal} = this.#over;
    this.tasks.progress(this.task, signal).then(
      (fraction) => {
        if (signal.aborted) return;
        this.onProgress(Number.isFinite(fraction) ? fraction : null);
        this.#wait = Math.min(this.#wait * 1.5, longestLook);
        this.#timer = setTimeout(this.#look, this.#wait);
      },
      // The task ended, or its end is about to tell what is wrong: progress is for looking at only.
      () => undefined,
    );
  };
}
