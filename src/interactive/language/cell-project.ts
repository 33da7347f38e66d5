/**
 * Cells as the compiler sees them: each is a module that imports the latest visible names of those before it. The imports stand before the user's
 * text, which may end in the middle of a block.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import ts = require('typescript');
import {ambientText} from './ambient.js';
import {compilerOptions} from './compiler-options.js';
import type {CellText, Diagnostic} from './language-service.js';
import {mayBeOfNode, namesNode} from './node-names.js';
import type {ProjectOptions} from './protocol.js';
import {declaredNames} from './top-level-names.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AMBIENT = path.join(HERE, 'cell-globals.d.mts').replaceAll('\\', '/');
/** The package's own declarations, as seen from the built file. */
const OWN_TYPES = path.resolve(HERE, '../../index.d.ts');
/** The package's declarations ask for Node's types themselves, which the cells do when it is time. */
const OWN_NODE_TYPES = /^\/\/\/ <reference types="node".*$/m;
/** Modules of which no type reaches users. */
const INTERNAL = /^@duckdb\/|^\.+\/(?:\S*\/)?(?:engine|wire)\/|^\.\/link\.js$/;
/** Where the package's own declarations lie. */
const OWN_FOLDER = path.resolve(HERE, '../../..').replaceAll('\\', '/');

interface Declared {
  readonly file: string;
  readonly exported: string;
}

/** What a module calls the value of its last expression. */
const VALUE = '__value';
const LAST_VALUES = ['_', '__', '___'];

/** A cell's module, where in it the user's text begins, and how long that is. */
export interface CellModule {
  readonly file: string;
  readonly from: number;
  readonly length: number;
}

interface VirtualFile {
  readonly text: string;
  readonly version: number;
}

export class CellProject {
  readonly service: ts.LanguageService;
  private readonly files = new Map<string, VirtualFile>();
  /** The module that declared each name last, and what it calls it. */
  private visible = new Map<string, Declared>();
  /** The modules of cells that end in an expression, by execution count. */
  private readonly valued = new Map<number, string>();
  /** Cells that were added and whose type errors have not been asked for, by their number. */
  private readonly added = new Map<number, CellModule>();
  private options: ProjectOptions;
  private hasNodeTypes = false;
  /** What the compiler looks at: modules of one folder. */
  private roots: readonly string[] = [];
  private cells = 0;
  private versions = 0;
  private readonly resolutions = ts.createModuleResolutionCache('/', (name) => name);
  private readonly snapshots = new Map<string, ts.IScriptSnapshot>();
  private readonly optionsOf = new Map<string, ts.CompilerOptions>();

  constructor(options: ProjectOptions) {
    this.options = {
      ...options,
      scopeTypes: options.scopeTypes ?? (existsSync(OWN_TYPES) ? OWN_TYPES : null),
    };
    this.writeAmbient();
    this.service = ts.createLanguageService(this.host(), ts.createDocumentRegistry());
  }

  /**
   * Makes a cell's declarations visible to the next ones.
   * @param number names the cell for `diagnose`; null where that will not be asked
   */
  add(cwd: string, cell: CellText, number: number | null): void {
    const placed = this.place(cwd, cell.code, 'mentioned');
    const {file} = placed;
    if (number !== null) this.added.set(number, placed);
    const parsed = parse(file, cell.code);
    for (const name of declaredNames(parsed)) this.visible.set(name, {file, exported: name});
    if (lastExpression(parsed) !== null) this.valued.set(cell.count, file);
    this.cells += 1;
  }

  /** Makes `_` the value of a cell, `__` what `_` was before, and so on. */
  shown(count: number): void {
    const file = this.valued.get(count);
    const before = LAST_VALUES.map((name) => this.visible.get(name));
    const values = [file === undefined ? undefined : {file, exported: VALUE}, ...before];
    LAST_VALUES.forEach((name, order) => {
      const value = values[order];
      if (value) this.visible.set(name, value);
      else this.visible.delete(name);
    });
  }

  /** Sets the types of what magics give. */
  setValues(values: ProjectOptions['values']): void {
    this.options = {...this.options, values};
    this.writeAmbient();
  }

  reset(): void {
    this.visible = new Map();
  }

  /** Reads Node's types, if they are not there yet. */
  addNodeTypes(): void {
    this.hasNodeTypes = true;
    this.writeAmbient();
  }

  check(cwd: string, cell: CellText): Diagnostic[] {
    return this.errors(this.place(cwd, cell.code, 'mentioned'));
  }

  /** Type errors of cells that were added, as they were then: a module names whose declarations it sees. */
  diagnose(numbers: readonly number[]): Diagnostic[][] {
    const cells = numbers.map((number) => this.added.get(number));
    const files = cells.flatMap((cell) => (cell ? [cell.file] : []));
    for (const number of numbers) this.added.delete(number);
    return cells.map((cell) => {
      if (!cell) return [];
      const folder = path.dirname(cell.file);
      // Together, as for each change of what it looks at the compiler goes over all there is.
      this.roots = files.filter((file) => path.dirname(file) === folder);
      return this.errors(cell);
    });
  }

  /** Puts code where the next cell will stand. */
  open(cwd: string, code: string): CellModule {
    return this.place(cwd, code, 'all');
  }

  /** Whether a file is one of the cells. */
  isCell(file: string): boolean {
    return this.files.has(file) && file !== AMBIENT;
  }

  text(file: string): string | undefined {
    return this.files.get(file)?.text ?? ts.sys.readFile(file);
  }

