import type {Place} from '../graph/index.js';
import {DatetimeAccessor, StringAccessor} from './accessors.js';
import {DataFrame} from './dataframe.js';
import type {Definition} from './define.js';
import {GroupBy} from './groupby.js';
import {Index} from './indexes.js';
import {camelName} from './names.js';
import type {DataFrameNamespace, TensorNamespace} from './namespaces.js';
import {Series} from './series.js';
import {Tensor} from './tensor.js';
import {Tileable} from './tileable.js';
import {wrap} from './wrap.js';

export interface Namespaces {
  readonly mt: TensorNamespace;
  readonly md: DataFrameNamespace;
}

const classes: Partial<Record<Place, object>> = {
  Tensor: Tensor.prototype,
  DataFrame: DataFrame.prototype,
  Series: Series.prototype,
  Index: Index.prototype,
  GroupBy: GroupBy.prototype,
  'Series.str': StringAccessor.prototype,
  'Series.dt': DatetimeAccessor.prototype,
};

/**
 * Puts every definition where it belongs: into the namespaces that are returned, and onto the user's classes.
 * The one place that knows that an operation has a snake_case and a camelCase name.
 */
export function install(definitions: readonly Definition[]): Namespaces {
  const distance = {};
  const namespaces: Partial<Record<Place, object>> = {
    'mt.random': {},
    'mt.linalg': {},
    'mt.fft': {},
    'mt.special': {},
    'mt.stats': {},
    'mt.spatial.distance': distance,
    md: {},
  };
  namespaces.mt = {
    random: namespaces['mt.random'],
    linalg: namespaces['mt.linalg'],
    fft: namespaces['mt.fft'],
    special: namespaces['mt.special'],
    stats: namespaces['mt.stats'],
    spatial: {distance},
  };
  for (const definition of definitions) {
    for (const place of definition.places) {
      const prototype = classes[place];
      const target = prototype ?? namespaces[place];
      if (target === undefined) throw new TypeError(`no such place among Mars's names: ${place}`);
      const member = prototype === undefined ? functionOf(definition, place) : memberOf(definition, place);
      for (const name of new Set([definition.name, camelName(definition.name)])) {
        if (Object.hasOwn(target, name)) throw new TypeError(`${place}.${name} is defined twice`);
        Object.defineProperty(target, name, {
          ...member,
          configurable: true,
          enumerable: prototype === undefined,
        });
      }
    }
  }
  return {mt: namespaces.mt as TensorNamespace, md: namespaces.md as DataFrameNamespace};
}

function functionOf(definition: Definition, place: Place): PropertyDescriptor {
  return {
    value: named(definition.name, (...values: unknown[]) => wrap(definition.build(place, values))),
    writable: true,
  };
}

function memberOf(definition: Definition, place: Place): PropertyDescriptor {
  if (definition.property) {
    return {
      get(this: unknown) {
        return wrap(definition.build(place, [this]));
      },
    };
  }
  const method = function (this: unknown, ...values: unknown[]): unknown {
    const node = definition.build(place, [this, ...values]);
    if (!definition.replaces(node)) return wrap(node);
    if (this instanceof Tileable) this.become(node);
    return undefined;
  };
  return {value: named(definition.name, method), writable: true};
}

function named<F extends (...args: never[]) => unknown>(name: string, value: F): F {
  return Object.defineProperty(value, 'name', {value: name});
}
