import {ArgumentError, inOperation, unknownName} from '../errors/index.js';
import {knownName} from './names.js';
import {mismatch, type Args, type Param, type Params} from './params.js';
import {describeValue, isPlainObject} from './plain.js';

/** Arguments of one call, bound to parameters. */
export interface Bound<P extends Params> {
  readonly args: Args<P>;
  /** Parameters that the call gave, in its order. */
  readonly given: readonly string[];
}

/**
 * Binds a call's arguments to `params`: positional ones in order, then one trailing plain object as keyword arguments in
 * either spelling. Every argument is checked and converted by its parameter.
 *
 * @param title How the operation is named in errors: `DataFrame.sort_values`.
 * @param receiver Whether the first value is the object of a method call, which errors neither name nor count.
 * @throws ArgumentError that says what was given, what is taken, and for a keyword the nearest ones.
 */
export function bind<P extends Params>(
  title: string,
  params: P,
  values: readonly unknown[],
  receiver = false,
): Bound<P> {
  const names = Object.keys(params);
  const hidden = receiver ? 1 : 0;
  const {positional, named} = split(title, params, names, values);
  const raw = new Map<string, unknown>();
  const variadic = names.find((name) => params[name]?.variadic);
  const plain =
    variadic === undefined
      ? names.filter((name) => !params[name]?.keywords)
      : names.slice(0, names.indexOf(variadic));
  const further = positional.slice(plain.length);
  if (further.length > 0 && variadic === undefined) {
    throw new ArgumentError(
      `${title} takes at most ${plain.length - hidden} arguments (${plain.slice(hidden).join(', ')}), got ${positional.length - hidden}`,
    );
  }
  for (const [i, name] of plain.entries()) {
    if (positional[i] !== undefined) raw.set(name, positional[i]);
  }
  if (variadic !== undefined && further.length > 0) raw.set(variadic, further);
  const others = names.find((name) => params[name]?.keywords);
  const extra: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(named)) {
    if (value === undefined) continue;
    const name = knownName(keyword, names);
    if (name === null && others !== undefined) extra[keyword] = value;
    else if (name === null)
      throw new ArgumentError(
        `${title}: unknown keyword '${keyword}'.${unknownName(keyword, names.slice(hidden))}`,
      );
    else if (raw.has(name))
      throw new ArgumentError(`${title}: '${name}' was given twice, by position and by keyword`);
    else raw.set(name, value);
  }
  if (others !== undefined && Object.keys(extra).length > 0) raw.set(others, extra);
  const args: Record<string, unknown> = {};
  for (const name of names) {
    const param = params[name] as Param<unknown>;
    args[name] = raw.has(name) ? convert(title, name, param, raw.get(name)) : absent(title, name, param);
  }
  return {args: args as Args<P>, given: names.filter((name) => raw.has(name))};
}

/** Tells keyword arguments from a last argument that is a dict. */
function split(
  title: string,
  params: Params,
  names: readonly string[],
  values: readonly unknown[],
): {positional: readonly unknown[]; named: Record<string, unknown>} {
  const last = values.at(-1);
  if (!isPlainObject(last)) return {positional: values, named: {}};
  const place = names[values.length - 1];
  const param = place === undefined ? undefined : params[place];
  const isArgument = param !== undefined && isDict(param, last, names);
  return isArgument ? {positional: values, named: {}} : {positional: values.slice(0, -1), named: last};
}

function isDict(
  {keywords, dict}: Param<unknown>,
  given: Record<string, unknown>,
  names: readonly string[],
): boolean {
  if (keywords === true || dict === undefined) return false;
  if (dict === 'dict') return true;
  const keys = Object.keys(given);
  if (keys.length === 0 || keys.some((key) => knownName(key, names) === null)) return true;
  return dict === 'either' ? false : !dict(given);
}

function convert(title: string, name: string, param: Param<unknown>, value: unknown): unknown {
  let parsed: unknown;
  try {
    parsed = param.parse(value);
  } catch (error) {
    // A value of the right kind that cannot be read, such as ragged rows: the reason is right, the operation is missing.
    throw inOperation(title, error);
  }
  if (parsed === mismatch)
    throw new ArgumentError(`${title}: '${name}' takes ${param.takes}, got ${describeValue(value)}`);
  return parsed;
}

function absent(title: string, name: string, param: Param<unknown>): unknown {
  if (param.fallback === undefined) throw new ArgumentError(`${title} needs '${name}': ${param.takes}`);
  return param.fallback.value;
}
