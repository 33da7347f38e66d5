/** The names that a cell declares at its top level: they outlive it. */
import {Visitor} from 'oxc-parser';
import type {Program, Statement} from './parse.js';

type Declared = Extract<Statement, {type: 'VariableDeclaration'}>;
type Pattern = Declared['declarations'][number]['id'];

/** Names bound by a pattern, in order. */
export function patternNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((entry) =>
        patternNames(entry.type === 'RestElement' ? entry.argument : entry.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((entry) =>
        entry === null ? [] : patternNames(entry.type === 'RestElement' ? entry.argument : entry),
      );
    case 'AssignmentPattern':
      return patternNames(pattern.left);
  }
}

/** Names that one top-level statement declares as values. */
export function statementNames(statement: Statement): string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.declare ? [] : statement.declarations.flatMap(({id}) => patternNames(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id && !statement.declare ? [statement.id.name] : [];
    case 'TSEnumDeclaration':
      return statement.declare ? [] : [statement.id.name];
    case 'TSImportEqualsDeclaration':
      return statement.importKind === 'type' ? [] : [statement.id.name];
    case 'TSModuleDeclaration':
      return !statement.declare && statement.id.type === 'Identifier' ? [statement.id.name] : [];
    case 'ExportNamedDeclaration':
      return statement.declaration ? statementNames(statement.declaration) : [];
    case 'ExportDefaultDeclaration': {
      const {declaration} = statement;
      const named = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
      return named && declaration.id ? [declaration.id.name] : [];
    }
    default:
      return [];
  }
}

/** What a walk over a cell finds out about it. */
export interface CellShape {
  /** Values declared at the top level, `var` in nested blocks included; imports are not. */
  readonly names: readonly string[];
  /** Whether something at the top level waits. */
  readonly awaits: boolean;
}

export function cellShape(program: Program): CellShape {
  const names = new Set(program.body.flatMap(statementNames));
  let functions = 0;
  let awaits = program.body.some(({type}) => type === 'ImportDeclaration');
  const enter = (): void => {
    functions += 1;
  };
  const leave = (): void => {
    functions -= 1;
  };
  const waits = (): void => {
    if (functions === 0) awaits = true;
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    TSModuleDeclaration: enter,
    'TSModuleDeclaration:exit': leave,
    AwaitExpression: waits,
    ForOfStatement: (node) => {
      if (node.await) waits();
    },
    VariableDeclaration: (node) => {
      if (functions > 0 || node.declare) return;
      if (node.kind === 'await using') awaits = true;
      if (node.kind === 'var')
        for (const {id} of node.declarations) for (const name of patternNames(id)) names.add(name);
    },
  }).visit(program);
  return {names: [...names], awaits};
}
