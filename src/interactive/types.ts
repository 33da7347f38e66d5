/** The seam between a front-end (the kernel, the shell) and what runs cells. */

/** One value in several representations, keyed by MIME type; JSON types hold plain data, the others text or base64. */
export type MimeBundle = Record<string, unknown>;

export interface DisplayOptions {
  /** Name under which a later display can replace this one. */
  readonly id?: string;
  /** Replace what was displayed under `id` instead of showing something new. */
  readonly update?: boolean;
  readonly metadata?: Record<string, unknown>;
}

/** How far a computation has come. */
export interface ProgressEvent {
  /** Names the computation; the same for all its events. */
  readonly id: string;
  readonly session: string;
  /** From 0 to 1, or null as long as nothing is known. */
  readonly fraction: number | null;
  readonly label: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly elapsedMs: number;
}

/** What a front-end does for the code it runs. Every call belongs to the cell that was running where it was made. */
export interface FrontEnd {
  readonly kind: 'kernel' | 'terminal' | 'script';
  /** Whether text may carry ANSI colours. */
  readonly color: boolean;
  /** Width of text output, in cells. */
  readonly columns: number;
  stream(name: 'stdout' | 'stderr', text: string): void;
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  clearOutput(wait: boolean): void;
  /** Asks the user for a line; rejects where nobody can answer. */
  input(prompt: string, options?: {readonly password?: boolean}): Promise<string>;
  progress(event: ProgressEvent): void;
  /** Text to be paged: documentation, source. */
  page(bundle: MimeBundle): void;
  /** Code that the user is to find in the next prompt, or in place of this cell's. Without it the code is printed. */
  nextInput?(code: string, replace: boolean): void;
  /** An error of a cell that no outcome can carry: a rejection that nobody handled, a throw in a timer. Without it the traceback goes to stderr. */
  error?(error: CellError): void;
}

export interface CellRequest {
  readonly code: string;
  /** Execution count: names the cell in stacks as `cell[3]`. */
  readonly count: number;
  /** Names the code in stacks instead: the path of a script. */
  readonly name?: string;
  /** Nothing is displayed and nothing stored. */
  readonly silent?: boolean;
  readonly storeHistory?: boolean;
  /** Nobody sees what comes once the cell has been answered: type warnings come before, and the cell waits for them. */
  readonly unattended?: boolean;
}

export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  /** Lines of the rich traceback, coloured where the front-end takes colours. */
  readonly traceback: readonly string[];
  readonly error: unknown;
}

export type CellOutcome =
  | {
      readonly status: 'ok';
      readonly value: unknown;
      /** Absent when there is nothing to show. */ readonly bundle?: MimeBundle;
    }
  | ({readonly status: 'error'} & CellError);

export interface Completeness {
  readonly status: 'complete' | 'incomplete' | 'invalid' | 'unknown';
  /** White space to begin the next line with, when incomplete. */
  readonly indent: string;
}

export interface CompletionItem {
  readonly text: string;
  /** Jupyter's word for what it is: function, class, property, keyword, module, magic, … */
  readonly type: string;
  readonly signature?: string;
  readonly documentation?: string;
}

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** The part of the code that a match replaces, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}
