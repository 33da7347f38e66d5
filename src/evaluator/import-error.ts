/** Errors of imports, as errors of the cell that imports. */

/** A module that failed throws the same error at whoever imports it: each cell stands in its stack alone. */
const stacks = new WeakMap<Error, string>();

/**
 * Puts the place of the import below what the error's stack has already, and takes out what no user has written.
 * @param below lines of a stack
 */
export function importError(error: unknown, below: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const stack = stacks.get(error) ?? error.stack ?? '';
  stacks.set(error, stack);
  const written = (text: string): string => text.replace(/[\\/]\[cell import\](?!:)/g, '');
  Reflect.set(error, 'message', written(error.message));
  Reflect.set(error, 'stack', [written(stack), ...below].join('\n'));
  return error;
}

/** The lines of the stack of whoever called that are of this cell. */
export function callsOf(filename: string): string[] {
  return (new Error().stack ?? '').split('\n').filter((line) => line.includes(`${filename}:`));
}

/** Whether a cell stands in an error's stack. */
export function isIn(error: unknown, filename: string): boolean {
  return error instanceof Error && error.stack?.includes(`${filename}:`) === true;
}
