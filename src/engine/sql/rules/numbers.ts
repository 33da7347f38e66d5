/** Arithmetic as pandas does it: dtypes, division, wrapping integers, times and text. */

import {promoteTypes} from '../../../data/promote.js';
import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {DType} from '../../../data/dtype.js';
import {ArgumentError} from '../../../errors/index.js';
import {anyNullable, anyWindowed, castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {binaryFormula, unaryFormula} from '../expression/formula.js';
import {integerSql} from '../expression/literal.js';
import {Sql, sql} from '../expression/sql.js';
import {sqlTypeOf} from '../expression/types.js';
import {decategorised, isFloating, toDType} from './cast.js';

export type ArithmeticOp = 'add' | 'sub' | 'mul' | 'truediv' | 'floordiv' | 'mod' | 'pow';

const symbols: Readonly<Record<ArithmeticOp, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
};

/** Operations that NumPy's function of a name computes alike, whatever the numbers. */
const formulaOps = {add: 'add', sub: 'subtract', mul: 'multiply', truediv: 'divide'} as const;

/** Numeric for arithmetic: booleans count as integers with anything but booleans. */
function isNumber(e: Expr): boolean {
  return 'biuf'.includes(kindOf(e.dtype));
}

function unsupported(op: ArithmeticOp, x: Expr, y: Expr): ArgumentError {
  return new ArgumentError(`unsupported operand types for ${symbols[op]}: '${x.dtype}' and '${y.dtype}'`);
}

function bits(dtype: DType): bigint {
  return BigInt(/\d+$/.exec(dtype)?.[0] ?? '64');
}

/** An integer of any size brought into the range of `dtype` as two's complement does. */
function wrapped(wide: Sql, dtype: DType): Sql {
  const modulus = Sql.of([String(2n ** bits(dtype))]);
  const positive = sql`((${wide} % ${modulus}::hugeint + ${modulus}::hugeint) % ${modulus}::hugeint)`;
  if (kindOf(dtype) === 'u') return castSql(positive, sqlTypeOf(dtype));
  const half = Sql.of([String(2n ** (bits(dtype) - 1n))]);
  return castSql(
    sql`case when ${positive} >= ${half} then ${positive} - ${modulus}::hugeint else ${positive} end`,
    sqlTypeOf(dtype),
  );
}

/** Integer `+`, `-`, `*`: fast, and in a second run that wraps around if the first one overflows. */
function integerOp(op: 'add' | 'sub' | 'mul', x: Expr, y: Expr, dtype: DType): Sql {
  const type = sqlTypeOf(dtype);
  const sign = Sql.of([` ${symbols[op]} `]);
  const fast = sql`(${castTo(x, type)}${sign}${castTo(y, type)})`;
  const wide = sql`(cast(${x} as hugeint)${sign}cast(${y} as hugeint))`;
  return Sql.computing(binaryFormula(formulaOps[op], x, y, dtype), Sql.either(fast, wrapped(wide, dtype)));
}

function castTo(e: Expr, type: Expr['type']): Sql {
  return e.type === type ? e.sql : castSql(e.sql, type);
}

/** A float result whose NaN counts as missing. */
function float(body: Sql, dtype: DType): Sql {
  return isNullableDType(dtype) ? body : sql`nullif(${body}, 'nan')`;
}

/** Float division's remainder with the sign of the divisor, as Python has it. */
function floatMod(x: Sql, y: Sql): Sql {
  const rest = sql`fmod(${x}, ${y})`;
  return sql`case when ${y} = 0 then null when isinf(${y}) and isfinite(${x}) then case when ${x} <> 0 and (${x} < 0) <> (${y} < 0) then ${y} else ${x} end when ${rest} <> 0 and (${rest} < 0) <> (${y} < 0) then ${rest} + ${y} else ${rest} end`;
}

