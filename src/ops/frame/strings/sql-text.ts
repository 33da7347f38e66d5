/** Text operations as SQL, where the engine does for every text what Python's `str` does. */
import {
  columnAt,
  expr,
  integerSql,
  project,
  sql,
  textSql,
  typeSql,
  type Expr,
  type Relation,
  type Sql,
} from '../../../engine/sql/index.js';
import type {DType} from '../../../data/index.js';

/** SQL of a result for a text. */
export type TextSql = (text: Sql) => Sql;

/** Characters that Python's `str.strip` takes for white space. */
export const whiteSpace =
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/** White space, or `characters`, taken off one end or both. */
export function strippedSql(characters: string | null, side: 'trim' | 'ltrim' | 'rtrim'): TextSql {
  const off = textSql(characters ?? whiteSpace);
  return {
    trim: (text: Sql) => sql`trim(${text}, ${off})`,
    ltrim: (text: Sql) => sql`ltrim(${text}, ${off})`,
    rtrim: (text: Sql) => sql`rtrim(${text}, ${off})`,
  }[side];
}

/** How many characters are missing to `width`. */
function gap(text: Sql, width: number): Sql {
  return sql`greatest(${integerSql(width)} - length(${text}), 0)`;
}

/** Filled up to `width` characters, before or after the text, or on both sides as Python shares them out. */
export function paddedSql(width: number, side: 'left' | 'right' | 'both', fill: string): TextSql {
  const one = textSql(fill);
  return (text) => {
    const missing = gap(text, width);
    if (side === 'left') return sql`(repeat(${one}, ${missing}) || ${text})`;
    if (side === 'right') return sql`(${text} || repeat(${one}, ${missing}))`;
    const before = sql`(${missing} // 2 + ${missing} % 2 * ${integerSql(Math.abs(width % 2))})`;
    return sql`(repeat(${one}, ${before}) || ${text} || repeat(${one}, ${missing} - ${before}))`;
  };
}

/** Characters from `start` to before `stop`, counted from 0. */
export function slicedSql(start: number, stop: number | null): TextSql {
  const from = integerSql(start + 1);
  if (stop === null) return (text) => sql`substring(${text}, ${from})`;
  const count = integerSql(Math.max(0, stop - start));
  return (text) => sql`substring(${text}, ${from}, ${count})`;
}

/** Whether texts are known to be nothing else: objects of several types are not. */
export function isText({type, dtype}: Expr): boolean {
  return type === 'VARCHAR' && (dtype === 'object' || dtype === 'string');
}

/** The dtype of results that are `dtype` for texts of dtype `object`: of `string`, a nullable one. */
export function resultOf(from: DType | null, dtype: DType): DType {
  if (from !== 'string') return dtype;
  const nullable: Readonly<Partial<Record<DType, DType>>> = {
    int64: 'Int64',
    bool: 'boolean',
    object: 'string',
  };
  return nullable[dtype] ?? dtype;
}

/** The series of `rel` with `made` of each text, or null where its values are not all text. */
export function projectText(rel: Relation, dtype: DType, made: TextSql): Relation | null {
  const column = columnAt(rel, 0);
  const {expr: text} = column;
  if (!isText(text)) return null;
  const {nullable, windowed, missing} = text;
  const result = resultOf(text.dtype, dtype);
  const traits = {dtype: result, nullable, windowed, ...(missing === undefined ? {} : {missing})};
  const bare = expr(made(text.sql), traits);
  const values = expr(sql`cast(${bare} as ${typeSql(bare.type)})`, traits);
  return project(rel, [{...column, expr: values}]);
}
