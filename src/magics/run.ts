import {stat} from 'node:fs/promises';
import {extname} from 'node:path';
import {ArgumentError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';
import {completePath, userPath} from './paths.js';

export const run = defineMagic({
  name: 'run',
  kinds: ['line'],
  usage: '%run FILE [ARGUMENT …]',
  summary: "Runs a TypeScript file as if it stood in the cell: its top-level names are then the session's.",
  details:
    "Its imports are looked up from its own folder, and `process.argv` holds its arguments meanwhile. The ending '.ts' may be left out.",
  complete: (args) => completePath(args, (name) => /\.[cm]?[jt]s$/.test(name)),
  async run({args}, {runFile}) {
    const [file, ...rest] = words(args);
    if (file === undefined) throw new ArgumentError('%run: needs a file.');
    const path = await withEnding(userPath(file));
    const {argv} = process;
    process.argv = [process.execPath, path, ...rest];
    try {
      return await runFile(path);
    } finally {
      process.argv = argv;
    }
  },
});

async function withEnding(path: string): Promise<string> {
  if (extname(path) !== '') return path;
  const exists = (candidate: string): Promise<boolean> =>
    stat(candidate).then(
      (found) => found.isFile(),
      () => false,
    );
  return !(await exists(path)) && (await exists(`${path}.ts`)) ? `${path}.ts` : path;
}
