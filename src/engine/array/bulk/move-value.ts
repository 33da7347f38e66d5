/** Code that moves one value, whatever it holds. */
import type {Code} from '../wasm/assembler.js';
import {v128} from '../wasm/opcodes.js';

/** Bytes of one value. */
export type Size = 1 | 2 | 4 | 8 | 16;

export const sizes = [1, 2, 4, 8, 16] as const satisfies readonly Size[];

/** Copies one value: both addresses are locals. */
export function moveValue(code: Code, size: Size, to: number, from: number): void {
  code.get(to).get(from);
  if (size === 16) code.simdAccess(v128.load).simdAccess(v128.store);
  else if (size === 8) code.access(0x29).access(0x37);
  else if (size === 4) code.access(0x28).access(0x36);
  else if (size === 2) code.access(0x2f).access(0x3b);
  else code.access(0x2d).access(0x3a);
}
