/** What types leave behind that erasing cannot express: `enum`, `namespace`, and what Node 20 lacks: decorators. */
import {createRequire, type SourceMapPayload} from 'node:module';
import type typescript from 'typescript';
import {transformSync} from 'oxc-transform';
import {CellSyntaxError} from './syntax-error.js';
import type {Edits} from './edits.js';
import type {Lowering} from './erase.js';
import {relayout} from './relayout.js';

interface Lowered {
  readonly code: string;
  readonly map: SourceMapPayload;
}

/**
 * Puts JavaScript in place of each statement, on the lines where it began.
 * @throws CellSyntaxError when a statement cannot be expressed
 */
export function lowerStatements(lowerings: readonly Lowering[], edits: Edits, filename: string): void {
  for (const lowering of lowerings) {
    const {start, end, named} = lowering;
    const text = edits.source.slice(start, end);
    if (named !== undefined) {
      edits.replace(start, end, expression(text, named));
      continue;
    }
    const {code, map} = lowering.decorated ? decorated(text) : lowered(text, lowering, edits, filename);
    const plain = code.replace(/^export\s+(?:default\s+|\{[^}]*\};?)?/gm, (found) =>
      ' '.repeat(found.length),
    );
    edits.replace(start, end, relayout(plain, map, text.split('\n').length));
  }
}

function lowered(text: string, {start}: Lowering, edits: Edits, filename: string): Lowered {
  const {code, map, errors} = transformSync('cell.ts', text, {
    lang: 'ts',
    sourceType: 'module',
    sourcemap: true,
  });
  const error = errors[0];
  if (error || !map)
    throw CellSyntaxError.at(edits.source, filename, {
      message: error?.message ?? 'The statement cannot be compiled.',
      start: start + (error?.labels[0]?.start ?? 0),
    });
  return {code, map: {file: '', sourceRoot: '', sourcesContent: [], ...map}};
}

/** A class that is an expression becomes a function's value, as what expresses it takes several statements. */
function expression(text: string, name: string): string[] {
  const result = name === '' ? '__value' : name;
  // In a list it gets no name by being assigned.
  const {code, map} = decorated(name === '' ? `const [__value] = [${text}];` : `const ${name} = ${text};`);
  const lines = relayout(code, map, text.split('\n').length);
  const last = lines.length - 1;
  return lines.map(
    (line, at) => (at === 0 ? '(() => { ' : '') + line + (at === last ? ` return ${result}; })()` : ''),
  );
}

/** The compiler takes a moment to load: only code with decorators waits for it. */
function decorated(text: string): Lowered {
  const ts = createRequire(import.meta.url)('typescript') as typeof typescript;
  const {outputText, sourceMapText = ''} = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      sourceMap: true,
    },
  });
  const code = outputText.replace(/^\/\/# sourceMappingURL=.*$/m, '');
  return {code, map: JSON.parse(sourceMapText) as SourceMapPayload};
}