  private errors(module: CellModule): Diagnostic[] {
    const {file, from, length: size} = module;
    const found = this.service
      .getSemanticDiagnostics(file)
      .flatMap(({category, code, messageText, start: at = from, length = 0}) => {
        const start = at - from;
        if (category !== ts.DiagnosticCategory.Error || start < 0 || start >= size) return [];
        return [{code, message: ts.flattenDiagnosticMessageText(messageText, '\n'), start, length}];
      });
    if (this.hasNodeTypes || !found.some(mayBeOfNode)) return found;
    this.addNodeTypes();
    return this.errors(module);
  }

  private place(cwd: string, code: string, wanted: 'all' | 'mentioned'): CellModule {
    const file = path.join(cwd, `.mars-cell-${String(this.cells + 1)}.mts`).replaceAll('\\', '/');
    const parsed = parse(file, code);
    const declared = new Set(declaredNames(parsed));
    const words = wanted === 'all' ? null : new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    const byModule = new Map<string, string[]>();
    for (const [name, {file: from, exported}] of this.visible) {
      if (declared.has(name) || (words && !words.has(name))) continue;
      const specifier = exported === name ? name : `${exported} as ${name}`;
      byModule.set(from, [...(byModule.get(from) ?? []), specifier]);
    }
    const imports = [...byModule]
      .map(
        ([from, names]) =>
          // A comment on the line of an import would be the import's, and no documentation of what follows.
          `import {${names.join(',')}} from ${JSON.stringify(from.replace(/\.mts$/, '.mjs'))};\n`,
      )
      .join('');
    const exported = exportedNames(parsed);
    const exports = [...declared].filter((name) => !exported.has(name));
    // A copy: only its type is ever asked for, by later cells.
    const value = wanted === 'all' ? null : lastExpression(parsed);
    const valued = value === null ? '' : `export const ${VALUE} = await (${value}\n);`;
    this.write(file, `${imports}${code}\n;export {${exports.join(',')}};${valued}`);
    this.roots = [file];
    if (!this.hasNodeTypes && namesNode(code)) this.addNodeTypes();
    return {file, from: imports.length, length: code.length};
  }

  private get folder(): string {
    return path.dirname(this.roots[0] ?? AMBIENT);
  }

  private writeAmbient(): void {
    this.write(AMBIENT, ambientText(this.options, this.hasNodeTypes));
  }

  private write(file: string, text: string): void {
    if (this.files.get(file)?.text === text) return;
    this.versions += 1;
    this.files.set(file, {text, version: this.versions});
  }

  /** The options for cells in a folder. They are asked for again and again, and looking for types takes a while. */
  private compilerOptions(cwd: string): ts.CompilerOptions {
    const known = this.optionsOf.get(cwd) ?? compilerOptions(cwd);
    this.optionsOf.set(cwd, known);
    return known;
  }

  /** The compiler asks for the text of each file at every question: what stays as it is, is read once. */
  private snapshot(file: string): ts.IScriptSnapshot | undefined {
    const known = this.snapshots.get(file);
    if (known) return known;
    const text = this.text(file);
    if (text === undefined) return undefined;
    if (this.files.has(file) || !isSettled(file)) return ts.ScriptSnapshot.fromString(text);
    const isOwn = file.startsWith(OWN_FOLDER);
    const snapshot = ts.ScriptSnapshot.fromString(isOwn ? text.replace(OWN_NODE_TYPES, '') : text);
    this.snapshots.set(file, snapshot);
    return snapshot;
  }

  private host(): ts.LanguageServiceHost {
    const {files} = this;
    const host: ts.LanguageServiceHost & Pick<ts.CompilerHost, 'getModuleResolutionCache'> = {
      getCompilationSettings: () => this.compilerOptions(this.folder),
      getScriptFileNames: () => [AMBIENT, ...this.roots],
      getScriptVersion: (file) => String(files.get(file)?.version ?? versionOf(file)),
      getScriptSnapshot: (file) => this.snapshot(file),
      getCurrentDirectory: () => this.folder,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
      readFile: (file) => this.text(file),
      readDirectory: (...args) => ts.sys.readDirectory(...args),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
      realpath: (file) => (files.has(file) ? file : (ts.sys.realpath?.(file) ?? file)),
      // Without it every package.json is read again for every question.
      getModuleResolutionCache: () => this.resolutions,
      resolveModuleNameLiterals: (literals, from, redirected, options, containing) =>
        literals.map((literal) => {
          if (isInternal(literal.text, from)) return {resolvedModule: undefined};
          const mode = ts.getModeForUsageLocation(containing, literal, options);
          // What the user's files name may come to be later.
          const cache = isSettled(from) ? this.resolutions : undefined;
          return ts.resolveModuleName(literal.text, from, options, host, cache, redirected, mode);
        }),
    };
    return host;
  }
}

/** Whether a module is one that this package works with where no type of it reaches users. */
function isInternal(specifier: string, from: string): boolean {
  return INTERNAL.test(specifier) && from.startsWith(OWN_FOLDER) && !from.includes('/node_modules/');
}

/** Whether a file is of a package, and so stays as it is. */
function isSettled(file: string): boolean {
  return file.includes('/node_modules/') || file.startsWith(OWN_FOLDER);
}

/** Files that the user may edit are looked at anew for every question; there are hundreds of others. */
function versionOf(file: string): number {
  if (isSettled(file)) return 0;
  return ts.sys.getModifiedTime?.(file)?.getTime() ?? 0;
}

function parse(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, false);
}

/** The text of the expression whose value a cell has; null where it ends otherwise, or in a semicolon. */
function lastExpression(file: ts.SourceFile): string | null {
  const last = file.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) return null;
  const text = file.text.slice(last.expression.pos, last.end);
  return text.trimEnd().endsWith(';') ? null : text;
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
    return exported ? declaredNames({statements: [statement]}) : [];
  });
  return new Set(names);
}
