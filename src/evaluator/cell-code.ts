/**
 * A cell as a function.
 *
 * What the user wrote keeps its lines and, but for what is inserted here, its columns. The cell's own declarations stay ordinary local ones, so
 * they are as fast and as strict as in any module; `bind` hands their getters and setters to the session, where later cells find them.
 * So redeclaring a name is plain shadowing: functions of the cell that declared it keep its binding, and code of any other cell
 * finds the latest one when it looks the name up.
 */
import {Visitor} from 'oxc-parser';
import {cellShape} from './declarations.js';
import {lowerDisposals} from './disposals.js';
import {Edits} from './edits.js';
import {eraseTypes} from './erase.js';
import {parse, read, type Parsed, type Program, type Statement} from './parse.js';
import {CellSyntaxError, placeOf} from './syntax-error.js';

/** The name by which compiled code reaches what `CellRuntime` offers. */
export const RUNTIME = '__cell';

export interface CellCode {
  /** A function expression, its first line the prologue: compile it with `lineOffset: -1`. */
  readonly code: string;
  readonly awaits: boolean;
  /** Values that the cell declares, its imports included. */
  readonly names: readonly string[];
  readonly originalColumn: (line: number, column: number) => number;
}

/** Where the session does something in the middle of a cell. */
export interface InterludePlace {
  readonly offset: number;
  /** Whether what it gives takes the place of the character there, which stands for a value; else the line is blank. */
  readonly inPlace: boolean;
}

/** Rank of what opens around everything else. */
const OUTERMOST = -1;

type ImportStatement = Extract<Statement, {type: 'ImportDeclaration'}>;

/**
 * Compiles a cell.
 * @param source TypeScript; a top-level `return` is an error, a last expression without a semicolon is the value
 * @param interludes where the session does something; the value of a last one on a line of its own is the cell's
 * @throws CellSyntaxError
 */
export async function compileCell(
  source: string,
  filename: string,
  interludes: readonly InterludePlace[] = [],
): Promise<CellCode> {
  const {code, parenthesis} = readable(source);
  const edits = new Edits(code);
  // A function begins with no hashbang: it is a comment like any other.
  if (code.startsWith('#!')) edits.blank(0, code.search(/[\r\n]|$/));
  const parsed = parse(code, filename);
  const {program} = parsed;
  for (const {offset} of interludes) requireAwaitable(program, code, filename, offset);
  const shape = cellShape(program);
  const awaits = shape.awaits || interludes.length > 0;
  const lowerings = eraseTypes(program, edits);
  const imports: string[] = [];
  const imported: string[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind !== 'type') imports.push(importCode(statement, imported));
      edits.blank(statement.start, statement.end, ';');
    } else {
      unexport(statement, edits, imports);
    }
  }
  instrument(parsed, edits);
  const disposals = lowerDisposals(program, edits, RUNTIME);
  const end = program.body.findLast(({type}) => type !== 'EmptyStatement')?.end ?? 0;
  interludes.forEach(({offset, inPlace}, order) => {
    const result = `await ${RUNTIME}.interlude(${String(order)})`;
    if (inPlace) edits.blank(offset, offset + 1);
    const last = order === interludes.length - 1 && offset >= end;
    edits.insert(offset, inPlace ? `(${result})` : `;${last ? 'return ' : ''}${result};`);
  });
  if ((interludes.at(-1)?.offset ?? -1) < end) returnLast(program.body, edits, awaits);
  if (lowerings.length > 0) {
    // What it needs takes a moment to load.
    const {lowerStatements} = await import('./lower.js');
    lowerStatements(lowerings, edits, filename);
  }
  const names = [...new Set([...shape.names, ...imported])];
  const bindings = names.map((name) => `${JSON.stringify(name)}:[()=>${name},(__value)=>{${name}=__value}]`);
  const edited = edits.apply();
  const prologue = `(${awaits ? 'async ' : ''}function(${RUNTIME}){"use strict";${imports.join('')}${disposals.before}${RUNTIME}.bind({${bindings.join(',')}});`;
  return {
    code: `${prologue}\n${edited.code}\n${disposals.after}})`,
    awaits,
    names,
    originalColumn: (line, column) => {
      const found = edited.originalColumn(line, column);
      return parenthesis >= 0 && line === placeOf(code, parenthesis).line ? Math.max(1, found - 1) : found;
    },
  };
}

/** @throws CellSyntaxError where the innermost function around an interlude cannot wait for it */
function requireAwaitable(program: Program, code: string, filename: string, offset: number): void {
  const around: boolean[] = [];
  const enter = (node: {start: number; end: number; async: boolean}): void => {
    if (node.start < offset && offset < node.end) around.push(node.async);
  };
  new Visitor({
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
  }).visit(program);
  if (around.at(-1) === false)
    throw CellSyntaxError.at(code, filename, {
      message: 'A magic is waited for: the function around it has to be async',
      start: offset,
    });
}

