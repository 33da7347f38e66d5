/** What knows TypeScript's types. An interface, so that another compiler can take the place of the one that is there. */
import type {Completions} from '../types.js';

/** A cell as the compiler sees it: magics blanked, so that offsets are those of the user's text. */
export interface CellText {
  /** Execution count. */
  readonly count: number;
  readonly code: string;
}

export interface Diagnostic {
  /** The compiler's number: 2339. */
  readonly code: number;
  readonly message: string;
  readonly start: number;
  readonly length: number;
}

/** What is known of the name at a place. */
export interface Inspection {
  /** Its declaration: `const x: number`. */
  readonly signature: string;
  readonly documentation: string;
  /** The text of its definition, where there is one outside of type declarations. */
  readonly source: string | null;
}

export interface LanguageService {
  /** Whether it has answered anything yet: its first answer takes a hundred times as long as later ones. */
  readonly answered: boolean;
  /** Begins to load, if it has not. */
  warm(): void;
  /** Makes the declarations of a cell known to those that come after it. */
  add(cell: CellText): void;
  /** The value of a cell was shown: `_` is that from now on. */
  shown(count: number): void;
  /** What magics give has these types from now on, by the names that stand for it. */
  values(types: Readonly<Record<string, string>>): void;
  /** Forgets all cells. */
  reset(): void;
  /** Type errors of a cell as it would run now. */
  check(cell: CellText): Promise<readonly Diagnostic[]>;
  /** Adds a cell; its type errors, as it was added, are looked for once no more has been added for a moment, or on `hurry`. */
  addAndCheck(cell: CellText): Promise<readonly Diagnostic[]>;
  /** Looks for the type errors of all that was added, now; resolves when they are told. */
  hurry(): Promise<void>;
  complete(code: string, cursor: number): Promise<Completions>;
  inspect(code: string, cursor: number): Promise<Inspection | null>;
  close(): Promise<void>;
}
