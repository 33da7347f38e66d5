/** What types leave behind that erasing cannot express: `enum` and `namespace`. */
import {CellSyntaxError} from './syntax-error.js';
import type {Edits} from './edits.js';
import type {Lowering} from './erase.js';

/**
 * Puts JavaScript in place of each statement, on the line where it began.
 * @throws CellSyntaxError when a statement cannot be expressed
 */
export async function lowerStatements(
  lowerings: readonly Lowering[],
  edits: Edits,
  filename: string,
): Promise<void> {
  if (lowerings.length === 0) return;
  const {transformSync} = await import('oxc-transform');
  for (const {start, end} of lowerings) {
    const {code, errors} = transformSync('cell.ts', edits.source.slice(start, end), {
      lang: 'ts',
      sourceType: 'module',
    });
    const error = errors[0];
    if (error)
      throw CellSyntaxError.at(edits.source, filename, {
        message: error.message,
        start: start + (error.labels[0]?.start ?? 0),
      });
    edits.blank(start, end);
    edits.insert(start, code.replace(/^export\s+(?:\{\};?)?/gm, ''));
  }
}
