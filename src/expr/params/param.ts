/** What `parse` gives for a value that a parameter does not take. */
export const mismatch: unique symbol = Symbol('mismatch');

/** One parameter of an operation. */
export interface Param<T> {
  /** What it takes, for error messages: `a whole number`. */
  readonly takes: string;
  /** The value when nothing is given; a parameter without one must be given. */
  readonly fallback?: {readonly value: T};
  /** Takes all further positional arguments, as a list. */
  readonly variadic?: boolean;
  /** Takes all keywords that are no other parameter, as an object. */
  readonly keywords?: boolean;
  /**
   * How a plain object in this place is read: as the argument always (`dict`), as the argument unless every key is a
   * parameter's name (`either`), by a test of one whose keys all are, whether they are meant as such, or as keyword arguments (absent).
   */
  readonly dict?: 'dict' | 'either' | AreKeywords;
  parse(value: unknown): T | typeof mismatch;
}

/** Whether an object all of whose keys are names of parameters holds keyword arguments. */
export type AreKeywords = (given: Readonly<Record<string, unknown>>) => boolean;

// The element type is only ever read out of a parameter, and `parse` is the only producer.
export type Params = Readonly<Record<string, Param<unknown>>>;
export type Args<P extends Params> = {readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never};

/** A parameter that takes what `parse` does. */
export function param<T>(
  takes: string,
  parse: (value: unknown) => T | typeof mismatch,
  more: Partial<Param<T>> = {},
): Param<T> {
  return {takes, parse, ...more};
}
