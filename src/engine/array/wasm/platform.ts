/** The part of the WebAssembly API that is used here: Node's types leave it to the browser's library. */

export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}

/** A compiled module; can be posted to workers. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

export type WasmFunction = (...args: (number | bigint)[]) => number | bigint | undefined;

export interface WasmInstance {
  readonly exports: Readonly<Record<string, WasmFunction>>;
}

export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface WasmPlatform {
  readonly Memory: new (descriptor: {initial: number; maximum: number; shared: true}) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
  validate(bytes: Uint8Array): boolean;
}

export const wasm = (globalThis as unknown as {readonly WebAssembly: WasmPlatform}).WebAssembly;
