import {numberIn, textIn} from '../decode/shape.js';
import {Float} from '../../data/scalars/float.js';
import {PyName, PyRecord, PySetValue, PyTupleValue} from '../pickle/values.js';
import type {RemoteException, RemoteFrame} from '../../errors/index.js';

/** Records of an exception are searched no further than this. */
const searchLimit = 20_000;

/** The code around the calls of a traceback, by file: what the cluster sends beside an error. */
export type CodeFragments = ReadonlyMap<
  string,
  readonly {readonly left: number; readonly code: readonly string[]}[]
>;

/**
 * What a pickled exception says. Nothing in it is made or run: its class is a name, its message the text of its arguments.
 * Mars wraps exceptions of workers in classes made for the purpose; the wrapped one is what counts.
 */
export function exceptionIn(
  exception: unknown,
  traceback: unknown,
  code: CodeFragments = new Map(),
): RemoteException {
  const found = [...exceptionsIn(exception)];
  const telling = found.find(({message}) => message !== '') ?? found[0];
  return {
    type: found[0]?.type ?? 'RuntimeError',
    message: telling?.message ?? '',
    frames: framesIn(traceback ?? null).map((frame) => ({...frame, code: codeAround(frame, code)})),
  };
}

/** The exception itself, then those inside it. */
function* exceptionsIn(root: unknown): Generator<{type: string; message: string}> {
  const open: unknown[] = [root];
  const seen = new Set<unknown>();
  while (open.length > 0 && seen.size < searchLimit) {
    const value = open.shift();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const exception = describe(value, value === root);
    if (exception !== null) yield exception;
    open.push(...partsOf(value));
  }
}

function partsOf(value: object): unknown[] {
  if (value instanceof PyRecord) return [value.maker, ...value.args, ...value.states];
  if (value instanceof PyTupleValue) return [...value.items];
  if (value instanceof Map) return [...(value as Map<unknown, unknown>).values()];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function describe(value: object, isRoot: boolean): {type: string; message: string} | null {
  if (!(value instanceof PyRecord)) return null;
  const bare = value.path.endsWith('.unpickle_exception');
  const wrapped = bare || value.path.endsWith('.unpickle_exception_with_attrs');
  const [maker, state] = wrapped ? value.args : [value.maker, new PyTupleValue(value.args)];
  // Later versions of tblib keep the arguments among the attributes.
  const args =
    wrapped && !bare && state instanceof Map ? (state as Map<unknown, unknown>).get('args') : state;
  const type = className(maker);
  if (type === null || !(wrapped || isRoot) || !(args instanceof PyTupleValue)) return null;
  return {type, message: messageOf(type, args.items)};
}

/** The name of a class, also of one that the pickle makes. */
function className(maker: unknown): string | null {
  if (maker instanceof PyName) return maker.name;
  if (!(maker instanceof PyRecord)) return null;
  if (maker.path.endsWith('._class_setstate')) return className(maker.args[0]);
  const name = maker.path.endsWith('._make_skeleton_class') ? maker.args[1] : null;
  return typeof name === 'string' ? name : null;
}

/** As Python's `str(exception)`. */
function messageOf(type: string, args: readonly unknown[]): string {
  const [first] = args;
  if (args.length === 0) return '';
  if (args.length === 1) return type !== 'KeyError' && typeof first === 'string' ? first : pythonText(first);
  // An OSError has its number first and what it means second.
  const [, meaning, file] = args;
  if (typeof first === 'number' && typeof meaning === 'string') {
    return `[Errno ${first}] ${meaning}${file === undefined || file === null ? '' : `: ${pythonText(file)}`}`;
  }
  return `(${args.map(pythonText).join(', ')})`;
}

/** As Python's `repr` of the values that arguments of exceptions usually are. */
function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`;
  if (value instanceof Float || typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (value instanceof PyTupleValue)
    return `(${value.items.map(pythonText).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PySetValue) return `{${value.items.map(pythonText).join(', ')}}`;
  if (value instanceof PyName) return `<class '${value.path}'>`;
  return value instanceof PyRecord ? `<${value.path}>` : '…';
}

/** The calls of a traceback as tblib pickles it: a frame, a line, and the next. */
function framesIn(traceback: unknown): Omit<RemoteFrame, 'code'>[] {
  const frames: Omit<RemoteFrame, 'code'>[] = [];
  let next = tracebackParts(traceback);
  while (next !== null && frames.length < 1000) {
    const code = recordState(recordState(next.frame)?.get('f_code'));
    const file = code?.get('co_filename');
    const name = code?.get('co_name');
    if (typeof file === 'string' && typeof name === 'string') {
      frames.push({file: textIn(file, 'traceback'), name, line: numberIn(next.line, 'traceback')});
    }
    next = tracebackParts(next.next);
  }
  return frames;
}

function tracebackParts(value: unknown): {frame: unknown; line: unknown; next: unknown} | null {
  if (!(value instanceof PyRecord)) return null;
  const [frame, line, next] = value.args;
  if (value.path.endsWith('.unpickle_traceback')) return {frame, line, next};
  const state = recordState(value);
  return state === null
    ? null
    : {frame: state.get('tb_frame'), line: state.get('tb_lineno'), next: state.get('tb_next')};
}

function recordState(value: unknown): ReadonlyMap<unknown, unknown> | null {
  const state = value instanceof PyRecord ? value.states.at(-1) : undefined;
  return state instanceof Map ? (state as ReadonlyMap<unknown, unknown>) : null;
}

function codeAround(frame: Omit<RemoteFrame, 'code'>, fragments: CodeFragments): RemoteFrame['code'] {
  const fragment = fragments
    .get(frame.file)
    ?.find(({left, code}) => frame.line > left && frame.line <= left + code.length);
  return (fragment?.code ?? []).map((text, at) => ({
    line: (fragment?.left ?? 0) + at + 1,
    text: text.replace(/\n$/, ''),
  }));
}
