import {homedir} from 'node:os';
import {FileError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';
import {completePath, userPath} from './paths.js';

export const cd = defineMagic({
  name: 'cd',
  kinds: ['line'],
  usage: '%cd [FOLDER]',
  summary:
    'Changes the working folder, where imports and relative paths begin; the home folder without an argument.',
  complete: (args) => completePath(args, () => false),
  run({args}, {print}) {
    const folder = userPath(words(args)[0] ?? homedir());
    try {
      process.chdir(folder);
    } catch (cause) {
      throw new FileError(`%cd: '${folder}' is not a folder that can be entered.`, {cause});
    }
    print(`${folder}\n`);
  },
});

export const pwd = defineMagic({
  name: 'pwd',
  kinds: ['line'],
  usage: '%pwd',
  summary: 'Gives the working folder.',
  run: () => process.cwd(),
});