/** An object literal that stands alone is a value, not a block: it gets the parentheses that make it one. */
function readable(source: string): {readonly code: string; readonly parenthesis: number} {
  const trimmed = source.trim();
  const start = source.indexOf('{');
  const untouched = {code: source, parenthesis: -1};
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return untouched;
  const code = `${source.slice(0, start)}(${trimmed})`;
  const {program, complaint} = read(code);
  const only = program.body[0];
  if (complaint || program.body.length !== 1 || only?.type !== 'ExpressionStatement') return untouched;
  const {expression} = only;
  const literal =
    expression.type === 'ParenthesizedExpression' && expression.expression.type === 'ObjectExpression';
  return literal ? {code, parenthesis: start} : untouched;
}

function importCode(statement: ImportStatement, imported: string[]): string {
  const specifier = JSON.stringify(statement.source.value);
  const attributes = statement.attributes.map(({key, value}) => {
    const name = key.type === 'Identifier' ? key.name : key.value;
    return `${JSON.stringify(name)}:${JSON.stringify(value.value)}`;
  });
  const wanted: string[] = [];
  const bound: string[] = [];
  let namespace: string | undefined;
  for (const entry of statement.specifiers) {
    if (entry.type === 'ImportNamespaceSpecifier') namespace = entry.local.name;
    else if (entry.type === 'ImportDefaultSpecifier') {
      wanted.push('default');
      bound.push(`default:${entry.local.name}`);
    } else if (entry.importKind !== 'type') {
      const name = entry.imported.type === 'Identifier' ? entry.imported.name : entry.imported.value;
      wanted.push(name);
      bound.push(`${JSON.stringify(name)}:${entry.local.name}`);
    }
    if (entry.type !== 'ImportSpecifier' || entry.importKind !== 'type') imported.push(entry.local.name);
  }
  const loaded = `await ${RUNTIME}.imports(${specifier},${JSON.stringify(wanted)},{${attributes.join(',')}},${String(statement.source.start)})`;
  const parts = [
    ...(namespace === undefined ? [] : [`${namespace}=${loaded}`]),
    ...(bound.length === 0 ? [] : [`{${bound.join(',')}}=${loaded}`]),
  ];
  return parts.length === 0 ? `${loaded};` : `const ${parts.join(',')};`;
}

/** Cells have nobody to export to: the word goes, what it stood before stays. */
function unexport(statement: Statement, edits: Edits, imports: string[]): void {
  if (statement.type === 'ExportNamedDeclaration') {
    const end = statement.declaration?.start ?? statement.end;
    edits.blank(statement.start, end, statement.declaration ? ' ' : ';');
  } else if (statement.type === 'ExportDefaultDeclaration') {
    const {declaration} = statement;
    edits.blank(statement.start, declaration.start);
    if ('id' in declaration && declaration.id && /Declaration$/.test(declaration.type)) return;
    edits.insert(declaration.start, '(');
    edits.insert(declaration.end, ')');
  } else if (statement.type === 'ExportAllDeclaration') {
    edits.blank(statement.start, statement.end, ';');
    if (statement.exportKind !== 'type')
      imports.push(
        `await ${RUNTIME}.imports(${JSON.stringify(statement.source.value)},[],{},${String(statement.source.start)});`,
      );
  }
}

/** Routes what waits and what imports through the session: so an interrupt reaches it, and paths start at the user's folder. */
function instrument({program}: Parsed, edits: Edits): void {
  const wrap = (node: {start: number; end: number}, name: string): void => {
    edits.insert(node.start, `${RUNTIME}.${name}(`);
    edits.insert(node.end, ')');
  };
  new Visitor({
    AwaitExpression: (node) => wrap(node.argument, 'wait'),
    ForOfStatement: (node) => {
      if (node.await) wrap(node.right, 'each');
    },
    ImportExpression: (node) => edits.insert(node.start, `${RUNTIME}.`),
    MetaProperty: (node) => {
      if (node.meta.name !== 'import') return;
      edits.blank(node.start, node.end);
      edits.insert(node.start, `${RUNTIME}.meta`);
    },
  }).visit(program);
}

function returnLast(body: readonly Statement[], edits: Edits, awaits: boolean): void {
  const last = body.findLast(({type}) => type !== 'EmptyStatement');
  if (!last) return;
  const ended = body.at(-1)?.type === 'EmptyStatement';
  if (last.type === 'ExpressionStatement') {
    // As in IPython, a semicolon at the end keeps the value to itself.
    if (ended || edits.source[last.end - 1] === ';') return;
    edits.insert(last.expression.start, awaits ? `return await ${RUNTIME}.wait(` : 'return (', OUTERMOST);
    edits.insert(last.expression.end, ')', -OUTERMOST);
  }
}
