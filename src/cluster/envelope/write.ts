import {writePickle} from '../pickle/writer.js';
import type {PyExpression} from '../pickle/expression.js';
import {PyTuple} from '../pickle/expression.js';

/**
 * The body of a request: Mars's serialisation envelope around the pickle of one value.
 * It comes in pieces, so that large buffers in it are not copied.
 */
export function writeEnvelope(value: PyExpression): Uint8Array[] {
  const {pieces, buffers} = writePickle(value);
  const pickleSize = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const sizes = [pickleSize, ...buffers.map((buffer) => buffer.length)];
  // One object, simply pickled: serialiser 0, object 0, its number of buffers, and that it is a leaf.
  const header = writePickle(
    new PyTuple([new Map([['buf_sizes', sizes]]), new PyTuple([0, 0, sizes.length, true])]),
  );
  const headerSize = header.pieces.reduce((sum, piece) => sum + piece.length, 0);
  const prefix = new Uint8Array(8);
  new DataView(prefix.buffer).setBigUint64(0, BigInt(headerSize), true);
  return [prefix, ...header.pieces, ...pieces, ...buffers];
}
