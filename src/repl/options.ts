/** What the command line asks of the shell. */
export interface ShellOptions {
  readonly version: string;
  /** Code to run instead of reading any. */
  readonly code: string | null;
  /** File to run instead of reading code. */
  readonly script: string | null;
  /** Arguments for the program: the rest of `process.argv`. */
  readonly args: readonly string[];
  /** Read cells from standard input one by one, whatever it is; after the program, where there is one. */
  readonly interactive: boolean;
  /** URL of a cluster whose session becomes the default one. */
  readonly session: string | null;
  readonly color: boolean;
}
