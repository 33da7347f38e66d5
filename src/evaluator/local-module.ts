/** The user's own TypeScript files, made into JavaScript whose lines and columns are the file's. */
import {Edits} from './edits.js';
import {eraseTypes} from './erase.js';
import {lowerDisposals} from './disposals.js';
import {lowerStatements} from './lower.js';
import {parse, read} from './parse.js';
import {CellSyntaxError} from './syntax-error.js';

/** The name by which a module with `using` reaches what disposes of it. */
const SUPPORT = '__disposal';

/**
 * Compiles a TypeScript file to an ES module.
 * @throws CellSyntaxError
 */
export function compileModule(source: string, filename: string): string {
  const edits = new Edits(source);
  const parsed = parse(source, filename);
  const lowerings = eraseTypes(parsed.program, edits);
  dropTypeImports(parsed, edits);
  const disposals = lowerDisposals(parsed.program, edits, SUPPORT);
  if (disposals.before !== '') {
    const using = parsed.program.body.find(
      (statement) => statement.type === 'VariableDeclaration' && statement.kind.endsWith('using'),
    );
    const message = "'using' cannot stand at the top level of a file: put it into a block or a function.";
    throw CellSyntaxError.at(source, filename, {message, start: using?.start ?? 0});
  }
  lowerStatements(lowerings, edits, filename);
  const {code} = edits.apply();
  if (!code.includes(`${SUPPORT}.`)) return code;
  const support = `import {DisposalStack as ${SUPPORT}Stack} from ${JSON.stringify(new URL('./disposals.js', import.meta.url).href)};`;
  return `${support}const ${SUPPORT}={disposals:()=>new ${SUPPORT}Stack()};${code}`;
}

/** As TypeScript does, an import that only types use is not made at run time. */
function dropTypeImports({program, comments}: ReturnType<typeof read>, edits: Edits): void {
  const rest = new Edits(edits.blanked());
  for (const {start, end} of comments) rest.blank(start, end);
  for (const statement of program.body)
    if (statement.type === 'ImportDeclaration') rest.blank(statement.start, statement.end);
  const words = new Set(rest.blanked().match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  for (const statement of program.body) {
    if (
      statement.type !== 'ImportDeclaration' ||
      statement.importKind === 'type' ||
      statement.specifiers.length === 0
    )
      continue;
    const unused = statement.specifiers.filter(({local}) => !words.has(local.name));
    if (unused.length === statement.specifiers.length) {
      edits.blank(statement.start, statement.end, ';');
      continue;
    }
    for (const specifier of unused) {
      if (specifier.type !== 'ImportSpecifier') continue;
      const comma = /^\s*,/.exec(edits.source.slice(specifier.end))?.[0].length ?? 0;
      edits.blank(specifier.start, specifier.end + comma);
    }
  }
}