function floatFloorDiv(x: Sql, y: Sql): Sql {
  return sql`case when ${y} = 0 then ${x} / ${y} when isinf(${y}) and isfinite(${x}) then case when ${x} <> 0 and (${x} < 0) <> (${y} < 0) then -1 else 0 end else round((${x} - (${floatMod(x, y)})) / ${y}) end`;
}

/** What integers divided by zero give: 0 where the dtype marks what is missing apart. */
function byZero(dtype: DType): Sql {
  return isNullableDType(dtype) ? sql`0` : sql`null`;
}

function intFloorDiv(x: Sql, y: Sql, zero = sql`null`): Sql {
  return sql`case when ${y} = 0 then ${zero} else (${x} // ${y}) - case when ${x} % ${y} <> 0 and (${x} < 0) <> (${y} < 0) then 1 else 0 end end`;
}

/** The remainder with the sign of the divisor, without a sum that could overflow. */
function intMod(x: Sql, y: Sql): Sql {
  return sql`((${x} % ${y}) + case when ${x} % ${y} <> 0 and (${x} < 0) <> (${y} < 0) then ${y} else 0 end)`;
}

/** What division by zero makes of two integers: where the divisor is zero, and the results in floats. */
export interface ByZero {
  readonly zero: Expr;
  readonly result: Expr;
  /** The dtype of the integers. */
  readonly common: DType;
}

/** `x // y` or `x % y` of integers some of which are divided by zero: floats, infinite or missing there. Null for other dtypes. */
export function divideByZero(op: 'floordiv' | 'mod', left: Expr, right: Expr): ByZero | null {
  const [x, y] = [decategorised(left), decategorised(right)];
  const common = isNumber(x) && isNumber(y) ? promoteTypes(x.dtype, y.dtype) : null;
  if (common === null || !'iu'.includes(kindOf(common)) || isNullableDType(common)) return null;
  const type = sqlTypeOf(common);
  const [a, b] = [castTo(x, type), castTo(y, type)];
  const infinite = sql`case when ${a} > 0 then 'inf'::double when ${a} < 0 then '-inf'::double end`;
  const [there, elsewhere] = op === 'floordiv' ? [infinite, intFloorDiv(a, b)] : [sql`null`, intMod(a, b)];
  const windowed = anyWindowed(x, y);
  return {
    zero: expr(sql`(${b} = 0)`, {dtype: 'bool', windowed}),
    result: expr(sql`case when ${b} = 0 then ${there} else ${castSql(elsewhere, 'DOUBLE')} end`, {
      dtype: 'float64',
      windowed,
    }),
    common,
  };
}

/** Integer powers: by floats where these are exact, by repeated multiplication that wraps around elsewhere. */
function integerPower(x: Sql, y: Sql, dtype: DType): Sql {
  const modulus = sql`18446744073709551616::hugeint`;
  const base = sql`cast(((${x}::hugeint % ${modulus}) + ${modulus}) % ${modulus} as uhugeint)`;
  const product = sql`list_reduce(list_prepend(1::uhugeint, list_resize([]::uhugeint[], ${y}, ${base})), lambda p, q: (p * q) % ${modulus}::uhugeint)`;
  const float = sql`pow(${x}, ${y})`;
  const wide = sql`case when abs(${float}) < 9007199254740992 then cast(${float} as hugeint) else cast(${product} as hugeint) end`;
  const refused = sql`error('Integers to negative integer powers are not allowed.')`;
  return sql`case when ${y} < 0 then ${refused} else ${wrapped(wide, dtype)} end`;
}

function nullableFloat(dtype: DType): DType {
  return isNullableDType(dtype) ? 'Float64' : 'float64';
}

