/** Reading V8's stacks: what was called where, and whose code that is. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';

export interface Frame {
  /** The function's name, or '' at top level. */
  readonly callee: string;
  /** `cell[3]` or a path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** 'user', or the name of what the frame is folded under. */
  readonly owner: string;
  /** How many times in a row it stood in the stack. */
  readonly times: number;
}

/** The folder of this package, as seen from the built file. */
const PACKAGE_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const OWN_FOLDERS = ['bundle', 'src', 'kernel', 'bin'].map(
  (folder) => path.join(PACKAGE_ROOT, 'dist', folder) + path.sep,
);

/** A line of a stack as `inspect` shows it. */
const FRAME_AND_BRACE = /^(.*?)( \{)$/;
const FRAME = /^\s+at (?:async )?(?:(.*) \()?(.+?):(\d+):(\d+)\)?$/;

/** What V8 calls functions that have no name of their own. */
const UNNAMED = /^(?:.*\.)?(?:<anonymous>|_onTimeout|_onImmediate)$/;

/** The frames of an error's stack, innermost first. */
export function framesOf(error: Error, isCell: (file: string) => boolean): Frame[] {
  const frames: Frame[] = [];
  for (const text of stackLines(error)) {
    const match = FRAME.exec(text);
    if (!match) continue;
    const file = toPath(match[2] ?? '');
    const frame: Frame = {
      callee: (match[1] ?? '').replace(/^async /, '').replace(UNNAMED, ''),
      file,
      line: Number(match[3]),
      column: Number(match[4]),
      owner: ownerOf(file, Number(match[3]), isCell),
      times: 1,
    };
    const last = frames.at(-1);
    if (last && last.file === frame.file && last.line === frame.line && last.column === frame.column) {
      frames[frames.length - 1] = {...last, times: last.times + 1};
    } else {
      frames.push(frame);
    }
  }
  return frames;
}

/** A text without the lines of stacks that are this package's own, and Node's below them, as the stack of an error that was made in a cell ends in what ran the cell. */
export function withoutOwnFrames(text: string): string {
  if (!text.includes('    at ')) return text;
  const kept: string[] = [];
  let below = false;
  for (const line of text.split('\n')) {
    const [, frame = line, open = ''] = FRAME_AND_BRACE.exec(line) ?? [];
    const plain = stripVTControlCharacters(frame);
    const file = FRAME.exec(plain)?.[2];
    const isOwn: boolean =
      file !== undefined &&
      (OWN_FOLDERS.some((folder) => toPath(file).startsWith(folder)) || (below && file.startsWith('node:')));
    const isElided = /^\s+\.\.\. \d+ lines matching cause stack trace \.\.\.$/.test(plain);
    below = (file !== undefined || isElided) && (below || isOwn);
    if (!isOwn && !isElided) kept.push(line);
    // The properties of an error stand behind the last line of its stack.
    else if (open !== '') kept.push((kept.pop() ?? '') + open);
  }
  return kept.join('\n');
}

/** What comes after the message, which may hold lines that look like frames. */
function stackLines(error: Error): string[] {
  const {stack = '', message} = error;
  const at = message === '' ? -1 : stack.indexOf(message);
  return (at < 0 ? stack : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
}

function toPath(file: string): string {
  if (!file.startsWith('file:')) return file;
  return fileURLToPath(file.split('?')[0] ?? file);
}

function ownerOf(file: string, line: number, isCell: (file: string) => boolean): string {
  if (isCell(file)) return line >= 1 ? 'user' : 'mars-ts';
  if (file.startsWith('node:') || !path.isAbsolute(file)) return 'Node';
  if (OWN_FOLDERS.some((folder) => file.startsWith(folder))) return 'mars-ts';
  const inside = file.split(/[\\/]node_modules[\\/]/).at(-1);
  if (inside === undefined || inside === file) return file.endsWith('[cell import]') ? 'mars-ts' : 'user';
  const [scope = '', name = ''] = inside.split(/[\\/]/);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
