/** When Node's types are needed. They are as much to read, and to keep, as all else together: most cells do without. */
import vm from 'node:vm';

/** What most cells name of Node, typed without its own types: everything of the console, and timers. */
export const BASIC_NODE = `
  interface Console {
    assert(condition?: boolean, ...data: any[]): void;
    clear(): void;
    count(label?: string): void;
    countReset(label?: string): void;
    debug(...data: any[]): void;
    dir(item?: any, options?: any): void;
    dirxml(...data: any[]): void;
    error(...data: any[]): void;
    group(...label: any[]): void;
    groupCollapsed(...label: any[]): void;
    groupEnd(): void;
    info(...data: any[]): void;
    log(...data: any[]): void;
    table(data: any, properties?: readonly string[]): void;
    time(label?: string): void;
    timeEnd(label?: string): void;
    timeLog(label?: string, ...data: any[]): void;
    trace(...data: any[]): void;
    warn(...data: any[]): void;
  }
  var console: Console;
  interface Timer extends Disposable {
    ref(): this;
    unref(): this;
    hasRef(): boolean;
    refresh(): this;
  }
  function setTimeout<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): Timer;
  function setTimeout(callback: (_: void) => void, ms?: number): Timer;
  function setInterval<A extends any[]>(callback: (...args: A) => void, ms?: number, ...args: A): Timer;
  function setInterval(callback: (_: void) => void, ms?: number): Timer;
  function setImmediate<A extends any[]>(callback: (...args: A) => void, ...args: A): Timer;
  function setImmediate(callback: (_: void) => void): Timer;
  function clearTimeout(timer: Timer | string | number | undefined): void;
  function clearInterval(timer: Timer | string | number | undefined): void;
  function clearImmediate(timer: Timer | undefined): void;
  function queueMicrotask(callback: () => void): void;
`;

const BASIC_NAMES = new Set(
  [...BASIC_NODE.matchAll(/(?:var|function) (\w+)/g)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  ),
);
const OF_MODULES = ['require', 'module', 'exports', '__filename', '__dirname', 'NodeJS', 'globalThis'];
/** The globals of Node that JavaScript has not, and what leads to its modules. */
const NAMES: ReadonlySet<string> = new Set([
  ...withoutJavaScript(Object.getOwnPropertyNames(globalThis)),
  ...OF_MODULES,
]);

function withoutJavaScript(names: readonly string[]): string[] {
  const bare = new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]);
  return names.filter((name) => !bare.has(name));
}

/** Whether code names something that only Node's types know. */
export function namesNode(code: string): boolean {
  return words(code).some((word) => NAMES.has(word) && !BASIC_NAMES.has(word));
}

/** An import that is being typed, unless it is one of a file. */
const IMPORTING =
  /(?:^|[;\n])\s*(?:import|export)\b(?![^;\n]*['"]\.)[^;\n]*$|\b(?:import|require)\s*\(\s*['"`](?!\.)[^'"`\n]*$/;

/** Whether the expression before the cursor begins with something of Node's, or may name a module of it. */
export function namesNodeBefore(code: string, cursor: number): boolean {
  if (IMPORTING.test(code.slice(0, cursor))) return true;
  const expression = /[\p{ID_Continue}$]+(?:\s*\??\.\s*[\p{ID_Continue}$]*)*\s*\(?$/u.exec(
    code.slice(0, cursor),
  )?.[0];
  const first = words(expression ?? '')[0];
  return first !== undefined && (NAMES.has(first) || BASIC_NAMES.has(first));
}

function words(code: string): string[] {
  return code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}

/** Codes for a name, a namespace or a module that is not known. */
const UNKNOWN = new Set([2304, 2307, 2503, 2552, 2580, 2582, 2584, 2591]);
/** Codes for a property that is not known. */
const NO_PROPERTY = new Set([2339, 2551, 7017]);

/** Whether an error may be none once Node's types are there. */
export function mayBeOfNode({code, message}: {readonly code: number; readonly message: string}): boolean {
  return (
    UNKNOWN.has(code) ||
    (NO_PROPERTY.has(code) && /'(?:Console|Timer|ImportMeta|typeof globalThis)'/.test(message)) ||
    message.includes("'Timer'")
  );
}
