/** The names, of values and of types, that a cell declares for those after it. */
import ts = require('typescript');

/** Names declared at the top level. */
export function declaredNames({statements}: {readonly statements: readonly ts.Statement[]}): string[] {
  const names = new Set<string>();
  for (const statement of statements) {
    for (const name of statementNames(statement)) names.add(name);
    hoisted(statement, names);
  }
  return [...names];
}

function statementNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({name}) => bound(name));
  if (ts.isImportDeclaration(statement)) return importNames(statement.importClause);
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return named && statement.name && ts.isIdentifier(statement.name) ? [statement.name.text] : [];
}

function importNames(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return [];
  const bindings = clause.namedBindings;
  const named = !bindings
    ? []
    : ts.isNamespaceImport(bindings)
      ? [bindings.name.text]
      : bindings.elements.map(({name}) => name.text);
  return [...(clause.name ? [clause.name.text] : []), ...named];
}

/** `var` in nested blocks belongs to the cell as well. */
function hoisted(node: ts.Node, names: Set<string>): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) {
    for (const {name} of node.declarations) for (const each of bound(name)) names.add(each);
  }
  ts.forEachChild(node, (child) => hoisted(child, names));
}

function bound(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return name.text === '' ? [] : [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));
}
