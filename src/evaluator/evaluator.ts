/** Runs cells of TypeScript one after the other, and keeps what they declare. */
import path from 'node:path';
import vm from 'node:vm';
import {compileCell, type CellCode, type InterludePlace} from './cell-code.js';
import type {CellScope, Bindings} from './cell-scope.js';
import {DisposalStack} from './disposals.js';
import {callsOf, importError, isIn} from './import-error.js';
import type {Imports} from './imports.js';
import type {Sources} from './sources.js';
import {CellSyntaxError, placeOf} from './syntax-error.js';
import type {Waits} from './waits.js';

/** What compiled cells reach under the name `RUNTIME`. */
interface CellRuntime {
  readonly bind: (bindings: Bindings) => void;
  readonly wait: (value: unknown) => unknown;
  readonly each: (values: AsyncIterable<unknown>) => AsyncIterable<unknown>;
  readonly imports: (
    specifier: string,
    names: readonly string[],
    attributes: Record<string, string>,
    offset: number,
  ) => Promise<unknown>;
  readonly import: (specifier: string, options?: {with?: Record<string, string>}) => Promise<unknown>;
  readonly meta: unknown;
  readonly disposals: () => DisposalStack;
  readonly interlude: (order: number) => Promise<unknown>;
}

/** A compiled cell. */
export interface ReadyCell {
  /** Whether `run` gives the promise of an asynchronous function. */
  readonly awaits: boolean;
  /** Runs it: gives its value, a promise where the cell waits. */
  run(): unknown;
  /** Hands over what it declared, as far as it came; only the first call does something. */
  keep(): void;
}

/** Something that runs in the middle of a cell. */
export interface Interlude extends InterludePlace {
  readonly run: () => unknown;
}

export class Evaluator {
  constructor(
    readonly scope: CellScope,
    readonly sources: Sources,
    readonly imports: Imports,
    readonly waits: Waits,
  ) {}

  /**
   * Compiles a cell without running it. Its text is registered in `sources` by the caller.
   * @param filename what stacks call it: `cell[3]`, or the path of a file, from whose folder its imports are then looked up
   * @throws CellSyntaxError
   */
  async prepare(source: string, filename: string, interludes: readonly Interlude[] = []): Promise<ReadyCell> {
    const cell = await compileCell(source, filename, interludes);
    const first = source.slice(0, source.search(/\S|$/)).split('\n').length;
    this.sources.trace(filename, first, source.split('\n').length, cell.originalColumn);
    const run = this.link(cell, filename, source);
    let declared: Bindings | null = null;
    const {waits} = this;
    const imports = path.isAbsolute(filename) ? this.imports.from(path.dirname(filename)) : this.imports;
    const runtime: CellRuntime = {
      bind: (bindings) => {
        declared = bindings;
      },
      wait: (value) => waits.wait(value),
      each: (values) => waits.each(values),
      imports: (specifier, names, attributes, offset) =>
        imports.named(specifier, names, attributes).catch((error: unknown) => {
          const {line, column} = placeOf(source, offset);
          throw importError(error, [`    at ${filename}:${String(line)}:${String(column)}`]);
        }),
      import: (specifier, options) => {
        const calls = callsOf(filename);
        return imports.load(specifier, options?.with ?? {}).catch((error: unknown) => {
          // A loader on a thread of its own knows nothing of who called it.
          throw importError(error, isIn(error, filename) ? [] : calls);
        });
      },
      get meta() {
        return imports.meta();
      },
      disposals: () => new DisposalStack(),
      interlude: (order) => {
        // What the cell declared by now is there for the magic as it is for later cells.
        if (declared) this.scope.adopt(declared);
        return Promise.resolve(waits.wait(interludes[order]?.run()));
      },
    };
    const keep = (): void => {
      if (declared) this.scope.adopt(declared);
      declared = null;
    };
    return {awaits: cell.awaits, run: () => run(runtime), keep};
  }

  private link(
    {code, originalColumn}: CellCode,
    filename: string,
    source: string,
  ): (runtime: CellRuntime) => unknown {
    const shadows = this.scope.shadowsFor(code);
    const text = shadows ? `(function(__shadows){with(__shadows){return ${code}}})` : code;
    try {
      const compiled = new vm.Script(text, {
        filename,
        lineOffset: -1,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      }).runInThisContext() as unknown;
      return (shadows ? (compiled as (scope: object) => unknown)(shadows) : compiled) as (
        runtime: CellRuntime,
      ) => unknown;
    } catch (error) {
      throw error instanceof SyntaxError ? located(error, filename, originalColumn, source) : error;
    }
  }
}

/** V8 says where on the first lines of a syntax error's stack: `file:line`, the line itself, and a caret. */
function located(
  error: SyntaxError,
  filename: string,
  originalColumn: CellCode['originalColumn'],
  source: string,
): SyntaxError {
  const lines = (error.stack ?? '').split('\n');
  const line = Number(/:(\d+)$/.exec(lines[0] ?? '')?.[1]);
  const column = (lines[2] ?? '').indexOf('^') + 1;
  if (!(line >= 1 && line <= source.split('\n').length)) return error;
  return new CellSyntaxError(error.message, filename, {
    line,
    column: Math.max(1, originalColumn(line, column)),
  });
}
