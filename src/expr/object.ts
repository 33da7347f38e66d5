import type {Scalar as ScalarValue} from '../data/index.js';
import {Tileable} from './tileable.js';

/** A lazy result that is no array, frame, series or index: a file that is written, a value of another kind. */
export class LazyObject extends Tileable<ScalarValue> {}
