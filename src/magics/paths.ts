/** Paths as magics take them. */
import {readdir} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';

/** A path against the working folder; `~` is the home folder. */
export function userPath(text: string): string {
  return path.resolve(text.replace(/^~(?=$|[/\\])/, homedir()));
}

/** What could complete a half-written path: folders end in a slash. */
export async function completePath(
  typed: string,
  wanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const cut = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1;
  const folder = typed.slice(0, cut);
  const entries = await readdir(userPath(folder === '' ? '.' : folder), {withFileTypes: true}).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isDirectory() || wanted(entry.name))
    .filter(({name}) => !name.startsWith('.') || typed.slice(cut).startsWith('.'))
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .sort();
}
