import {read} from './parse.js';

/** Names that a TypeScript file exports as types alone. */
export function typeExports(source: string): Set<string> {
  const names = read(source).program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const {declaration} = statement;
    if (declaration?.type === 'TSInterfaceDeclaration' || declaration?.type === 'TSTypeAliasDeclaration')
      return [declaration.id.name];
    return statement.specifiers.flatMap(({exported}) =>
      exported.type === 'Identifier' ? [exported.name] : [],
    );
  });
  return new Set(names);
}
