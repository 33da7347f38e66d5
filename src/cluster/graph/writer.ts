import {ArgumentError, NotSupportedError} from '../../errors/index.js';
import {Draw, Node, RemoteOnly, eagerNames, outputOperation} from '../../graph/index.js';
import type {Place} from '../../graph/index.js';
import type {Dialect} from '../dialect/dialect.js';
import {of} from '../dialect/dialect.js';
import {ValueEncoder} from '../encode/values.js';
import {PyBlock, PyCall, PyTuple, attribute, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import {equivalents} from './equivalents.js';
import {indexingSpellings, operatorSpellings, shellOf} from './calls.js';

/** Modules of Mars where the functions of a namespace are; classes have none. */
const modules: Readonly<Partial<Record<Place, string>>> = {
  mt: 'tensor',
  'mt.random': 'tensor.random',
  'mt.linalg': 'tensor.linalg',
  'mt.fft': 'tensor.fft',
  'mt.special': 'tensor.special',
  'mt.stats': 'tensor.stats',
  'mt.spatial.distance': 'tensor.spatial.distance',
  md: 'dataframe',
  remote: 'remote',
};

/** Parameters of tensor functions that Python wants as tuples. */
const tuples: ReadonlySet<string> = new Set([
  'axis',
  'axes',
  'shape',
  'size',
  'newshape',
  'reps',
  'dims',
  'output_size',
]);

/** What an operation may say beyond the graph's own vocabulary. */
interface Behaviour {
  /** Parameters that must be given. */
  readonly required?: readonly string[];
  /** A property without arguments. */
  readonly property?: boolean;
  /** Whether the receiver stands for the result afterwards. */
  replaces?(node: Node): boolean;
  /** The argument that the result is put into. */
  target?(node: Node): Node | null;
}

/** Parameters whose arrays have to be tensors: NumPy's own would ask Mars for data while the graph is built. */
const tensorsOnly: ReadonlySet<string> = new Set(['mt.extract.a', 'mt.extract.arr']);

/** How many parameters have no name in Mars, whatever they are called here, of functions that have such. */
const nameless: ReadonlyMap<string, number> = new Map([['arange', 3]]);

/**
 * Parameters whose arguments go by their place: the first, whose name differs between versions, and what must be given, since Mars infers
 * dtypes from positional arguments only. Others go by name, as a parameter in between may be missing here.
 */
function byPlaceOf({operation, given}: Node, own: readonly string[]): readonly string[] {
  const {required = []} = operation as Behaviour;
  const count = nameless.get(operation.name) ?? 0;
  const optional = own.findIndex(
    (name, at) => !required.includes(name) && !(at < count && given.includes(name)),
  );
  return own.slice(0, optional === -1 ? own.length : Math.max(1, optional));
}

/**
 * Only what is known to give a lazy object is sent.
 *
 * @throws NotSupportedError for what Mars has not, and for what it would compute while it builds the graph.
 */
function refuseUnlessLazy({operation, place}: Node): void {
  const name = `${place}.${operation.name}`;
  if (operation.insteadOnCluster !== null)
    throw new NotSupportedError(
      `${name} does not exist on Mars and Xorbits clusters: ${operation.insteadOnCluster}.`,
    );
  if (/^[A-Z]/.test(place) && eagerNames.has(operation.name))
    throw new NotSupportedError(
      `${name} gives data, which a cluster has no graph for: execute the object and fetch it`,
    );
}

/** Writes nodes as the calls of Mars's API that build them. Every node is written once, however often it is used. */
export class GraphWriter {
  readonly #written = new Map<Node, PyExpression>();
  readonly #values: ValueEncoder;

  constructor(
    private readonly dialect: Dialect,
    /** What stands for a node that was executed before, or null. */
    private readonly executed: (node: Node) => PyExpression | null,
    /** What stands for data that was sent before, or undefined. */
    sent: (data: object) => PyExpression | undefined = () => undefined,
  ) {
    this.#values = new ValueEncoder((node) => this.expressionOf(node), sent, `${dialect.root}.dataframe`);
  }

  /** The expression of a node whose inputs were written before it. */
  write(node: Node): PyExpression {
    const expression = this.executed(node) ?? this.#operation(node);
    this.#written.set(node, expression);
    return expression;
  }

  /** The expression of a node, written at most once. */
  expressionOf(node: Node): PyExpression {
    return this.#written.get(node) ?? this.write(node);
  }

  #operation(node: Node): PyExpression {
    const {operation, place, args} = node;
    if (operation === outputOperation)
      return item(this.expressionOf(args['of'] as Node), args['index'] as number);
    refuseUnlessLazy(node);
    const module = modules[place];
    const {state} = args;
    if (place === 'mt.random' && state instanceof Draw) return this.#drawn(node, state);
    if (module !== undefined) return this.#called(node, of(this.dialect, module, operation.name), null);
    return this.#methodOf(node);
  }

  /** A generator of its own for each call, so that seeds hold there too. */
  #drawn(node: Node, draw: Draw): PyExpression {
    const generator = new PyCall(of(this.dialect, 'tensor.random', 'RandomState'), [draw.seed32]);
    return this.#called(node, attribute(generator, node.operation.name), null, ['state']);
  }

  #methodOf(node: Node): PyExpression {
    const {operation, place, args} = node;
    const [self = ''] = operation.parameters;
    const receiver = args[self];
    if (!(receiver instanceof Node))
      throw new NotSupportedError(`${place}.${operation.name} has no receiver that a cluster knows`);
    const object = this.expressionOf(receiver);
    const behaviour = operation as Behaviour;
    const equivalent = equivalents.get(`${place}.${operation.name}`);
    if (equivalent !== undefined) {
      return equivalent({
        dialect: this.dialect,
        node,
        receiver: object,
        args: this.#positional(node),
        function: (callee) => this.#called(node, callee, null),
        method: (name) => this.#called(node, attribute(object, name), self),
      });
    }
    const spelling = this.#spelling(node);
    if (spelling !== undefined) return spelling({receiver: object, args: this.#positional(node)});
    const within =
      place === 'Series.str'
        ? attribute(object, 'str')
        : place === 'Series.dt'
          ? attribute(object, 'dt')
          : object;
    const lazyName = this.dialect.lazyNames.get(`${place}.${operation.name}`);
    const callee = attribute(within, lazyName ?? operation.name);
    if (behaviour.property === true) return callee;
    const inPlace = behaviour.replaces?.(node) === true;
    // The result itself stands for the receiver from here on; not all versions know the keyword.
    if (inPlace && node.given.includes('inplace')) return this.#called(node, callee, self, ['inplace']);
    if (inPlace) {
      const shell = shellOf(object);
      return new PyBlock([this.#called(node, attribute(shell, operation.name), self)], shell);
    }
    return this.#called(node, callee, self);
  }

  /** Indexing is always spelled; an operator only where nothing but operands is given. */
  #spelling({operation, place, given}: Node): ReturnType<typeof indexingSpellings.get> {
    if (place === 'Series.str' || place === 'Series.dt') return undefined;
    const plain = given.length <= 2 && given.every((name) => operation.parameters.indexOf(name) < 2);
    return (
      indexingSpellings.get(operation.name) ?? (plain ? operatorSpellings.get(operation.name) : undefined)
    );
  }

  /** All arguments after the receiver, in order; those of the variadic parameter one by one. */
  #positional({operation, place, args, given}: Node): PyExpression[] {
    const [self] = operation.parameters;
    return operation.parameters
      .filter((name) => name !== self && given.includes(name))
      .flatMap((name) => (name === operation.variadic ? (args[name] as readonly unknown[]) : [args[name]]))
      .map(place === 'Tensor' ? this.#values.encode : this.#values.encodeLabels);
  }

  /** The call with the arguments that were given: the first by its place, further ones by name. */
  #called(
    node: Node,
    callee: PyExpression,
    self: string | null,
    without: readonly string[] = [],
  ): PyExpression {
    const {operation, args, given} = node;
    const names = operation.parameters.filter(
      (name) => name !== self && given.includes(name) && !without.includes(name),
    );
    const variadic = names.filter((name) => name === operation.variadic);
    const own = operation.parameters.filter((name) => name !== self);
    const byPlace = variadic.length > 0 ? own.slice(0, own.indexOf(variadic[0] ?? '')) : byPlaceOf(node, own);
    const leading = names.filter((name) => byPlace.includes(name) && name !== operation.keywords);
    const positional = leading.map((name) => this.#argument(node, name));
    for (const name of variadic)
      positional.push(...(args[name] as readonly unknown[]).map(this.#values.encode));
    const named = names.filter((name) => !leading.includes(name) && !variadic.includes(name));
    const keywords = named.flatMap((name) =>
      name === operation.keywords
        ? this.#keywords(node, name)
        : [[name, this.#argument(node, name)] as const],
    );
    return this.#into(node, callee, positional, Object.fromEntries(keywords));
  }

  /** The keywords that one parameter has gathered, each by its own name. */
  #keywords(node: Node, name: string): (readonly [string, PyExpression])[] {
    const gathered = this.#argument(node, name);
    if (!(gathered instanceof Map)) return [];
    return [...(gathered as ReadonlyMap<PyExpression, PyExpression>)].map(([key, value]) => {
      if (typeof key !== 'string') throw new ArgumentError(`${node.operation.name}: keywords have names`);
      return [key, value];
    });
  }

  /** NumPy's `out`: the result is put into a shell of its own, which stands for it. */
  #into(
    node: Node,
    callee: PyExpression,
    positional: PyExpression[],
    keywords: Record<string, PyExpression>,
  ): PyExpression {
    const target = (node.operation as Behaviour).target?.(node) ?? null;
    const name = target === null ? undefined : Object.keys(keywords).find((key) => node.args[key] === target);
    if (target === null || name === undefined) return new PyCall(callee, positional, keywords);
    const shell = shellOf(this.expressionOf(target));
    return new PyBlock([new PyCall(callee, positional, {...keywords, [name]: shell})], shell);
  }

  #argument({operation, args, place}: Node, name: string): PyExpression {
    const given = args[name];
    const value = given instanceof RemoteOnly ? given.value : given;
    // What Python takes as a tuple alone: several prefixes, the arguments of a function.
    if (Array.isArray(value) && (name === 'args' || (place === 'Series.str' && name === 'pat')))
      return new PyTuple(value.map(this.#values.encode));
    if (!(place === 'Tensor' || place.startsWith('mt'))) return this.#values.encodeLabels(value);
    const encoded = this.#values.encode(value);
    if (tensorsOnly.has(`${place}.${operation.name}.${name}`) && !(value instanceof Node))
      return new PyCall(of(this.dialect, 'tensor', 'tensor'), [encoded]);
    const numbers = Array.isArray(value) && value.every((part) => typeof part === 'number');
    return numbers && tuples.has(name) ? new PyTuple(encoded as readonly PyExpression[]) : encoded;
  }
}
