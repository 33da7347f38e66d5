import {ArgumentError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';
import {completePath, userPath} from './paths.js';

export const run = defineMagic({
  name: 'run',
  kinds: ['line'],
  usage: '%run FILE',
  summary: "Runs a TypeScript file as if it stood in the cell: its top-level names are then the session's.",
  complete: (args) => completePath(args, (name) => /\.[cm]?[jt]s$/.test(name)),
  run({args}, {runFile}) {
    const [file, ...rest] = words(args);
    if (file === undefined || rest.length > 0)
      throw new ArgumentError(`%run: takes one file, got ${String(words(args).length)}.`);
    return runFile(userPath(file));
  },
});
