/** Node's own warnings about ways that this package takes on purpose: nothing that a user could do anything about. */

/** Runs something without the warning that it would bring about; others pass. */
export function quietly<T>(warning: string, work: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (given: string | Error, ...rest: unknown[]): void => {
    if (!String(given).includes(warning)) Reflect.apply(emitWarning, process, [given, ...rest]);
  };
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
