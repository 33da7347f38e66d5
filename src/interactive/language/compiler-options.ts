/** How strict the compiler is with cells, and where it finds Node's types. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import ts = require('typescript');

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The options for cells in a folder. */
export function compilerOptions(cwd: string): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.esnext.d.ts'],
    strict: true,
    // Cells are sketches: what has no type yet is no error.
    noImplicitAny: false,
    useUnknownInCatchVariables: false,
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
      if (existsSync(path.join(root, 'node'))) return {types: [], typeRoots: [root]};
      if (folder === path.dirname(folder)) break;
    }
  }
  return {types: []};
}
