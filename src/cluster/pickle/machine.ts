import type {PickleLimits} from './limits.js';
import {PickleError} from './limits.js';
import {PyName, PyRecord, PySetValue, PyTupleValue} from './values.js';

/** The stack and the memo of an unpickler. Every access is checked, since pickles may be broken or hostile. */
export class Machine {
  #stack: unknown[] = [];
  readonly #marks: unknown[][] = [];
  readonly #memo = new Map<number, unknown>();
  #values = 0;

  constructor(
    private readonly limits: PickleLimits,
    private readonly allows: (name: PyName) => boolean,
  ) {}

  push(value: unknown): void {
    this.count(1);
    this.#stack.push(value);
  }

  pop(): unknown {
    if (this.#stack.length === 0) throw new PickleError('the pickle takes more from the stack than is there');
    return this.#stack.pop();
  }

  /** Python's POP, which also drops a mark that has nothing on it. */
  drop(): void {
    if (this.#stack.length === 0) {
      this.popToMark();
      return;
    }
    const dropped = this.#stack.pop();
    // What is called for its effect alone is a state setter: it has the object and the state as arguments.
    if (!(dropped instanceof PyRecord)) return;
    const [target, state] = dropped.args;
    if (dropped.args.length === 2 && target instanceof PyRecord) target.states.push(state);
  }

  peek(): unknown {
    if (this.#stack.length === 0) throw new PickleError('the pickle looks at an empty stack');
    return this.#stack.at(-1);
  }

  mark(): void {
    if (this.#marks.length >= this.limits.depth) {
      throw new PickleError(`the pickle nests deeper than ${this.limits.depth} levels`);
    }
    this.#marks.push(this.#stack);
    this.#stack = [];
  }

  /** All that was pushed since the last mark. */
  popToMark(): unknown[] {
    const items = this.#stack;
    const outer = this.#marks.pop();
    if (outer === undefined) throw new PickleError('the pickle goes back to a mark that it never set');
    this.#stack = outer;
    return items;
  }

  memoize(index = this.#memo.size): void {
    if (!Number.isSafeInteger(index) || index < 0)
      throw new PickleError('the pickle has a broken memo index');
    this.count(1);
    this.#memo.set(index, this.peek());
  }

  recall(index: number): void {
    if (!this.#memo.has(index))
      throw new PickleError(`the pickle recalls memo entry ${index}, which it never set`);
    this.push(this.#memo.get(index));
  }

  count(more: number): void {
    this.#values += more;
    if (this.#values > this.limits.values) {
      throw new PickleError(`the pickle holds more than ${this.limits.values} values`);
    }
  }

  global(module: string, name: string): void {
    const known = new PyName(module, name);
    if (!this.allows(known)) {
      throw new PickleError(
        `the cluster sent a '${known.path}', which is none of the kinds of data that are read: its answer is refused`,
      );
    }
    this.push(known);
  }

  /** Pushes the record of a call or an instantiation. */
  make(maker: unknown, args: unknown, keywords: unknown = new Map()): void {
    if (!(maker instanceof PyName || maker instanceof PyRecord)) {
      throw new PickleError('the pickle calls something that is neither a class nor a function');
    }
    if (!(args instanceof PyTupleValue) || !(keywords instanceof Map)) {
      throw new PickleError(`the pickle calls '${maker.path}' with arguments that are no tuple`);
    }
    const [first] = args.items;
    // Protocols 0 and 1 write "an instance of this class" as a call of a helper.
    const instance = maker.path === 'copyreg._reconstructor' && first instanceof PyName;
    this.push(
      instance ? new PyRecord(first, []) : new PyRecord(maker, args.items, keywords as Map<unknown, unknown>),
    );
  }

  build(): void {
    const state = this.pop();
    const target = this.peek();
    if (!(target instanceof PyRecord))
      throw new PickleError('the pickle sets a state on something that has none');
    target.states.push(state);
  }

  append(items: readonly unknown[]): void {
    const target = this.peek();
    if (Array.isArray(target)) for (const item of items) target.push(item);
    else if (target instanceof PyRecord) for (const item of items) target.appended.push(item);
    else throw new PickleError('the pickle appends to something that is no list');
  }

  add(items: readonly unknown[]): void {
    const target = this.peek();
    if (!(target instanceof PySetValue)) throw new PickleError('the pickle adds to something that is no set');
    for (const item of items) target.items.push(item);
  }

  assign(pairs: readonly unknown[]): void {
    const target = this.peek();
    const map = target instanceof PyRecord ? target.assigned : target;
    if (!(map instanceof Map))
      throw new PickleError('the pickle assigns an item of something that is no dict');
    if (pairs.length % 2 !== 0) throw new PickleError('the pickle has a key without a value');
    for (let at = 0; at < pairs.length; at += 2) map.set(pairs[at], pairs[at + 1]);
  }

  result(): unknown {
    const value = this.pop();
    if (this.#stack.length > 0 || this.#marks.length > 0) {
      throw new PickleError('the pickle stops with more than one value');
    }
    return value;
  }
}
