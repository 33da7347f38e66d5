import {homedir} from 'node:os';
import {FileError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {completePath, userPath} from './paths.js';

export const cd = defineMagic({
  name: 'cd',
  kinds: ['line'],
  usage: '%cd [FOLDER]\n%cd -',
  summary:
    'Changes the working folder, where imports and relative paths begin; the home folder without an argument.',
  details: "'-' goes back to the folder before. Blanks in a folder's name need no quotes.",
  complete: (args) => completePath(args, () => false),
  run({args}, {print}) {
    const here = process.cwd();
    const folder = folderOf(args.replace(/^(["'])(.*?)\1?$/, '$2'));
    try {
      process.chdir(folder);
    } catch {
      throw new FileError(`%cd: '${folder}' is not a folder that can be entered.`);
    }
    process.env['OLDPWD'] = here;
    print(`${folder}\n`);
  },
});

/** What a folder is called: as in a command shell, `-` is the one before, which the environment remembers. */
function folderOf(text: string): string {
  if (text !== '-') return userPath(text === '' ? homedir() : text);
  const before = process.env['OLDPWD'];
  if (before === undefined) throw new FileError('%cd: there is no folder to go back to.');
  return before;
}

export const pwd = defineMagic({
  name: 'pwd',
  kinds: ['line'],
  usage: '%pwd',
  gives: 'string',
  summary: 'Gives the working folder.',
  run: () => process.cwd(),
});
