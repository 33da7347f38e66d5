/** Completion and inspection by TypeScript's language service. */
import ts from 'typescript';
import type {CompletionItem, Completions} from '../types.js';
import type {CellProject} from './cell-project.js';
import type {Inspection} from './language-service.js';

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
  const file = project.open(cwd, code);
  const found = project.service.getCompletionsAtPosition(file, cursor, {
    includeCompletionsForModuleExports: false,
  });
  const typed = /[\p{ID_Continue}$]*$/u.exec(code.slice(0, cursor))?.[0] ?? '';
  const span = found?.optionalReplacementSpan;
  const inString = found?.entries[0]?.replacementSpan;
  const start = Math.min(
    cursor,
    inString?.start ?? (span && span.start <= cursor ? span.start : cursor - typed.length),
  );
  const prefix = code.slice(start, cursor).toLowerCase();
  const entries = (found?.entries ?? [])
    .filter(({name}) => name.toLowerCase().startsWith(prefix))
    .sort((a, b) => compare(a.sortText, b.sortText) || compare(a.name, b.name))
    .slice(0, MOST_ITEMS);
  const items = entries.map((entry, order): CompletionItem => {
    const item = {text: entry.name, type: KINDS[entry.kind] ?? 'instance'};
    return order < DETAILED && entry.kind !== ts.ScriptElementKind.keyword
      ? {...item, ...details(project, file, cursor, entry)}
      : item;
  });
  return {items, start, end: cursor};
}

export function inspect(project: CellProject, cwd: string, code: string, cursor: number): Inspection | null {
  const file = project.open(cwd, code);
  const at = cursor > 0 && !/^[\p{ID_Continue}$]/u.test(code.slice(cursor)) ? cursor - 1 : cursor;
  const info = project.service.getQuickInfoAtPosition(file, at);
  if (!info) return signatureHelp(project, file, cursor);
  const signature = signatureText(info.displayParts);
  // What the compiler says of a name that it does not know.
  if (signature === 'any') return null;
  return {
    signature,
    documentation: documentation(info.documentation, info.tags),
    source: definition(project, file, at),
  };
}

/** What a call takes whose arguments are being typed. */
function signatureHelp({service}: CellProject, file: string, cursor: number): Inspection | null {
  const help = service.getSignatureHelpItems(file, cursor, undefined);
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
    documentation(chosen?.documentation, chosen?.tags),
    current.endsWith(': ') ? '' : current,
  ].filter((part) => part !== '');
  return {signature: signatures.join('\n'), documentation: text.join('\n\n'), source: null};
}

function details(
  {service}: CellProject,
  file: string,
  cursor: number,
  entry: ts.CompletionEntry,
): Partial<CompletionItem> {
  const found = service.getCompletionEntryDetails(
    file,
    cursor,
    entry.name,
    undefined,
    entry.source,
    undefined,
    entry.data,
  );
  if (!found) return {};
  const text = documentation(found.documentation, found.tags);
  const signature = signatureText(found.displayParts);
  const declared = KINDS[/^(?:declare )?(\w+) /.exec(signature)?.[1] ?? ''];
  const isAlias = entry.kind === ts.ScriptElementKind.alias && declared !== undefined;
  return {signature, ...(isAlias ? {type: declared} : {}), ...(text === '' ? {} : {documentation: text})};
}

/** Without what tells that a name came from another cell. */
function signatureText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString([...(parts ?? [])])
    .replace(/^\(alias\) /, '')
    .replace(/\nimport .*$/, '');
}

function documentation(
  text: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): string {
  const tagged = (tags ?? []).map(({name, text: parts}) =>
    `@${name} ${ts.displayPartsToString(parts)}`.trimEnd(),
  );
  const plain = ts.displayPartsToString([...(text ?? [])]);
  return [plain, tagged.join('\n')].filter((part) => part !== '').join('\n\n');
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
