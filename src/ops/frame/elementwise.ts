/** Operations that change every value by itself, of frames, series and indexes. */
import {project, settle, withLevels, type Expr} from '../../engine/sql/index.js';
import type {Rows} from './define-frame.js';

/** Every value of a frame or series, or every label of an index, changed by `change`. */
export function eachValue({kind, relation}: Rows, change: (e: Expr) => Expr): Rows {
  if (kind === 'index') {
    const labelled = withLevels(relation);
    const levels = labelled.index.levels.map(({name, expr}) => ({name, expr: change(expr)}));
    return {kind, relation: settle({...labelled, index: {kind: 'levels', levels}})};
  }
  const columns = relation.columns.map(({label, expr}) => ({label, expr: change(expr)}));
  return {kind, relation: project(relation, columns)};
}
