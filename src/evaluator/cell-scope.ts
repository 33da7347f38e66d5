/**
 * The names that outlive their cell.
 *
 * They are properties of the global object, which is where a cell's free names are looked up at full speed. A name that Node or JavaScript itself
 * uses (`URL`, `process`, `Map`) is kept apart instead, and seen only by the cells that mention it, so that a user's `const URL = …` breaks no library.
 */

/** Getter and setter of one of a cell's own bindings. */
export type Binding = readonly [get: () => unknown, set: (value: unknown) => void];
export type Bindings = Readonly<Record<string, Binding>>;

export class CellScope {
  /** Names that were there before the session. */
  private readonly reserved: ReadonlySet<string>;
  private readonly provided = new Map<string, unknown>();
  private readonly declared = new Map<string, Binding>();
  private readonly replaced = new Map<string, PropertyDescriptor>();
  /** User's names that a built-in has too. */
  private readonly shadows: Record<string, unknown> = Object.create(null) as Record<string, unknown>;

  constructor(private readonly target: object = globalThis) {
    this.reserved = new Set(Reflect.ownKeys(target).filter((key) => typeof key === 'string'));
  }

  /** Puts a name in every cell's reach that is not the user's own; a declaration of a cell hides it until a reset. */
  provide(name: string, value: unknown): void {
    if (!this.provided.has(name)) {
      const before = Object.getOwnPropertyDescriptor(this.target, name);
      if (before) this.replaced.set(name, before);
    }
    this.provided.set(name, value);
    if (!this.declared.has(name)) this.define(name, value);
  }

  /**
   * Takes over the bindings of a cell that ended. What the cell never came to initialise is left as it was before.
   * @returns the names taken over
   */
  adopt(bindings: Bindings): string[] {
    return Object.entries(bindings).flatMap(([name, binding]) => {
      if (!initialised(binding)) return [];
      this.declared.set(name, binding);
      const accessor = {get: binding[0], set: binding[1], enumerable: true, configurable: true};
      Object.defineProperty(this.hides(name) ? this.shadows : this.target, name, accessor);
      return [name];
    });
  }

  /** What a cell must run `with`, if it mentions a name that hides a built-in. */
  shadowsFor(code: string): object | null {
    const names = Object.keys(this.shadows);
    return names.some((name) => code.includes(name)) ? this.shadows : null;
  }

  /** The user's names, in the order of their first declaration. */
  names(): string[] {
    return [...this.declared.keys()];
  }

  /** Everything that a cell can name beyond Node's own globals. */
  visible(): string[] {
    return [...new Set([...this.declared.keys(), ...this.provided.keys()])];
  }

  /** What was provided under a name, whatever the user declared by it. */
  provision(name: string): unknown {
    return this.provided.get(name);
  }

  has(name: string): boolean {
    return this.declared.has(name) || name in this.target;
  }

  /** The value of a name as a new cell would see it. */
  get(name: string): unknown {
    const binding = this.declared.get(name);
    return binding ? binding[0]() : (Reflect.get(this.target, name) as unknown);
  }

  /** Declares a variable on the user's behalf. */
  set(name: string, value: unknown): void {
    let held = value;
    const write = (next: unknown): void => {
      held = next;
    };
    this.adopt({[name]: [() => held, write]});
  }

  /** Forgets a name that the user declared. */
  delete(name: string): void {
    if (!this.declared.delete(name)) return;
    if (this.hides(name)) {
      Reflect.deleteProperty(this.shadows, name);
      return;
    }
    Reflect.deleteProperty(this.target, name);
    if (this.provided.has(name)) this.define(name, this.provided.get(name));
  }

  reset(): void {
    for (const name of this.names()) this.delete(name);
  }

  /** Takes everything off the global object again. */
  close(): void {
    this.reset();
    for (const name of this.provided.keys()) {
      Reflect.deleteProperty(this.target, name);
      const before = this.replaced.get(name);
      if (before) Object.defineProperty(this.target, name, before);
    }
    this.provided.clear();
  }

  private hides(name: string): boolean {
    return this.reserved.has(name) && !this.provided.has(name);
  }

  private define(name: string, value: unknown): void {
    Object.defineProperty(this.target, name, {value, writable: true, configurable: true, enumerable: false});
  }
}

/** Reading a `let` before its cell came to it throws, and so tells that there is nothing to keep. */
function initialised([get]: Binding): boolean {
  try {
    get();
    return true;
  } catch (error) {
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}
