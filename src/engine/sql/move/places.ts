/** Places of the rows of joins and sorts over held columns. */

import {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import {useAll} from '../engine/held.js';
import type {ColumnHolder, HeldColumn, HeldFormula, HeldPlaces, HeldRequest} from '../engine/held.js';
import {joinPlaces} from '../match/join-places.js';
import type {JoinMatch} from '../relation/source.js';
import type {Placing} from './scopes.js';

/** A column that nothing is read of: it stands for places that nobody has looked for yet. */
const unknown: HeldColumn = {
  dtype: 'int32',
  length: 0,
  use: () => Promise.reject(new TypeError('places that are assumed have no values')),
  retain: () => unknown,
  release: () => undefined,
};

/** Finds out nothing: for asking what could be computed if the places were known. */
export const assumedPlaces: Placing = {
  joined: () =>
    Promise.resolve({
      left: {places: unknown, whole: true},
      right: {places: unknown, whole: true},
      length: 0,
    }),
  sorted: () => Promise.resolve({places: unknown, whole: true}),
};

/** Finds places, and holds them until they are released. */
export class ComputedPlaces implements Placing {
  readonly #held: HeldColumn[] = [];

  constructor(
    private readonly holder: ColumnHolder,
    private readonly options: RunOptions,
  ) {}

  async joined(
    keys: readonly [HeldRequest, HeldRequest],
    lengths: readonly [number, number],
    how: JoinMatch['how'],
  ): ReturnType<Placing['joined']> {
    const left = await this.#column(keys[0], lengths[0]);
    const right = await this.#column(keys[1], lengths[1]);
    if (left === null || right === null) return null;
    const found = await useAll([left, right], ([l, r]) =>
      joinPlaces(l as Vector, r as Vector, how, this.options),
    );
    if (found === null) return null;
    const [onLeft, onRight] = [this.#places(found.left), this.#places(found.right)];
    if (onLeft === null || onRight === null) return null;
    return {left: onLeft, right: onRight, length: found.left.length};
  }

  async sorted(by: HeldFormula, length: number, descending: boolean): Promise<HeldPlaces | null> {
    const places = await this.holder.places(by, length, descending, this.options);
    if (places === null) return null;
    this.#held.push(places);
    return {places, whole: true};
  }

  release(): void {
    for (const column of this.#held) column.release();
  }

  async #column(request: HeldRequest, length: number): Promise<HeldColumn | null> {
    const columns = await this.holder.compute([request], {length, where: null, slice: null}, this.options);
    const [column = null] = columns ?? [];
    if (column !== null) this.#held.push(column);
    return column;
  }

  #places(places: Int32Array): HeldPlaces | null {
    const column = this.holder.hold(new Vector('int32', places));
    if (column === null) return null;
    this.#held.push(column);
    return {places: column, whole: !places.includes(-1)};
  }
}
