/** What is used of the package, whose export map names no types. */
declare module 'cephes' {
  /** Settles when the functions can be called. */
  export const compiled: Promise<unknown>;
  type F1 = (x: number) => number;
  type F2 = (a: number, x: number) => number;
  type F3 = (a: number, b: number, x: number) => number;
  export const dawsn: F1;
  export const erf: F1;
  export const erfc: F1;
  export const gamma: F1;
  export const lgam: F1;
  export const ndtr: F1;
  export const ndtri: F1;
  export const psi: F1;
  export const rgamma: F1;
  export const beta: F2;
  export const ellie: F2;
  export const ellik: F2;
  export const igam: F2;
  export const igamc: F2;
  export const igami: F2;
  export const iv: F2;
  export const jv: F2;
  export const kn: F2;
  export const lbeta: F2;
  export const yn: F2;
  export const yv: F2;
  export const zeta: F2;
  export const incbet: F3;
  export const incbi: F3;
}
