/** Where a shell's cells run: in this process, or in a kernel elsewhere. */
import type {InterruptLink} from '../evaluator/interrupt.js';
import type {CellOutcome, Completeness, Completions, FrontEnd} from '../interactive/types.js';
import type {Language} from './syntax/language.js';

export interface HostedCell {
  readonly code: string;
  /** Whether somebody typed it: it then has a number, and a place in the history. */
  readonly typed: boolean;
  /** Names the code in stacks: the path of a script. */
  readonly name?: string;
}

export interface CellHost {
  readonly language: Language;
  /** Number of the next cell; null as long as only the kernel knows. */
  readonly count: number | null;
  /** Runs one cell; never rejects. */
  execute(cell: HostedCell): Promise<CellOutcome>;
  isComplete(code: string): Promise<Completeness>;
  complete(code: string, cursor: number): Promise<Completions>;
  /** What is known of the name before the cursor, where completions come without documentation; empty when nothing is. */
  document?(code: string, cursor: number): Promise<string>;
  /** The latest cells of earlier runs, at most so many, oldest first. */
  recall(most: number): Promise<readonly string[]>;
  /** Loads what the first cell and the first completion need. */
  warm(): Promise<void>;
  /** What stops code that keeps this thread busy; null where `interrupt` does it all. */
  interruptLink(): Promise<InterruptLink | null>;
  interrupt(): void;
  /** Ends what cells started here. */
  close(): Promise<void>;
}

/** Makes the host for the front-end that shows what its cells do. */
export type HostSource = (frontEnd: FrontEnd) => CellHost;
