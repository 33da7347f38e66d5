/** `using` and `await using`, which Node 20 cannot read yet: each block that has one disposes of it as it ends. */
import {Visitor} from 'oxc-parser';
import type {Edits} from './edits.js';
import type {Program, Statement} from './parse.js';

/** What to put before and after the cell's own statements. */
export interface Disposals {
  readonly before: string;
  readonly after: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

type Declaration = Extract<Statement, {type: 'VariableDeclaration'}>;

const NONE: Disposals = {before: '', after: ''};

/** Lowers every `using`; at a cell's top level the resource lives until the cell ends. */
export function lowerDisposals(program: Program, edits: Edits, runtime: string): Disposals {
  let count = 0;
  const lower = (body: readonly Statement[]): Disposals => {
    const uses = body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' && /using$/.test(statement.kind) ? [statement] : [],
    );
    if (uses.length === 0) return NONE;
    count += 1;
    const stack = `__using${String(count)}`;
    const asynchronous = uses.some(({kind}) => kind === 'await using');
    for (const statement of uses) {
      edits.blank(statement.start, statement.start + statement.kind.length);
      edits.insert(statement.start, 'const ');
      for (const {init} of statement.declarations) {
        if (!init) continue;
        edits.insert(init.start, `${stack}.use(`, -1);
        edits.insert(init.end, `,${String(statement.kind === 'await using')})`);
      }
    }
    const end = asynchronous ? `await ${stack}.disposeAsync()` : `${stack}.dispose()`;
    return {
      before: `const ${stack}=${runtime}.disposals();try{`,
      after: `}catch(__error){${stack}.fail(__error)}finally{${end}}`,
    };
  };
  const inBraces = (node: {start: number; end: number; body: readonly Statement[]}): void => {
    const {before, after} = lower(node.body);
    if (before === '') return;
    edits.insert(node.start + 1, before);
    edits.insert(node.end - 1, after);
  };
  /** `for (using x of …)`: a resource for each time round. */
  const inLoop = (node: {readonly left: {type: string}; readonly body: Span}): void => {
    if (node.left.type !== 'VariableDeclaration') return;
    const left = node.left as Declaration;
    const name = left.declarations[0]?.id;
    if (!/using$/.test(left.kind) || !name) return;
    count += 1;
    const [stack, taken] = [`__using${String(count)}`, `__taken${String(count)}`];
    const asynchronous = left.kind === 'await using';
    const text = edits.source.slice(name.start, name.end);
    edits.blank(left.start, left.end);
    edits.insert(left.start, `const ${taken}`);
    const end = asynchronous ? `await ${stack}.disposeAsync()` : `${stack}.dispose()`;
    edits.insert(
      node.body.start,
      `{const ${stack}=${runtime}.disposals();try{const ${text}=${stack}.use(${taken},${String(asynchronous)});`,
      -1,
    );
    edits.insert(node.body.end, `}catch(__error){${stack}.fail(__error)}finally{${end}}}`, 1);
  };
  new Visitor({
    ForOfStatement: inLoop,
    BlockStatement: inBraces,
    StaticBlock: (node) => inBraces({...node, start: edits.source.indexOf('{', node.start)}),
  }).visit(program);
  return lower(program.body);
}

interface Disposal {
  readonly run: () => unknown;
}

/** The resources of one block, disposed of in reverse; errors on the way are gathered as the language does, in `SuppressedError`'s shape. */
export class DisposalStack {
  private readonly disposals: Disposal[] = [];
  private failure: {readonly error: unknown} | null = null;

  /**
   * Takes a resource.
   * @throws TypeError when it cannot be disposed of
   */
  use<T>(value: T, asynchronous: boolean): T {
    if (value === null || value === undefined) return value;
    const methods = value as {[Symbol.dispose]?: unknown; [Symbol.asyncDispose]?: unknown};
    const method = (asynchronous ? methods[Symbol.asyncDispose] : undefined) ?? methods[Symbol.dispose];
    if (typeof method !== 'function') {
      throw new TypeError(
        `'using' needs a value with a [Symbol.${asynchronous ? 'asyncDispose' : 'dispose'}]() method`,
      );
    }
    this.disposals.push({run: () => Reflect.apply(method, value, []) as unknown});
    return value;
  }

  fail(error: unknown): void {
    this.failure = {error: this.failure ? suppressed(error, this.failure.error) : error};
  }

  dispose(): void {
    for (let next = this.disposals.pop(); next; next = this.disposals.pop()) {
      try {
        next.run();
      } catch (error) {
        this.fail(error);
      }
    }
    if (this.failure) throw this.failure.error;
  }

  async disposeAsync(): Promise<void> {
    for (let next = this.disposals.pop(); next; next = this.disposals.pop()) {
      try {
        await next.run();
      } catch (error) {
        this.fail(error);
      }
    }
    if (this.failure) throw this.failure.error;
  }
}

function suppressed(error: unknown, earlier: unknown): Error {
  return Object.assign(new Error('An error was suppressed during disposal.', {cause: earlier}), {
    name: 'SuppressedError',
    error,
    suppressed: earlier,
  });
}
