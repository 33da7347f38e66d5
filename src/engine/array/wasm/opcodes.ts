/** Opcodes of the SIMD instructions that kernels are made of. */

export const v128 = {
  load: 0x00,
  store: 0x0b,
  shuffle: 0x0d,
  not: 0x4d,
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  bitselect: 0x52,
  anyTrue: 0x53,
  store32Lane: 0x5a,
  store64Lane: 0x5b,
  load32Zero: 0x5c,
  load64Zero: 0x5d,
} as const;

/** Comparisons are signed: there are no others of 64 bits. */
const i64 = {
  splat: 0x12,
  extract: 0x1d,
  replace: 0x1e,
  add: 0xce,
  sub: 0xd1,
  mul: 0xd5,
  abs: 0xc0,
  neg: 0xc1,
  shl: 0xcb,
  shr: 0xcc,
  shrU: 0xcd,
  eq: 0xd6,
  ne: 0xd7,
  lt: 0xd8,
  gt: 0xd9,
  le: 0xda,
  ge: 0xdb,
} as const;

/** What is one for signed and unsigned lanes. */
const i32 = {
  splat: 0x11,
  extract: 0x1b,
  replace: 0x1c,
  add: 0xae,
  sub: 0xb1,
  mul: 0xb5,
  abs: 0xa0,
  neg: 0xa1,
  eq: 0x37,
  ne: 0x38,
} as const;

const i16 = {
  splat: 0x10,
  replace: 0x1a,
  add: 0x8e,
  sub: 0x91,
  mul: 0x95,
  abs: 0x80,
  neg: 0x81,
  shl: 0x8b,
  shrU: 0x8d,
  eq: 0x2d,
  ne: 0x2e,
} as const;

/** Lanes of 8 bits cannot be multiplied by one instruction. */
const i8 = {
  splat: 0x0f,
  replace: 0x17,
  add: 0x6e,
  sub: 0x71,
  abs: 0x60,
  neg: 0x61,
  eq: 0x23,
  ne: 0x24,
} as const;

/** Per lane type: splat, lane access, arithmetic, comparison. */
export const lanes = {
  f64: {
    splat: 0x14,
    extract: 0x21,
    replace: 0x22,
    add: 0xf0,
    sub: 0xf1,
    mul: 0xf2,
    div: 0xf3,
    min: 0xf4,
    max: 0xf5,
    pmin: 0xf6,
    pmax: 0xf7,
    abs: 0xec,
    neg: 0xed,
    sqrt: 0xef,
    ceil: 0x74,
    floor: 0x75,
    trunc: 0x7a,
    nearest: 0x94,
    eq: 0x47,
    ne: 0x48,
    lt: 0x49,
    gt: 0x4a,
    le: 0x4b,
    ge: 0x4c,
  },
  f32: {
    splat: 0x13,
    extract: 0x1f,
    replace: 0x20,
    add: 0xe4,
    sub: 0xe5,
    mul: 0xe6,
    div: 0xe7,
    min: 0xe8,
    max: 0xe9,
    pmin: 0xea,
    pmax: 0xeb,
    abs: 0xe0,
    neg: 0xe1,
    sqrt: 0xe3,
    ceil: 0x67,
    floor: 0x68,
    trunc: 0x69,
    nearest: 0x6a,
    eq: 0x41,
    ne: 0x42,
    lt: 0x43,
    gt: 0x44,
    le: 0x45,
    ge: 0x46,
  },
  i64,
  u64: i64,
  i32: {...i32, lt: 0x39, gt: 0x3b, le: 0x3d, ge: 0x3f, min: 0xb6, max: 0xb8},
  u32: {...i32, lt: 0x3a, gt: 0x3c, le: 0x3e, ge: 0x40, min: 0xb7, max: 0xb9},
  i16: {...i16, extract: 0x18, lt: 0x2f, gt: 0x31, le: 0x33, ge: 0x35, min: 0x96, max: 0x98},
  u16: {...i16, extract: 0x19, lt: 0x30, gt: 0x32, le: 0x34, ge: 0x36, min: 0x97, max: 0x99},
  i8: {...i8, extract: 0x15, lt: 0x25, gt: 0x27, le: 0x29, ge: 0x2b, min: 0x76, max: 0x78},
  u8: {...i8, extract: 0x16, lt: 0x26, gt: 0x28, le: 0x2a, ge: 0x2c, min: 0x77, max: 0x79},
} as const;

/** Multiply and add, rounded once where the machine can: `a * b + c` and `c - a * b`. */
export const relaxed = {
  f64: {madd: 0x107, nmadd: 0x108},
  f32: {madd: 0x105, nmadd: 0x106},
} as const;

export const convert = {
  f64FromLowI32: 0xfe,
  f64FromLowU32: 0xff,
  f32FromF64Zero: 0x5e,
  f64FromLowF32: 0x5f,
  i32FromF64Zero: 0xfc,
  i32FromF32: 0xf8,
  f32FromI32: 0xfa,
  f32FromU32: 0xfb,
  i64FromLowI32: 0xc7,
  i64FromHighI32: 0xc8,
} as const;

/** Integers of twice the bytes, from the low and the high half of a vector. */
export const extend = {
  1: {signed: [0x87, 0x88], unsigned: [0x89, 0x8a]},
  2: {signed: [0xa7, 0xa8], unsigned: [0xa9, 0xaa]},
  4: {signed: [0xc7, 0xc8], unsigned: [0xc9, 0xca]},
} as const;

/** Sums of neighbours in lanes of twice the bytes. */
export const pairs = {
  1: {signed: 0x7c, unsigned: 0x7d},
  2: {signed: 0x7e, unsigned: 0x7f},
} as const;

/** Integers of half the bytes from two vectors: what does not fit becomes the nearest that does. */
export const narrow = {
  2: {signed: 0x65, unsigned: 0x66},
  4: {signed: 0x85, unsigned: 0x86},
} as const;

/** Scalar instructions. */
export const scalar = {
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32Or: 0x72,
  i32Eqz: 0x45,
  i32Mul: 0x6c,
  i32Shl: 0x74,
  i32ShrU: 0x76,
  i32LtS: 0x48,
  i32GtS: 0x4a,
  i32GeS: 0x4e,
  return: 0x0f,
  f64Add: 0xa0,
  f32Add: 0x92,
  i64Convert: {f64: 0xb9, f32: 0xb4},
  u64Convert: {f64: 0xba, f32: 0xb5},
  f64Promote: 0xbb,
  f32Demote: 0xb6,
  f64Ge: 0x66,
  f64Lt: 0x63,
  select: 0x1b,
  i64: {add: 0x7c, and: 0x83, shrS: 0x87, geU: 0x5a, popcnt: 0x7b, wrap: 0xa7, extend: 0xad, extendS: 0xac},
} as const;
