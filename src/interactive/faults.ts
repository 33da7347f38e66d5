/** Errors that would end the process: they are reported as their cell's, and the session goes on. */
import {currentCell} from '../evaluator/cell-context.js';
import {MarsError} from '../errors/index.js';

/** A cell called `process.exit`: the session stays. */
export class SystemExit extends MarsError {
  constructor(readonly code: number) {
    super(`process.exit(${String(code)}) was called. The session goes on; leave it from the front-end.`);
  }
}

/** Takes over what ends a process until it is closed again. */
export class FaultGuard {
  private readonly exit = process.exit.bind(process);

  /** @param report called in the context of the cell that caused the fault, if there is one */
  constructor(private readonly report: (error: unknown) => void) {
    process.on('uncaughtException', this.take);
    process.on('unhandledRejection', this.take);
    process.exit = (code?: number | string | null): never => {
      if (currentCell() === undefined) return this.exit(code);
      throw new SystemExit(Number(code ?? process.exitCode ?? 0));
    };
  }

  close(): void {
    process.off('uncaughtException', this.take);
    process.off('unhandledRejection', this.take);
    process.exit = this.exit;
  }

  private readonly take = (error: unknown): void => {
    this.report(error);
  };
}
