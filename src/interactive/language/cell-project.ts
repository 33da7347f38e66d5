/**
 * Cells as the compiler sees them: each is a module that imports the latest visible names of those before it. What is added stands below the user's
 * text, so offsets are the same in both.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {ambientText} from './ambient.js';
import type {CellText, Diagnostic} from './language-service.js';
import type {ProjectOptions} from './protocol.js';
import {declaredNames} from './top-level-names.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AMBIENT = path.join(HERE, 'cell-globals.d.mts').replaceAll('\\', '/');
/** The package's own declarations, as seen from the built file. */
const OWN_TYPES = path.resolve(HERE, '../../index.d.ts');

interface VirtualFile {
  readonly text: string;
  readonly version: number;
}

export class CellProject {
  readonly service: ts.LanguageService;
  private readonly files = new Map<string, VirtualFile>();
  /** The module that declared each name last. */
  private visible = new Map<string, string>();
  private current = AMBIENT;
  private cells = 0;
  private versions = 0;

  constructor({scope, scopeTypes}: ProjectOptions) {
    const types = scopeTypes ?? (existsSync(OWN_TYPES) ? OWN_TYPES : null);
    this.write(AMBIENT, ambientText(scope, types));
    this.service = ts.createLanguageService(this.host(), ts.createDocumentRegistry());
  }

  /** Makes a cell's declarations visible to the next ones. */
  add(cwd: string, cell: CellText): void {
    const file = this.place(cwd, cell.code, 'mentioned');
    for (const name of declaredNames(this.sourceFile(file), cell.code.length)) this.visible.set(name, file);
    this.cells += 1;
  }

  reset(): void {
    this.visible = new Map();
  }

  check(cwd: string, cell: CellText): Diagnostic[] {
    const file = this.place(cwd, cell.code, 'mentioned');
    return this.service
      .getSemanticDiagnostics(file)
      .flatMap(({category, code, messageText, start = 0, length = 0}) => {
        if (category !== ts.DiagnosticCategory.Error || start >= cell.code.length) return [];
        return [{code, message: ts.flattenDiagnosticMessageText(messageText, '\n'), start, length}];
      });
  }

  /** Puts code where the next cell will stand; gives the module's name. */
  open(cwd: string, code: string): string {
    return this.place(cwd, code, 'all');
  }

  /** Whether a file is one of the cells. */
  isCell(file: string): boolean {
    return this.files.has(file) && file !== AMBIENT;
  }

  text(file: string): string | undefined {
    return this.files.get(file)?.text ?? ts.sys.readFile(file);
  }

  private place(cwd: string, code: string, wanted: 'all' | 'mentioned'): string {
    const file = path.join(cwd, `.mars-cell-${String(this.cells + 1)}.mts`).replaceAll('\\', '/');
    const parsed = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, false);
    const declared = new Set(declaredNames(parsed, code.length));
    const words = wanted === 'all' ? null : new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    const byModule = new Map<string, string[]>();
    for (const [name, from] of this.visible) {
      if (declared.has(name) || (words && !words.has(name))) continue;
      byModule.set(from, [...(byModule.get(from) ?? []), name]);
    }
    const imports = [...byModule].map(
      ([from, names]) =>
        `import {${names.join(',')}} from ${JSON.stringify(from.replace(/\.mts$/, '.mjs'))};`,
    );
    const exported = exportedNames(parsed);
    const exports = [...declared].filter((name) => !exported.has(name));
    this.write(file, `${code}\n;${imports.join('')}export {${exports.join(',')}};`);
    this.current = file;
    return file;
  }

  private write(file: string, text: string): void {
    if (this.files.get(file)?.text === text) return;
    this.versions += 1;
    this.files.set(file, {text, version: this.versions});
  }

  private sourceFile(file: string): ts.SourceFile {
    return ts.createSourceFile(file, this.text(file) ?? '', ts.ScriptTarget.ESNext, false);
  }

  private host(): ts.LanguageServiceHost {
    const {files} = this;
    return {
      getCompilationSettings: () => compilerOptions(path.dirname(this.current)),
      getScriptFileNames: () => (this.current === AMBIENT ? [AMBIENT] : [AMBIENT, this.current]),
      getScriptVersion: (file) =>
        String(files.get(file)?.version ?? ts.sys.getModifiedTime?.(file)?.getTime() ?? 0),
      getScriptSnapshot: (file) => {
        const text = this.text(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => path.dirname(this.current),
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
      readFile: (file) => this.text(file),
      readDirectory: (...args) => ts.sys.readDirectory(...args),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
      realpath: (file) => (files.has(file) ? file : (ts.sys.realpath?.(file) ?? file)),
    };
  }
}

function exportedNames(file: ts.SourceFile): Set<string> {
  const names = file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return clause && ts.isNamedExports(clause) ? clause.elements.map(({name}) => name.text) : [];
    }
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
    return exported ? declaredNames({statements: [statement]}, Infinity) : [];
  });
  return new Set(names);
}

function compilerOptions(cwd: string): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.esnext.d.ts'],
    strict: true,
    // Cells are sketches: what has no type yet is no error.
    noImplicitAny: false,
    strictPropertyInitialization: false,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    allowJs: true,
    ...nodeTypes(cwd),
  };
}

/** Node's types: the user's, else those that this package brings. */
function nodeTypes(cwd: string): ts.CompilerOptions {
  for (const start of [cwd, HERE]) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const root = path.join(folder, 'node_modules', '@types');
      if (existsSync(path.join(root, 'node'))) return {types: ['node'], typeRoots: [root]};
      if (folder === path.dirname(folder)) break;
    }
  }
  return {types: []};
}
