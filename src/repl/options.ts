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
  /** A kernel of a Jupyter server that runs the cells instead of this process. */
  readonly jupyter: JupyterOptions | null;
  readonly color: boolean;
}

export interface JupyterOptions {
  /** Address of the server, as it prints it: a page and a token may be in it. */
  readonly url: string;
  readonly token: string | null;
  /** Kernel to start; null for `mars-ts`, or the server's default where there is none. */
  readonly kernel: string | null;
  /** Id of a running kernel to attach to instead, or how it begins. */
  readonly existing: string | null;
}
