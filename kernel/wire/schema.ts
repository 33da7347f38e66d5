/** JSON schemas of message contents, of which the TypeScript types are derived and against which requests are checked. */

declare const accepted: unique symbol;

/** A JSON schema in the few words that messages need; `T` is the type of what it accepts. */
export interface Schema<T = unknown> {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly anyOf?: readonly Schema[];
  /** Carries the type alone; never there. */
  readonly [accepted]?: T;
}

/** The TypeScript type of what a schema accepts. */
export type Infer<S> = S extends Schema<infer T> ? T : never;

type Fields = Readonly<Record<string, Schema>>;
type Inferred<F extends Fields> = {readonly [K in keyof F]: Infer<F[K]>};

export const text: Schema<string> = {type: 'string'};
export const number: Schema<number> = {type: 'number'};
export const integer: Schema<number> = {type: 'integer'};
export const flag: Schema<boolean> = {type: 'boolean'};
export const nothing: Schema<null> = {type: 'null'};
export const anything: Schema = {};

export function oneOf<const T extends string>(...words: T[]): Schema<T> {
  return {type: 'string', enum: words};
}

export function list<T>(items: Schema<T>): Schema<readonly T[]> {
  return {type: 'array', items};
}

export function record<T>(values: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return {type: 'object', additionalProperties: values};
}

export function union<S extends readonly Schema[]>(...alternatives: S): Schema<Infer<S[number]>> {
  return {anyOf: alternatives};
}

/** An object with the fields it must have and those it may have; the protocol lets others stand beside them. */
export function object<R extends Fields>(required: R): Schema<Inferred<R>>;
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Schema<Inferred<R> & Partial<Inferred<O>>>;
export function object(required: Fields, optional?: Fields): Schema {
  return {type: 'object', properties: {...required, ...optional}, required: Object.keys(required)};
}

/** Where and how `value` is not what the schema asks for; null when it is. */
export function mismatch(schema: Schema, value: unknown, path = 'content'): string | null {
  const {type, enum: words, items, anyOf} = schema;
  if (anyOf?.every((each) => mismatch(each, value, path) !== null)) return `${path} is ${kindOf(value)}`;
  if (type !== undefined && !hasType(type, value)) return `${path} is ${kindOf(value)}, not ${type}`;
  if (words !== undefined && !words.includes(value as string))
    return `${path} is none of ${words.join(', ')}`;
  if (items !== undefined) {
    return first(value as readonly unknown[], (item, at) => mismatch(items, item, `${path}[${at}]`));
  }
  return type === 'object'
    ? mismatchOfFields(schema, value as Readonly<Record<string, unknown>>, path)
    : null;
}

function mismatchOfFields(
  {properties = {}, required = [], additionalProperties: others}: Schema,
  fields: Readonly<Record<string, unknown>>,
  path: string,
): string | null {
  const missing = required.find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) return `${path}.${missing} is missing`;
  return first(Object.entries(fields), ([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : others;
    return schema === undefined ? null : mismatch(schema, value, `${path}.${name}`);
  });
}

function first<T>(items: readonly T[], check: (item: T, at: number) => string | null): string | null {
  for (const [at, item] of items.entries()) {
    const wrong = check(item, at);
    if (wrong !== null) return wrong;
  }
  return null;
}

function hasType(type: NonNullable<Schema['type']>, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return kindOf(value) === type;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