function numeric(op: ArithmeticOp, x: Expr, y: Expr): Expr {
  const common = promoteTypes(x.dtype, y.dtype);
  const traits = {nullable: anyNullable(x, y), windowed: anyWindowed(x, y)};
  const kind = kindOf(common);
  if (kind === 'b') return logical(op, x, y, common);
  if (kind === 'f') return floats(op, x, y, common);
  const type = sqlTypeOf(common);
  const [a, b] = [castTo(x, type), castTo(y, type)];
  switch (op) {
    case 'add':
      return expr(integerOp('add', x, y, common), {...traits, dtype: common});
    case 'sub':
      return expr(integerOp('sub', x, y, common), {...traits, dtype: common});
    case 'mul':
      return expr(integerOp('mul', x, y, common), {...traits, dtype: common});
    case 'truediv': {
      const dtype = nullableFloat(common);
      const body = float(sql`(${castSql(x.sql, 'DOUBLE')} / ${castSql(y.sql, 'DOUBLE')})`, dtype);
      return expr(Sql.computing(binaryFormula('divide', x, y, dtype), body), {
        ...traits,
        dtype,
        nullable: true,
      });
    }
    case 'floordiv':
      return expr(sql`(${castSql(intFloorDiv(a, b, byZero(common)), type)})`, {
        ...traits,
        dtype: common,
        nullable: true,
      });
    case 'mod':
      return expr(castSql(sql`case when ${b} = 0 then ${byZero(common)} else ${intMod(a, b)} end`, type), {
        ...traits,
        dtype: common,
        nullable: true,
      });
    case 'pow':
      return expr(integerPower(a, b, common), {...traits, dtype: common});
  }
}

function floats(op: ArithmeticOp, x: Expr, y: Expr, dtype: DType): Expr {
  const type = sqlTypeOf(dtype);
  const [a, b] = [castTo(x, type), castTo(y, type)];
  const body = ((): Sql => {
    switch (op) {
      case 'add':
        return sql`(${a} + ${b})`;
      case 'sub':
        return sql`(${a} - ${b})`;
      case 'mul':
        return sql`(${a} * ${b})`;
      case 'truediv':
        return sql`(${a} / ${b})`;
      case 'floordiv':
        return castSql(floatFloorDiv(a, b), type);
      case 'mod':
        return castSql(floatMod(a, b), type);
      case 'pow':
        return castSql(sql`case when ${b} = 0 then 1 when ${a} = 1 then 1 else pow(${a}, ${b}) end`, type);
    }
  })();
  const formula =
    op in formulaOps ? binaryFormula(formulaOps[op as keyof typeof formulaOps], x, y, dtype) : null;
  return expr(Sql.computing(formula, float(body, dtype)), {
    dtype,
    nullable: true,
    windowed: anyWindowed(x, y),
  });
}

/** Booleans with booleans: `+` is or, `*` is and. */
function logical(op: ArithmeticOp, x: Expr, y: Expr, dtype: DType): Expr {
  const traits = {dtype, nullable: anyNullable(x, y), windowed: anyWindowed(x, y)};
  if (op === 'add')
    return expr(Sql.computing(binaryFormula('logical_or', x, y, dtype), sql`(${x} or ${y})`), traits);
  if (op === 'mul')
    return expr(Sql.computing(binaryFormula('logical_and', x, y, dtype), sql`(${x} and ${y})`), traits);
  if (op === 'sub') throw new ArgumentError('booleans cannot be subtracted: use `xor`');
  return numeric(op, toDType(x, 'int8'), toDType(y, 'int8'));
}

