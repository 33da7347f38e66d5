/** camelCase of a snake_case name, in types: `sort_values` is `sortValues`. */
export type CamelName<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? Head extends ''
    ? `_${CamelName<Tail>}`
    : Tail extends ''
      ? S
      : `${Head}${Capitalize<CamelName<Tail>>}`
  : S;

/** The names of `T` that have an underscore, in camelCase. */
export type Camel<T> = {[K in keyof T as K extends `${string}_${string}` ? CamelName<K> : never]: T[K]};

/** Keyword arguments, in either spelling; none has to be given. */
export type Options<T> = Partial<T> & Partial<Camel<T>>;

/** camelCase of a snake_case name, in values. A leading underscore, and one at the end, stay. */
export function camelName(name: string): string {
  return name.replace(/(?<=[^_])_+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
}

/** snake_case among `known` for a name in either spelling, or null. */
export function knownName(name: string, known: readonly string[]): string | null {
  return known.includes(name) ? name : (known.find((candidate) => camelName(candidate) === name) ?? null);
}
