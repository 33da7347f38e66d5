/** Completion and inspection by TypeScript's language service. */
import ts = require('typescript');
import type {CompletionItem, Completions} from '../types.js';
import {MARK} from './magic-values.js';
import {namesNodeBefore} from './node-names.js';
import type {CellModule, CellProject} from './cell-project.js';
import {documentationText} from './documentation.js';
import type {Inspection} from './language-service.js';
import {snakeCase} from './spelling.js';
import {SymbolDetails} from './symbol-details.js';

/** So many items get their signature and documentation; it takes time for each. */
const DETAILED = 30;
const MOST_ITEMS = 500;

/** Jupyter's words for what TypeScript calls a kind. */
const KINDS: Readonly<Record<string, string>> = {
  [ts.ScriptElementKind.functionElement]: 'function',
  [ts.ScriptElementKind.localFunctionElement]: 'function',
  [ts.ScriptElementKind.memberFunctionElement]: 'function',
  [ts.ScriptElementKind.classElement]: 'class',
  [ts.ScriptElementKind.interfaceElement]: 'interface',
  [ts.ScriptElementKind.typeElement]: 'type',
  [ts.ScriptElementKind.enumElement]: 'enum',
  [ts.ScriptElementKind.moduleElement]: 'module',
  [ts.ScriptElementKind.externalModuleName]: 'module',
  [ts.ScriptElementKind.keyword]: 'keyword',
  [ts.ScriptElementKind.memberVariableElement]: 'property',
  [ts.ScriptElementKind.memberGetAccessorElement]: 'property',
  [ts.ScriptElementKind.string]: 'value',
  [ts.ScriptElementKind.scriptElement]: 'path',
  [ts.ScriptElementKind.directory]: 'path',
};

export function complete(project: CellProject, cwd: string, code: string, cursor: number): Completions {
  if (namesNodeBefore(code, cursor)) project.addNodeTypes();
  const {file, from} = project.open(cwd, code);
  const found = project.service.getCompletionsAtPosition(file, from + cursor, {
    includeCompletionsForModuleExports: false,
    includeSymbol: true,
  });
  const typed = /[\p{ID_Continue}$]*$/u.exec(code.slice(0, cursor))?.[0] ?? '';
  const inString = found?.entries[0]?.replacementSpan;
  const span = inString ?? found?.optionalReplacementSpan;
  const start = span && span.start - from <= cursor ? span.start - from : cursor - typed.length;
  const prefix = code.slice(start, cursor).toLowerCase();
  const entries = (found?.entries ?? [])
    .filter(({name}) => name.toLowerCase().startsWith(prefix) && !name.startsWith(MARK))
    .sort((a, b) => compare(a.sortText, b.sortText) || compare(a.name, b.name))
    .slice(0, MOST_ITEMS);
  const details = detailsOf(project, file, found?.entries ?? []);
  const items = entries.map((entry, order): CompletionItem => {
    const item = {text: entry.name, type: KINDS[entry.kind] ?? 'instance'};
    return order < DETAILED && entry.symbol && details ? details.describe(item, entry.symbol) : item;
  });
  return {items, start, end: cursor};
}

function detailsOf(
  {service}: CellProject,
  file: string,
  entries: readonly ts.CompletionEntry[],
): SymbolDetails | null {
  const program = service.getProgram();
  const place = program?.getSourceFile(file);
  if (!program || !place) return null;
  const symbols = new Map(entries.flatMap(({name, symbol}) => (symbol ? [[name, symbol] as const] : [])));
  return new SymbolDetails(program.getTypeChecker(), place, symbols);
}

/** An inspection, and where the name stands that it is about. */
interface Found {
  readonly inspection: Inspection;
  readonly name: {readonly start: number; readonly end: number} | null;
}

export function inspect(project: CellProject, cwd: string, code: string, cursor: number): Inspection | null {
  const found = inspectAt(project, cwd, code, cursor);
  if (!found?.name || found.inspection.documentation !== '') return found?.inspection ?? null;
  // The camelCase spelling of an operation is derived from the other, which has the documentation.
  const {start, end} = found.name;
  const name = code.slice(start, end);
  const twin = snakeCase(name);
  if (twin === name) return found.inspection;
  const renamed = code.slice(0, start) + twin + code.slice(end);
  const moved = cursor < end ? start : cursor + twin.length - name.length;
  const documented = inspectAt(project, cwd, renamed, moved);
  return {...found.inspection, documentation: documented?.inspection.documentation ?? ''};
}

function inspectAt(project: CellProject, cwd: string, code: string, cursor: number): Found | null {
  if (namesNodeBefore(code, cursor)) project.addNodeTypes();
  const module = project.open(cwd, code);
  const {file, from} = module;
  const before = cursor > 0 && !/^[\p{ID_Continue}$]/u.test(code.slice(cursor));
  const at = from + cursor - (before ? 1 : 0);
  const info = project.service.getQuickInfoAtPosition(file, at);
  const signature = signatureText(info?.displayParts);
  // `any` is what the compiler says of a name that it does not know.
  if (!info || signature === 'any') return signatureHelp(project, module, code, cursor);
  const {start, length} = info.textSpan;
  return {
    inspection: {
      signature,
      documentation: documentationText(info.documentation, info.tags),
      source: definition(project, file, at),
    },
    name: {start: start - from, end: start - from + length},
  };
}

/** What a call takes whose arguments are being typed. */
function signatureHelp(
  {service}: CellProject,
  {file, from}: CellModule,
  code: string,
  cursor: number,
): Found | null {
  const help = service.getSignatureHelpItems(file, from + cursor, undefined);
  if (!help) return null;
  const signatures = help.items.map(
    ({prefixDisplayParts, parameters, separatorDisplayParts, suffixDisplayParts}) => {
      const separator = ts.displayPartsToString(separatorDisplayParts);
      const list = parameters.map(({displayParts}) => ts.displayPartsToString(displayParts)).join(separator);
      return ts.displayPartsToString(prefixDisplayParts) + list + ts.displayPartsToString(suffixDisplayParts);
    },
  );
  const chosen = help.items[help.selectedItemIndex];
  const parameter = chosen?.parameters[help.argumentIndex];
  const current = parameter ? `${parameter.name}: ${ts.displayPartsToString(parameter.documentation)}` : '';
  const text = [
    documentationText(chosen?.documentation, chosen?.tags),
    current.endsWith(': ') ? '' : current,
  ].filter((part) => part !== '');
  const callee = /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*\(\s*$/u.exec(
    code.slice(0, help.applicableSpan.start - from),
  );
  return {
    inspection: {signature: signatures.join('\n'), documentation: text.join('\n\n'), source: null},
    name: callee && {start: callee.index, end: callee.index + (callee[1] ?? '').length},
  };
}

/** Without what tells that a name came from another cell. */
function signatureText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString([...(parts ?? [])])
    .replace(/^\(alias\) /, '')
    .replace(/\nimport .*$/, '');
}

/** The code that defines a name, if it was written as code. */
function definition(project: CellProject, file: string, at: number): string | null {
  for (const {fileName, contextSpan, textSpan} of project.service.getDefinitionAtPosition(file, at) ?? []) {
    if (/\.d\.[cm]?ts$/.test(fileName)) continue;
    const {start, length} = contextSpan ?? textSpan;
    const text = project.text(fileName)?.slice(start, start + length);
    if (text !== undefined && text !== '') return text;
  }
  return null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
