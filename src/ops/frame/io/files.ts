/** Paths of files as operations take them. */
import {existsSync} from 'node:fs';
import {isAbsolute, resolve} from 'node:path';
import {FileError, NotSupportedError} from '../../../errors/index.js';

/** One path or several, as a list. */
export function pathsOf(path: string | readonly string[]): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/**
 * The paths as the engine opens them.
 *
 * @throws FileError naming the file and the working folder, for one that is not there; NotSupportedError for an address elsewhere.
 */
export function present(operation: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const plain = path.replace(/^file:\/\//, '');
    if (/^[a-z0-9+.-]+:\/\//i.test(plain))
      throw new NotSupportedError(
        `${operation}: '${path}' is an address, and a local session reads files of this machine: download it first`,
      );
    const pattern = /[*?[\]]/.test(plain);
    if (!pattern && !existsSync(plain))
      throw new FileError(
        `${operation}: No such file or directory: '${path}' (${isAbsolute(plain) ? '' : `looked for '${resolve(plain)}', `}the working folder is '${process.cwd()}')`,
      );
    return plain;
  });
}
