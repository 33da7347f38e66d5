/** What the main thread and the compiler's thread say to each other. */
import type {Completions} from '../types.js';
import type {CellText, Diagnostic, Inspection} from './language-service.js';

/** Where a project's files come from. */
export interface ProjectOptions {
  /** Names of the session's scope, typed by the exports of `scopeTypes` where that is not null. */
  readonly scope: readonly string[];
  readonly scopeTypes: string | null;
  /** Types of what magics give, by the names that stand for it. */
  readonly values: Readonly<Record<string, string>>;
}

/** Requests by name, each with its arguments and its answer. */
export interface LanguageRequests {
  warm: {readonly params: {readonly cwd: string}; readonly result: null};
  /** The number names the cell for `diagnose`; null where that will not be asked. */
  add: {
    readonly params: {readonly cwd: string; readonly cell: CellText; readonly number: number | null};
    readonly result: null;
  };
  shown: {readonly params: {readonly count: number}; readonly result: null};
  /** Types of what magics give, from now on. */
  values: {readonly params: Readonly<Record<string, string>>; readonly result: null};
  reset: {readonly params: null; readonly result: null};
  check: {
    readonly params: {readonly cwd: string; readonly cell: CellText};
    readonly result: readonly Diagnostic[];
  };
  /** Type errors of cells that were added, each as it was then. */
  diagnose: {
    readonly params: {readonly numbers: readonly number[]};
    readonly result: readonly (readonly Diagnostic[])[];
  };
  complete: {
    readonly params: {readonly cwd: string; readonly code: string; readonly cursor: number};
    readonly result: Completions;
  };
  inspect: {
    readonly params: {readonly cwd: string; readonly code: string; readonly cursor: number};
    readonly result: Inspection | null;
  };
}

export type LanguageMethod = keyof LanguageRequests;

export interface LanguageRequest<M extends LanguageMethod = LanguageMethod> {
  readonly id: number;
  readonly method: M;
  readonly params: LanguageRequests[M]['params'];
}

export type LanguageAnswer = {readonly id: number} & ({readonly result: unknown} | {readonly error: string});
