import type {Lowered, LocalOperation, LowerContext} from '../engine/index.js';
import {NotSupportedError, inOperation, unknownName} from '../errors/index.js';
import {Node, RemoteOnly, kindOnly, type Meta, type Place} from '../graph/index.js';
import type {DatetimeMethods, StringMethods} from './accessors.js';
import {bind} from './bind.js';
import type {DataFrameMethods} from './dataframe.js';
import type {GroupByMethods} from './groupby.js';
import type {IndexMethods} from './indexes.js';
import type {
  DataFrameFunctions,
  DistanceFunctions,
  FftFunctions,
  LinalgFunctions,
  RandomFunctions,
  RemoteFunctions,
  SpecialFunctions,
  StatsFunctions,
  TensorFunctions,
} from './namespaces.js';
import type {Args, Params} from './params.js';
import {nodesWithin} from './plain.js';
import type {SeriesMethods} from './series.js';
import type {TensorMethods} from './tensor.js';
import type {ExpandingMethods, ExponentialMovingWindowMethods, RollingMethods} from './window.js';

/** The interface that holds the signatures of each place. */
export interface Signatures {
  mt: TensorFunctions;
  'mt.random': RandomFunctions;
  'mt.linalg': LinalgFunctions;
  'mt.fft': FftFunctions;
  'mt.special': SpecialFunctions;
  'mt.stats': StatsFunctions;
  'mt.spatial.distance': DistanceFunctions;
  md: DataFrameFunctions;
  remote: RemoteFunctions;
  Tensor: TensorMethods;
  DataFrame: DataFrameMethods;
  Series: SeriesMethods;
  Index: IndexMethods;
  GroupBy: GroupByMethods;
  Rolling: RollingMethods;
  Expanding: ExpandingMethods;
  ExponentialMovingWindow: ExponentialMovingWindowMethods;
  'Series.str': StringMethods;
  'Series.dt': DatetimeMethods;
}

/** The places whose interface declares `N`: naming another does not compile. */
export type PlaceOf<N extends string> = {[K in Place]: N extends keyof Signatures[K] ? K : never}[Place];

export interface Spec<N extends string, P extends Params> {
  /** Mars's name, without its namespace. */
  readonly name: N;
  /** Class name of Mars's operand, for objects that print without data. */
  readonly title: string;
  /** Where the operation stands. In a class it is a method, and the receiver is its first parameter. */
  readonly places: readonly [PlaceOf<N>, ...PlaceOf<N>[]];
  /** In Mars's order, with Mars's names. */
  readonly params: P;
  /** Brings the arguments of a call into the form that the node keeps, such as data with its labels put on. */
  prepare?(args: Args<P>): Args<P>;
  /** For what Mars has not: what to do on a cluster instead, as the end of a message. */
  readonly insteadOnCluster?: string;
  /** A property without arguments, as `df.T`. */
  readonly property?: boolean;
  /** The receiver stands for the result afterwards, and the call itself gives nothing: `df.set('a', s)`. */
  readonly inPlace?: boolean | ((args: Args<P>) => boolean);
  /** A parameter whose object, where one is given, stands for the result afterwards and is what the call gives: NumPy's `out`. */
  readonly into?: keyof P & string;
  /** What is known of the result before anything runs. Bad arguments are refused here as far as they can be seen. */
  infer(args: Args<P>, place: Place): Meta;
  /** How the operation runs on the local engine. */
  lower(args: Args<P>, context: LowerContext): Lowered | Promise<Lowered>;
}

const brand: unique symbol = Symbol('operation');

/** An operation: what the graph, the local engine and the user's classes need to know of it. */
export interface Definition extends LocalOperation {
  readonly [brand]: true;
  readonly places: readonly Place[];
  readonly property: boolean;
  /** Parameters without a default. */
  readonly required: readonly string[];
  /** Binds a call and gives its node. */
  build(place: Place, values: readonly unknown[]): Node;
  /** Whether the receiver is to stand for the result of this node. */
  replaces(node: Node): boolean;
  /** The argument that was given for the result to be put into, as it was before; null where there is none. */
  target(node: Node): Node | null;
}

/** Makes an operation of its description. The one way to add an operation: a file in `ops` that calls this. */
export function define<const N extends string, P extends Params>(spec: Spec<N, P>): Definition {
  const names = Object.keys(spec.params);
  const definition: Definition = {
    [brand]: true,
    name: spec.name,
    title: spec.title,
    parameters: names,
    variadic: names.find((name) => spec.params[name]?.variadic) ?? null,
    keywords: names.find((name) => spec.params[name]?.keywords) ?? null,
    insteadOnCluster: spec.insteadOnCluster ?? null,
    places: spec.places,
    property: spec.property ?? false,
    required: names.filter((name) => spec.params[name]?.fallback === undefined),
    lower(args, context) {
      refuseRemote(spec.name, spec.params, args);
      return spec.lower(args as Args<P>, context);
    },
    replaces: (node) =>
      typeof spec.inPlace === 'function' ? spec.inPlace(node.args as Args<P>) : (spec.inPlace ?? false),
    target(node) {
      const given = spec.into === undefined ? null : node.args[spec.into];
      return given instanceof Node ? given : null;
    },
    build(place, values) {
      const operation = `${place}.${spec.name}`;
      const bound = bind(operation, spec.params, values, isClass(place));
      try {
        const remote = Object.entries(bound.args).filter(([, value]) => value instanceof RemoteOnly);
        const seen = remote.length === 0 ? bound.args : withStandIns(bound.args, remote);
        const args = spec.prepare?.(seen) ?? seen;
        const given = names.filter((name) => bound.given.includes(name) || args[name] !== seen[name]);
        const meta = spec.infer(args, place);
        if (remote.length === 0) return new Node(definition, place, args, given, nodesWithin(args), meta);
        const all = {...args, ...Object.fromEntries(remote)};
        return new Node(definition, place, all, given, nodesWithin(all), kindOnly(meta));
      } catch (error) {
        throw inOperation(operation, error);
      }
    },
  };
  return definition;
}

/** The arguments as inference sees them, which knows nothing of those for clusters. */
function withStandIns<A extends Readonly<Record<string, unknown>>>(
  args: A,
  remote: readonly (readonly [string, unknown])[],
): A {
  const standIns = remote.map(([name, value]) => [name, value instanceof RemoteOnly ? value.standIn : value]);
  return {...args, ...(Object.fromEntries(standIns) as Readonly<Record<string, unknown>>)};
}

function refuseRemote(title: string, params: Params, args: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(args)) {
    if (!(value instanceof RemoteOnly)) continue;
    const [keyword] = params[name]?.keywords === true ? Object.keys(value.value as object) : [];
    const what =
      keyword === undefined
        ? `this '${name}'`
        : `the keyword '${keyword}', which is none of its own,${unknownName(keyword, Object.keys(params))} It`;
    throw new NotSupportedError(
      `${title}: ${what} goes to a Mars or Xorbits cluster, not to a local session: connect to one with new_session('http://host:port')`,
    );
  }
}

/** Classes begin with a capital letter, namespaces do not. */
function isClass(place: Place): boolean {
  return /^[A-Z]/.test(place);
}

export function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && brand in value;
}
