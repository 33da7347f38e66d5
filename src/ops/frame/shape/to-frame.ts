import type {Label} from '../../../data/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import {defineFrame, rows, unknownFrame} from '../define-frame.js';

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A frame with the series as its only column, labelled `name`, otherwise as the series is named, otherwise 0.
     *
     * pandas' and Mars's `Series.to_frame`.
     *
     * @example
     * await md.Series(['a', 'b'], {name: 'k'}).to_frame().execute()
     * //    k
     * // 0  a
     * // 1  b
     */
    to_frame(name?: Label): DataFrame;
  }
}

export const seriesToFrame = defineFrame({
  name: 'to_frame',
  title: 'SeriesToFrame',
  places: ['Series'],
  params: {series: rows('series'), name: p.optional(p.label, null)},
  unknown: () => unknownFrame,
  build: ({series: {relation}, name}) => ({
    kind: 'dataframe',
    relation: {
      ...relation,
      columns: relation.columns.map(({label, expr}) => ({label: name ?? label ?? 0, expr})),
    },
  }),
});
