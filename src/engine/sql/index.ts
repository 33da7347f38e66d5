/** The SQL half of the local engine: relations, and the engine that computes them. */

export {SqlEngine} from './engine/engine.js';
export type {SqlEngineOptions} from './engine/settings.js';
export type {ColumnHolder, HeldColumn, HeldFormula, HeldLeaf, HeldRequest, HeldRows} from './engine/held.js';
export type {RunOptions} from './engine/connections.js';
export {userError} from './engine/errors.js';

export {sql, joined, Slot, Sql} from './expression/sql.js';
export type {SqlPart} from './expression/sql.js';
export {
  expr,
  respell,
  reference,
  slotOf,
  castSql,
  typeSql,
  anyNullable,
  anyWindowed,
} from './expression/expr.js';
export type {CategoryInfo, Expr, ExprTraits} from './expression/expr.js';
export {steppedFormula} from './expression/formula.js';
export {sqlTypeOf, typeName, isListType} from './expression/types.js';
export type {ScalarSqlType, SqlType} from './expression/types.js';
export {
  literal,
  dtypeOfValue,
  cellSql,
  textSql,
  doubleSql,
  integerSql,
  nullSql,
  timestampSql,
} from './expression/literal.js';

export {
  carry,
  columnAt,
  columnOf,
  dtypesOf,
  exprsOf,
  hasColumn,
  kept,
  labelMap,
  labelsOf,
  mapExprs,
  positionsOf,
  rangeRows,
  relation,
  seal,
  sealWindows,
  sealWith,
  settle,
  showLabel,
} from './relation.js';
export type {
  Column,
  Level,
  LevelRows,
  RangeRows,
  Relation,
  RelationParts,
  RowLabels,
  RowOrder,
} from './relation.js';
export {labelKey, sameLabel} from './label.js';
export type {Label} from './label.js';

export {
  assign,
  dropColumns,
  mapColumns,
  project,
  relabel,
  resetIndex,
  selectColumns,
  setIndex,
} from './relation/columns.js';
export {filter, last, limit, none, pick, slicePlaces, takePlaces} from './relation/rows.js';
export {sortBy} from './relation/sort.js';
export type {SortBy} from './relation/sort.js';
export {distinct, groupBy, overGroups, reduce, unordered} from './relation/group.js';
export type {Aggregate, Aggregation, GroupKey, GroupOptions} from './relation/group.js';
export {join, semiJoin} from './relation/join.js';
export type {JoinOptions, JoinSides, MergeHow} from './relation/join.js';
export {concatRows} from './relation/concat.js';
export type {ConcatOptions} from './relation/concat.js';
export {align, equalLabels} from './relation/align.js';
export {alignLevel} from './relation/align-level.js';
export type {Aligned, AlignHow, AlignOptions} from './relation/align.js';
export {combine} from './relation/combine.js';
export {shifted, windowOrder, windows} from './relation/windows.js';
export type {WindowColumn, WindowFrame} from './relation/windows.js';
export {inOrder, orderSql, withLevels, withOrderKeys, withOrdinal, withPlace} from './relation/ordinal.js';
export {joinSource, selectSource, unionSource, valuesSource} from './relation/source.js';
export type {JoinKind, SortKey, Source, TableHandle} from './relation/source.js';

export {arithmetic, divideByZero, negative} from './rules/numbers.js';
export type {ArithmeticOp, ByZero} from './rules/numbers.js';
export {compare, invert, isIn, isNull, logic, notNull} from './rules/compare.js';
export type {ComparisonOp, LogicOp} from './rules/compare.js';
export {absolute, choose, firstPresent, floatFunction, missingLike, round} from './rules/functions.js';
export type {FloatFunction} from './rules/functions.js';
export {
  asCategories,
  asLabels,
  astype,
  decategorised,
  hashed,
  isFloating,
  toDType,
  toMixed,
  toText,
  unified,
} from './rules/cast.js';
export {pythonText} from './rules/text.js';
export * as aggregates from './rules/aggregate.js';

export {load, loadFrame, literalRelation, smallCells, traitsOf} from './move/load.js';
export type {NamedVector} from './move/load.js';
export {cutLarge, isMaterialised, materialise, release, retain, rowCount} from './move/materialise.js';
export {columnIndex, fetchFrame} from './move/fetch.js';
export type {Fetched, FetchOptions} from './move/fetch.js';
export {queryOf, withWrapping} from './move/query.js';

export {readCsv} from './io/read-csv.js';
export type {CsvOptions} from './io/csv-options.js';
export {query} from './io/query.js';
export {readParquet} from './io/read-parquet.js';
export {writeCsv, writeParquet} from './io/write.js';
export type {CsvWriteOptions} from './io/write.js';
export {columnVector, columnsOf, forEachRow, mapColumn, mapRows} from './move/map-rows.js';
export type {RowSource} from './move/map-rows.js';
