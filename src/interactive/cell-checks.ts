/** Looks for the type errors of cells, and tells of them: beside the result, or in its place. */
import {setTimeout as delay} from 'node:timers/promises';
import type {CellScope} from '../evaluator/cell-scope.js';
import type {Sources} from '../evaluator/sources.js';
import {MarsError} from '../errors/index.js';
import type {CellRun} from './cell-run.js';
import {withoutValues} from './language/magic-values.js';
import type {Diagnostic, LanguageService} from './language/language-service.js';
import type {Settings} from './settings.js';
import {pageColors} from '../render/page-colors.js';
import {relevant, TypeCheckError, warningText} from './type-check.js';
import type {FrontEnd} from './types.js';

/** How long the end waits for what has not been told yet. */
const CLOSING_MS = 500;

export interface CheckParts {
  readonly language: LanguageService;
  readonly settings: Settings;
  readonly scope: CellScope;
  readonly sources: Sources;
  readonly frontEnd: FrontEnd;
  /** Called when the checker itself fails. */
  readonly failed: (error: MarsError) => void;
}

export class CellChecks {
  private closed = false;

  constructor(private readonly parts: CheckParts) {}

  /**
   * Called before a cell runs, which it holds up only under `%check strict`. Otherwise warnings come when the compiler is done with it, after the cell's
   * end too; `run.checked` settles then.
   * @throws TypeCheckError the cell is not to run
   */
  async check(code: string, filename: string, run: CellRun): Promise<void> {
    const {language, settings, frontEnd} = this.parts;
    const {count, silent, unattended} = run.request;
    if (count <= 0) return;
    const mode = settings.get('check');
    const cell = {count, code};
    if (mode === 'off' || silent === true || /^\s*$/.test(withoutValues(code))) {
      language.add(cell);
    } else if (mode === 'strict') {
      const found = this.relevant(await language.check(cell), code);
      if (found.length > 0) {
        frontEnd.stream('stderr', this.warnings(found, filename, code));
        throw new TypeCheckError(found);
      }
      language.add(cell);
    } else {
      run.checked = language.addAndCheck(cell).then(
        (diagnostics) => {
          const found = this.relevant(diagnostics, code);
          if (found.length > 0) frontEnd.stream('stderr', this.warnings(found, filename, code));
        },
        (cause: unknown) => {
          if (!this.closed) this.parts.failed(new MarsError('The type check failed.', {cause}));
        },
      );
      // Waited for in the end, it goes on beside the cell.
      if (unattended === true) void language.hurry();
    }
  }

  /** Gives what has not been told yet a moment. */
  async close(): Promise<void> {
    await Promise.race([this.parts.language.hurry(), delay(CLOSING_MS, undefined, {ref: false})]);
    this.closed = true;
  }

  private relevant(diagnostics: readonly Diagnostic[], code: string): Diagnostic[] {
    return relevant(diagnostics, code, (name) => this.parts.scope.has(name));
  }

  private warnings(diagnostics: readonly Diagnostic[], filename: string, code: string): string {
    const {sources, frontEnd} = this.parts;
    const text = warningText(diagnostics, filename, sources.get(filename)?.text ?? code, frontEnd.color);
    return frontEnd.kind === 'kernel' ? pageColors(text) : text;
  }
}
