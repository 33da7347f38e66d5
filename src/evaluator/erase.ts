/** Erasing types in place, so that what runs stands where the user wrote it. */
import {Visitor} from 'oxc-parser';
import type {Edits} from './edits.js';
import type {Program} from './parse.js';

/** Statements with a meaning of their own at run time (`enum`, `namespace`, decorated classes), which need more than erasing. */
export interface Lowering {
  readonly start: number;
  readonly end: number;
  /** A class with decorators or `accessor`. */
  readonly decorated: boolean;
  /** For a class that is an expression: the variable that names it, `''` where none does. */
  readonly named?: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const MODIFIERS = /\b(?:private|protected|public|readonly|override|abstract|declare)\b/g;
const CONTINUES_A_STATEMENT = /[([`+\-/*]/;

/**
 * Blanks everything that TypeScript adds to JavaScript; parameter properties become assignments.
 * @returns the statements that have to be lowered instead
 */
export function eraseTypes(program: Program, edits: Edits): Lowering[] {
  const {source} = edits;
  const lowerings: Lowering[] = [];
  /** Names of the variables that begin as classes without a name, by where those begin. */
  const classNames = new Map<number, string>();
  const blank = ({start, end}: Span): void => edits.blank(start, end);
  // A blanked statement or class member could join the code around it; the semicolon keeps them apart.
  const remove = ({start, end}: Span): void => edits.blank(start, end, ';');
  const lower = (node: Span & {declare?: boolean}): void => {
    if (node.declare) remove(node);
    else lowerings.push({start: node.start, end: node.end, decorated: false});
  };

  const afterAssertion = (node: Span & {expression: Span}): void => {
    blank({start: node.expression.end, end: node.end});
    const next = /^[^\S\n]*\n\s*(.)/.exec(source.slice(node.end))?.[1];
    if (next !== undefined && CONTINUES_A_STATEMENT.test(next)) edits.put(node.expression.end, ';');
  };
  const optional = (node: Span & {optional?: boolean; typeAnnotation?: Span | null}): void => {
    if (!node.optional) return;
    const mark = source.lastIndexOf('?', (node.typeAnnotation?.start ?? node.end) - 1);
    if (mark >= node.start) blank({start: mark, end: mark + 1});
  };
  const modifiers = (start: number, end: number): void => {
    for (const match of source.slice(start, end).matchAll(MODIFIERS)) {
      blank({start: start + match.index, end: start + match.index + match[0].length});
    }
  };
  const member = (
    node: Span & {key: Span; optional?: boolean; definite?: boolean; declare?: boolean},
  ): void => {
    if (node.declare) {
      remove(node);
      return;
    }
    modifiers(node.start, node.key.start);
    if (
      /^\s*[*[]/.test(edits.blanked().slice(node.start, node.key.start)) &&
      edits.source[node.start] !== '[' &&
      edits.source[node.start] !== '*'
    ) {
      edits.put(node.start, ';');
    }
    for (const mark of [node.optional ? '?' : '', node.definite ? '!' : '']) {
      const at = mark === '' ? -1 : source.indexOf(mark, node.key.end);
      if (at >= 0 && at < node.end) blank({start: at, end: at + 1});
    }
  };
  const thisParameter = (parameters: readonly (Span & {type: string; name?: unknown})[]): void => {
    const first = parameters[0];
    if (first?.type !== 'Identifier' || first.name !== 'this') return;
    const second = parameters[1];
    const comma = source.indexOf(',', first.end);
    blank({
      start: first.start,
      end: second
        ? second.start
        : comma >= 0 && /^\s*$/.test(source.slice(first.end, comma))
          ? comma + 1
          : first.end,
    });
  };
  const typeClass = (
    node: Span & {
      declare?: boolean;
      abstract?: boolean;
      implements?: readonly Span[];
      id: Span | null;
      superClass: Span | null;
      superTypeArguments?: Span | null;
      typeParameters?: Span | null;
      body: Span;
    },
  ): void => {
    if (node.declare) {
      remove(node);
      return;
    }
    if (node.abstract) {
      const at = source.indexOf('abstract', node.start);
      blank({start: at, end: at + 'abstract'.length});
    }
    const last = node.implements?.at(-1);
    if (!last) return;
    const after =
      (node.superTypeArguments ?? node.superClass ?? node.typeParameters ?? node.id)?.end ?? node.start;
    blank({start: source.indexOf('implements', after), end: last.end});
  };

  new Visitor({
    TSTypeAnnotation: blank,
    TSTypeParameterDeclaration: blank,
    TSTypeParameterInstantiation: blank,
    TSInterfaceDeclaration: remove,
    TSTypeAliasDeclaration: remove,
    TSDeclareFunction: remove,
    TSIndexSignature: remove,
    TSAbstractMethodDefinition: remove,
    TSAbstractPropertyDefinition: remove,
    TSEnumDeclaration: lower,
    TSModuleDeclaration: lower,
    TSNonNullExpression: ({end}) => blank({start: end - 1, end}),
    TSTypeAssertion: (node) => blank({start: node.start, end: node.expression.start}),
    TSAsExpression: afterAssertion,
    TSSatisfiesExpression: afterAssertion,
    Identifier: optional,
    ObjectPattern: optional,
    ArrayPattern: optional,
    PropertyDefinition: member,
    AccessorProperty: member,
    MethodDefinition: (node) => {
      if (node.value.type === 'TSEmptyBodyFunctionExpression') {
        remove(node);
        return;
      }
      member(node);
      if (node.kind === 'constructor') parameterProperties(node.value, edits);
    },
    VariableDeclaration: (node) => {
      if (node.declare) remove(node);
    },
    VariableDeclarator: (node) => {
      if (node.init?.type === 'ClassExpression' && node.id.type === 'Identifier')
        classNames.set(node.init.start, node.id.name);
      if (!node.definite) return;
      const mark = source.indexOf('!', node.id.start);
      blank({start: mark, end: mark + 1});
    },
    FunctionDeclaration: ({params}) => thisParameter(params),
    FunctionExpression: ({params}) => thisParameter(params),
    'ArrowFunctionExpression:exit': ({returnType}) => {
      // No line may end between the parameters and the arrow: the parenthesis moves to where the type ended.
      if (!returnType || !source.slice(returnType.start, returnType.end).includes('\n')) return;
      edits.put(source.lastIndexOf(')', returnType.start - 1), ' ');
      edits.put(returnType.end - 1, ')');
    },
    ClassDeclaration: (node) => {
      if (isDecorated(node)) lowerings.push({start: startOf(node), end: node.end, decorated: true});
      else typeClass(node);
    },
    ClassExpression: (node) => {
      const named = classNames.get(node.start) ?? '';
      if (isDecorated(node)) lowerings.push({start: startOf(node), end: node.end, decorated: true, named});
      else typeClass(node);
    },
    TSImportEqualsDeclaration: (node) => {
      if (node.importKind === 'type') remove(node);
      else {
        const at = source.indexOf('import', node.start);
        edits.blank(at, at + 'import'.length);
        edits.insert(at, 'const');
      }
    },
    ImportDeclaration: (node) => {
      if (node.importKind === 'type') {
        remove(node);
        return;
      }
      for (const specifier of node.specifiers) {
        if (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')
          removeListed(specifier, edits);
      }
    },
    'ExportNamedDeclaration:exit': (node) => {
      const {declaration} = node;
      const erased =
        declaration !== null &&
        (/^TS(?:Interface|TypeAlias)Declaration$|^TSDeclareFunction$/.test(declaration.type) ||
          ('declare' in declaration && declaration.declare));
      if (node.exportKind === 'type' || erased) {
        remove(node);
        return;
      }
      for (const specifier of node.specifiers) {
        if (specifier.exportKind === 'type') removeListed(specifier, edits);
      }
    },
    'ExportDefaultDeclaration:exit': (node) => {
      if (node.declaration.type === 'TSInterfaceDeclaration' || node.declaration.type === 'TSDeclareFunction')
        remove(node);
    },
    ExportAllDeclaration: (node) => {
      if (node.exportKind === 'type') remove(node);
    },
  }).visit(program);
  const contains = (outer: Lowering, inner: Lowering): boolean =>
    outer !== inner && outer.start <= inner.start && inner.end <= outer.end;
  return lowerings.filter((inner) => !lowerings.some((outer) => contains(outer, inner)));
}

/** The parts of a class that matter here. */
interface Class {
  readonly decorators: readonly Span[];
  readonly body: {readonly body: readonly {readonly type: string; readonly decorators?: readonly Span[]}[]};
}

/** Where a class begins: its decorators stand before it. */
function startOf({start, decorators}: Span & Class): number {
  return Math.min(start, ...decorators.map((decorator) => decorator.start));
}

/** Whether a class has what the compiler has to express by other means. */
function isDecorated({decorators, body}: Class): boolean {
  return (
    decorators.length > 0 ||
    body.body.some(({type, decorators: own = []}) => type === 'AccessorProperty' || own.length > 0)
  );
}

/** Blanks one entry of a list in braces, with the comma after it. */
function removeListed({start, end}: Span, edits: Edits): void {
  const comma = /^\s*,/.exec(edits.source.slice(end))?.[0].length ?? 0;
  edits.blank(start, end + comma);
}

interface ConstructorLike {
  readonly params: readonly (Span & {readonly type: string})[];
  readonly body: (Span & {readonly body: readonly Span[]}) | null;
}

/** `constructor(private x)` assigns `this.x`, after `super(…)` where there is one. */
function parameterProperties(node: ConstructorLike, edits: Edits): void {
  const assignments: string[] = [];
  for (const parameter of node.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const words =
      /^(?:(?:private|protected|public|readonly|override)\s+)+/.exec(
        edits.source.slice(parameter.start, parameter.end),
      )?.[0] ?? '';
    edits.blank(parameter.start, parameter.start + words.length);
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(
      edits.source.slice(parameter.start + words.length),
    )?.[0];
    if (name !== undefined) assignments.push(`this.${name}=${name};`);
  }
  if (assignments.length === 0 || !node.body) return;
  const parent = node.body.body.find(({start}) => /^super\s*\(/.test(edits.source.slice(start)));
  edits.insert(parent ? parent.end : node.body.start + 1, `;${assignments.join('')}`);
}
