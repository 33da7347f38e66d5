import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalSeries} from '../../data/local/local-series.js';
import type {LocalIndex} from '../../data/local/local-index.js';
import type {Vector} from '../../data/vector.js';
import {PickleError} from '../pickle/limits.js';
import {PyRecord} from '../pickle/values.js';
import {columnIn, rowsIn} from './columns.js';
import type {Decoder, Maker} from './decoder.js';
import {indexIn, labelIn} from './indexes.js';
import {fieldsOf, itemsIn, mapIn, numberIn, recordIn, stateOf} from './shape.js';

/** One block of a frame: rows of values, and the columns whose values they are. */
interface Block {
  readonly rows: readonly Vector[];
  readonly places: readonly number[];
}

/** The blocks of a frame or series, and the axes they stand on. */
interface Blocks {
  readonly blocks: readonly Block[];
  readonly axes: readonly LocalIndex[];
}

const manager: Maker = (record, decoder): Blocks => {
  const state = stateOf(record);
  if (state === undefined || record.args.length > 0) {
    const [blocks, axes] = record.args;
    const list = itemsIn(blocks instanceof PyRecord ? [blocks] : blocks, record.path);
    return {blocks: list.map((block) => blockIn(block, decoder)), axes: axesIn(axes, decoder)};
  }
  const parts = itemsIn(state, record.path);
  const extra = parts[3];
  const newest =
    extra instanceof Map ? mapIn((extra as Map<unknown, unknown>).get('0.14.1'), record.path) : null;
  if (newest === null) throw new PickleError(`a '${record.path}' of a version of pandas before 0.14`);
  return {
    blocks: itemsIn(newest.get('blocks'), record.path).map((block) => {
      const fields = mapIn(block, record.path);
      return {rows: rowsIn(fields.get('values'), decoder), places: placesIn(fields.get('mgr_locs'), decoder)};
    }),
    axes: axesIn(newest.get('axes'), decoder),
  };
};

function axesIn(axes: unknown, decoder: Decoder): LocalIndex[] {
  return itemsIn(axes instanceof PyRecord ? [axes] : axes, 'pandas.BlockManager').map((axis) =>
    indexIn(axis, decoder),
  );
}

function blockIn(block: unknown, decoder: Decoder): Block {
  const {args} = recordIn(block, 'pandas.Block');
  return {rows: rowsIn(args[0], decoder), places: placesIn(args[1], decoder)};
}

/** The columns of a block: a slice, a `BlockPlacement` around one, or an array of numbers. */
function placesIn(value: unknown, decoder: Decoder): number[] {
  if (!(value instanceof PyRecord) || value.path !== 'builtins.slice') {
    if (value instanceof PyRecord && value.path.endsWith('.BlockPlacement'))
      return placesIn(value.args[0], decoder);
    if (typeof value === 'number') return [value];
    return Array.from(columnIn(value, decoder).values as ArrayLike<number | bigint>, Number);
  }
  const [start, stop, step] = value.args.map((arg) =>
    arg === null ? null : numberIn(arg, 'builtins.slice'),
  );
  const from = start ?? 0;
  const by = step ?? 1;
  const count = Math.ceil(((stop ?? (by < 0 ? -1 : 0)) - from) / by);
  if (!(count >= 0 && count <= 10_000_000)) throw new PickleError('a block with a broken placement');
  return Array.from({length: count}, (_, i) => from + i * by);
}

function managerOf(record: PyRecord, decoder: Decoder): Blocks {
  const fields = fieldsOf(record);
  const made = decoder.make(fields.get('_mgr') ?? fields.get('_data'));
  if (made === null || typeof made !== 'object' || !('blocks' in made) || !('axes' in made)) {
    throw new PickleError(`a '${record.path}' without data`);
  }
  return made as Blocks;
}

const frame: Maker = (record, decoder) => {
  const {blocks, axes} = managerOf(record, decoder);
  const [columns, index] = axes;
  if (columns === undefined || index === undefined) throw new PickleError('a frame without two axes');
  const vectors = new Array<Vector | undefined>(columns.length);
  for (const {rows, places} of blocks) {
    if (rows.length !== places.length)
      throw new PickleError('a frame with a block that does not fit its columns');
    places.forEach((place, at) => {
      vectors[place] = rows[at];
    });
  }
  const whole = Array.from(vectors, (vector) => checked(vector, index.length));
  if (whole.length !== columns.length) throw new PickleError('a frame with more columns than labels');
  return new LocalFrame(columns, index, whole);
};

function checked(vector: Vector | undefined, length: number): Vector {
  if (vector?.length !== length) throw new PickleError('a column that is not as long as its index');
  return vector;
}

const series: Maker = (record, decoder) => {
  const {blocks, axes} = managerOf(record, decoder);
  const [index] = axes;
  if (index === undefined) throw new PickleError('a series without an index');
  const fields = fieldsOf(record);
  const values = checked(blocks[0]?.rows[0], index.length);
  return new LocalSeries(index, values, labelIn(fields.get('_name') ?? fields.get('name'), decoder));
};

export const frameMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pandas.core.internals.managers.BlockManager', manager],
  ['pandas.core.internals.managers.SingleBlockManager', manager],
  ['pandas.core.frame.DataFrame', frame],
  ['pandas.core.series.Series', series],
]);
