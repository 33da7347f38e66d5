/** What a magic is: a command of the front-end, not of the language. `%name args` stands on a line, `%%name args` heads a cell. */
import type {CellScope} from '../evaluator/cell-scope.js';
import type {History} from '../interactive/history.js';
import type {Settings} from '../interactive/settings.js';
import type {FrontEnd} from '../interactive/types.js';
import type {MagicRegistry} from './registry.js';
import type {SessionManager} from './session-manager.js';

export type MagicKind = 'line' | 'cell';

/** How a magic was called. */
export interface MagicCall {
  readonly kind: MagicKind;
  readonly name: string;
  /** What follows the name on its line, trimmed. */
  readonly args: string;
  /** The lines below, of a cell magic. */
  readonly body: string;
  /** Whether its value is assigned (`x = %name`) and not shown. */
  readonly assigned: boolean;
}

/** What a magic works with. */
export interface MagicContext {
  readonly frontEnd: FrontEnd;
  readonly scope: CellScope;
  readonly magics: MagicRegistry;
  readonly history: History;
  readonly settings: Settings;
  /** Null where nothing manages sessions. */
  readonly sessions: SessionManager | null;
  /** Runs TypeScript as part of the calling cell: the call's own `args` or `body` keep their line numbers. Gives the value of the last expression. */
  readonly run: (code: string) => Promise<unknown>;
  /** Compiles once what is to be run many times. */
  readonly compile: (code: string) => Promise<() => unknown>;
  /** Runs the text of a file with errors named by it. */
  readonly runFile: (file: string) => Promise<unknown>;
  /** Resolves when the package's own names (`md`, `mt`, …) are in scope. */
  readonly loadLibrary: () => Promise<void>;
  /** Forgets all names of the user. */
  readonly reset: () => void;
  /** Gives an error the place of an offset in the call's own `body`, or in the `args` of a line: its traceback shows that line of the cell. */
  readonly placed: <E extends Error>(error: E, offset: number) => E;
  readonly display: (value: unknown) => Promise<void>;
  readonly print: (text: string) => void;
}

/** What completion may look at. */
export type CompletionContext = Pick<MagicContext, 'magics' | 'settings' | 'sessions' | 'scope'>;

export interface Magic {
  /** One word. */
  readonly name: string;
  readonly kinds: readonly MagicKind[];
  /** How to call it, one form a line. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** More to say in `%name?`. */
  readonly details?: string;
  /** Whether its arguments or its body are TypeScript, to be checked and completed as such. */
  readonly takesCode?: boolean;
  /**
   * The TypeScript type of what `%name` gives, for type checks and completion: `'string[]'`. Calls without arguments and calls with some may have types of
   * their own. Without it nothing is known: the type is `unknown`.
   */
  readonly gives?: string | {readonly bare: string; readonly called: string};
  /** Words that could follow, given what stands after the name up to the cursor. */
  complete?(args: string, context: CompletionContext): readonly string[] | Promise<readonly string[]>;
  /** Runs it; what it gives is the value of its line, undefined showing nothing. */
  run(call: MagicCall, context: MagicContext): unknown;
}

/**
 * Describes a magic.
 * @example
 * register_magic(defineMagic({
 *   name: 'shout', kinds: ['line'], usage: '%shout TEXT', summary: 'Prints in capitals.',
 *   run: ({args}, {print}) => print(args.toUpperCase()),
 * }));
 */
export function defineMagic(magic: Magic): Magic {
  return magic;
}
