import {createHash} from 'node:crypto';

/** What a serialiser's parts are put together to. */
export type SerialiserKind =
  | 'pickle'
  | 'primitive'
  | 'bytes'
  | 'text'
  | 'tuple'
  | 'list'
  | 'dict'
  | 'placeholder'
  | 'array'
  | 'sparse-matrix'
  | 'sparse-array'
  | 'object'
  | 'other';

/** The serialisers with numbers of their own, in Mars and in xoscar alike. */
const numbered: readonly SerialiserKind[] = [
  'pickle',
  'primitive',
  'bytes',
  'text',
  'tuple',
  'list',
  'dict',
  'placeholder',
];

/** The number that Mars derives from a serialiser's class: its digest modulo the largest prime below 2^15. */
function derivedNumber(className: string): number {
  const digest = createHash('md5').update(className).digest('hex');
  return Number(BigInt(`0x${digest}`) % 32749n);
}

const derived: readonly (readonly [string, SerialiserKind])[] = [
  ['mars.serialization.numpy.NDArraySerializer', 'array'],
  ['xoscar.serialization.numpy.NDArraySerializer', 'array'],
  ['mars.serialization.exception.ExceptionSerializer', 'pickle'],
  ['xoscar.serialization.exception.ExceptionSerializer', 'pickle'],
  ['mars.serialization.scipy.CsrMatrixSerializer', 'sparse-matrix'],
  ['xoscar.serialization.scipy.CsrMatrixSerializer', 'sparse-matrix'],
  ['mars.serialization.mars_objects.SparseNDArraySerializer', 'sparse-array'],
  ['xorbits._mars.serialization.mars_objects.SparseNDArraySerializer', 'sparse-array'],
  ...['mars', 'xorbits._mars'].flatMap((root) =>
    [
      'serialization.serializables.core.Serializable',
      'core.base.Base',
      'core.operand.base.Operand',
      'core.graph.entity.Graph',
    ].map((name) => [`${root}.${name}Serializer`, 'object'] as const),
  ),
];

const kinds: ReadonlyMap<number, SerialiserKind> = new Map([
  ...numbered.map((kind, id) => [id, kind] as const),
  ...derived.map(([name, kind]) => [derivedNumber(name), kind] as const),
]);

/** The serialiser that a number in an answer stands for. */
export function serialiserOf(id: unknown): SerialiserKind {
  return (typeof id === 'number' ? kinds.get(id) : undefined) ?? 'other';
}