function times(op: ArithmeticOp, x: Expr, y: Expr): Expr | null {
  const [a, b] = [kindOf(x.dtype), kindOf(y.dtype)];
  const traits = {nullable: anyNullable(x, y), windowed: anyWindowed(x, y)};
  const span = {...traits, dtype: 'timedelta64[ns]'} as const;
  if (a === 'M' && b === 'M' && op === 'sub') return expr(sql`(epoch_ns(${x}) - epoch_ns(${y}))`, span);
  if (a === 'M' && b === 'm' && op === 'add')
    return expr(sql`make_timestamp_ns(epoch_ns(${x}) + ${y})`, {...traits, dtype: x.dtype});
  if (a === 'm' && b === 'M' && op === 'add') return times(op, y, x);
  if (a === 'M' && b === 'm' && op === 'sub')
    return expr(sql`make_timestamp_ns(epoch_ns(${x}) - ${y})`, {...traits, dtype: x.dtype});
  if (a === 'm' && b === 'm') {
    if (op === 'add') return expr(sql`(${x} + ${y})`, span);
    if (op === 'sub') return expr(sql`(${x} - ${y})`, span);
    if (op === 'truediv')
      return expr(sql`nullif(${x}::double / ${y}::double, 'nan')`, {
        ...traits,
        dtype: 'float64',
        nullable: true,
      });
    if (op === 'floordiv')
      return expr(intFloorDiv(x.sql, y.sql), {...traits, dtype: 'int64', nullable: true});
    if (op === 'mod')
      return expr(sql`case when ${y} = 0 then null else ${intMod(x.sql, y.sql)} end`, {
        ...span,
        nullable: true,
      });
  }
  if (a === 'm' && isNumber(y) && op === 'mul')
    return expr(isFloating(y) ? sql`cast(trunc(${x} * ${y}) as bigint)` : sql`(${x} * ${y})`, span);
  if (b === 'm' && isNumber(x) && op === 'mul') return times(op, y, x);
  if (a === 'm' && isNumber(y) && op === 'truediv')
    return expr(sql`case when ${y} <> 0 then cast(trunc(${x}::double / ${y}) as bigint) end`, {
      ...span,
      nullable: true,
    });
  if (a === 'm' && isNumber(y) && op === 'floordiv')
    return expr(intFloorDiv(x.sql, castSql(y.sql, 'BIGINT')), {...span, nullable: true});
  return null;
}

/**
 * `x op y`, row by row, with pandas' rules: integers wrap around, `truediv` gives floats, 0/0 is missing, `floordiv` and
 * `mod` take the divisor's sign, text is put together by `add` and repeated by `mul`, times and durations combine.
 * Dividing an integer column by zero with `floordiv` or `mod` gives a missing value: see `divideByZero`.
 *
 * @throws ArgumentError naming both dtypes where the operation has no meaning.
 * @example
 * arithmetic('add', columnOf(rel, 'a'), literal(1))
 */
export function arithmetic(op: ArithmeticOp, left: Expr, right: Expr): Expr {
  const [x, y] = [decategorised(left), decategorised(right)];
  if (isNumber(x) && isNumber(y)) return numeric(op, x, y);
  const timed = times(op, x, y);
  if (timed !== null) return timed;
  const traits = {
    dtype: x.dtype,
    type: 'VARCHAR',
    nullable: anyNullable(x, y),
    windowed: anyWindowed(x, y),
  } as const;
  if (x.type === 'VARCHAR' && y.type === 'VARCHAR' && op === 'add') return expr(sql`(${x} || ${y})`, traits);
  if (x.type === 'VARCHAR' && 'iu'.includes(kindOf(y.dtype)) && op === 'mul')
    return expr(sql`repeat(${x}, ${y})`, traits);
  if (y.type === 'VARCHAR' && 'iu'.includes(kindOf(x.dtype)) && op === 'mul') return arithmetic(op, y, x);
  throw unsupported(op, x, y);
}

/** `-x`. */
export function negative(e: Expr): Expr {
  if (kindOf(e.dtype) === 'b') throw new ArgumentError('booleans have no negative: use `invert`');
  if (kindOf(e.dtype) === 'i' || kindOf(e.dtype) === 'u')
    return arithmetic('sub', expr(castSql(integerSql(0), e.type), {dtype: e.dtype, nullable: false}), e);
  if (!isNumber(e) && kindOf(e.dtype) !== 'm')
    throw new ArgumentError(`bad operand type for unary -: '${e.dtype}'`);
  const formula = kindOf(e.dtype) === 'f' ? unaryFormula('negative', e, e.dtype) : null;
  return {...e, sql: Sql.computing(formula, sql`(-${e})`)};
}
