import type {Node, Place} from '../graph/index.js';
import {DatetimeAccessor, StringAccessor} from './accessors.js';
import {DataFrame} from './dataframe.js';
import type {Definition} from './define.js';
import {GroupBy} from './groupby.js';
import {Index} from './indexes.js';
import type {Member} from './member.js';
import {camelName} from './names.js';
import {isPlainObject} from './plain.js';
import type {DataFrameNamespace, RemoteNamespace, TensorNamespace} from './namespaces.js';
import {Series} from './series.js';
import {Tensor} from './tensor.js';
import {Tileable} from './tileable.js';
import {Expanding, ExponentialMovingWindow, Rolling} from './window.js';
import {wrap, type Wrapped} from './wrap.js';

export interface Namespaces {
  readonly mt: TensorNamespace;
  readonly md: DataFrameNamespace;
  readonly remote: RemoteNamespace;
}

const classes: Partial<Record<Place, object>> = {
  Tensor: Tensor.prototype,
  DataFrame: DataFrame.prototype,
  Series: Series.prototype,
  Index: Index.prototype,
  GroupBy: GroupBy.prototype,
  Rolling: Rolling.prototype,
  Expanding: Expanding.prototype,
  ExponentialMovingWindow: ExponentialMovingWindow.prototype,
  'Series.str': StringAccessor.prototype,
  'Series.dt': DatetimeAccessor.prototype,
};

/**
 * Puts every definition where it belongs: into the namespaces that are returned, and onto the user's classes.
 * The one place that knows that an operation has a snake_case and a camelCase name.
 */
export function install(definitions: readonly Definition[], members: readonly Member[]): Namespaces {
  const distance = {};
  const namespaces: Partial<Record<Place, object>> = {
    'mt.random': {},
    'mt.linalg': {},
    'mt.fft': {},
    'mt.special': {},
    'mt.stats': {},
    'mt.spatial.distance': distance,
    md: {},
    remote: {},
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
      put(target, place, definition.name, {...member, enumerable: prototype === undefined});
    }
  }
  for (const {name, place, value, of} of members) {
    const prototype = classes[place];
    const target = prototype ?? namespaces[place];
    if (target === undefined) throw new TypeError(`no such place: ${place}`);
    put(target, place, name, of === null ? {value, enumerable: prototype === undefined} : getter(of));
  }
  return {
    mt: namespaces.mt as TensorNamespace,
    md: namespaces.md as DataFrameNamespace,
    remote: namespaces.remote as RemoteNamespace,
  };
}

function getter(of: (self: unknown) => unknown): PropertyDescriptor {
  return {
    get(this: unknown) {
      return of(this);
    },
  };
}

/** Defines a property under its name and the camelCase of it. */
function put(target: object, place: Place, name: string, property: PropertyDescriptor): void {
  for (const spelling of new Set([name, camelName(name)])) {
    if (Object.hasOwn(target, spelling)) throw new TypeError(`${place}.${spelling} is defined twice`);
    Object.defineProperty(target, spelling, {...property, configurable: true});
  }
}

function functionOf(definition: Definition, place: Place): PropertyDescriptor {
  return {
    value: named(definition.name, (...values: unknown[]) => {
      const node = definition.build(place, values);
      return resultOf(definition, node, values);
    }),
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
    if (!definition.replaces(node)) return resultOf(definition, node, values);
    if (this instanceof Tileable) this.become(node);
    return undefined;
  };
  return {value: named(definition.name, method), writable: true};
}

/** What a call gives its user: the object that was given for the result, or a new one. */
export function resultOf(definition: Definition, node: Node, values: readonly unknown[]): Wrapped {
  return putInto(definition, node, values) ?? wrap(node);
}

/** Makes the object that was given for the result stand for it, and gives that object back; null where none was given. */
function putInto(definition: Definition, node: Node, values: readonly unknown[]): Tileable<unknown> | null {
  const target = definition.target(node);
  if (target === null) return null;
  const last = values.at(-1);
  const candidates = isPlainObject(last) ? [...values, ...Object.values(last)] : values;
  for (const candidate of candidates) {
    if (!(candidate instanceof Tileable) || candidate.node !== target) continue;
    candidate.become(node);
    return candidate;
  }
  return null;
}

function named<F extends (...args: never[]) => unknown>(name: string, value: F): F {
  return Object.defineProperty(value, 'name', {value: name});
}
