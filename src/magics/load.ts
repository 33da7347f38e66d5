import {readFile} from 'node:fs/promises';
import {ArgumentError, FileError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';
import {completePath, userPath} from './paths.js';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it may not be read'],
]);

export const load = defineMagic({
  name: 'load',
  kinds: ['line'],
  usage: '%load FILE',
  summary: "Puts a file's text into the cell, to be edited and run.",
  complete: (args) => completePath(args),
  async run({args}, {frontEnd, print}) {
    const [file, ...rest] = words(args);
    if (file === undefined || rest.length > 0)
      throw new ArgumentError(`%load: takes one file, got ${String(words(args).length)}.`);
    const text = await readText('%load', file);
    if (frontEnd.nextInput) frontEnd.nextInput(text, true);
    else print(text);
  },
});

/** @throws FileError naming the magic and the path */
export async function readText(magic: string, file: string): Promise<string> {
  const path = userPath(file);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? REASONS.get(String(cause.code)) : undefined;
    throw why === undefined
      ? new FileError(`${magic}: cannot read '${path}'.`, {cause})
      : new FileError(`${magic}: cannot read '${path}': ${why}.`);
  }
}
