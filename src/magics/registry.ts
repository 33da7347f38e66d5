/** All magics by name. */
import {ArgumentError, ValueError, closest, listing} from '../errors/index.js';
import {read} from '../evaluator/parse.js';
import type {Magic, MagicKind} from './define.js';

const SIGIL: Record<MagicKind, string> = {line: '%', cell: '%%'};

export class MagicRegistry {
  private readonly magics = new Map<string, Magic>();

  constructor(magics: Iterable<Magic>) {
    for (const magic of magics) this.register(magic);
  }

  /**
   * Adds a magic, or replaces the one of the same name.
   * @throws ArgumentError when it is not one
   */
  register(magic: Magic): void {
    const {name, kinds, gives} = magic;
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new ArgumentError(`register_magic: a magic's name is one word, got '${name}'.`);
    if (typeof magic.run !== 'function')
      throw new ArgumentError(`register_magic: '${name}' has no 'run' function.`);
    if (
      !Array.isArray(kinds) ||
      kinds.length === 0 ||
      !kinds.every((kind) => kind === 'line' || kind === 'cell')
    ) {
      throw new ArgumentError(`register_magic: 'kinds' of '${name}' is a list of 'line' and 'cell'.`);
    }
    for (const type of typeof gives === 'object' ? [gives.bare, gives.called] : [gives])
      if (type !== undefined && !isType(type))
        throw new ArgumentError(
          `register_magic: 'gives' of '${name}' is a type of TypeScript, as 'string[]', got '${type}'.`,
        );
    this.magics.set(name, magic);
  }

  find(name: string): Magic | undefined {
    return this.magics.get(name);
  }

  /**
   * The magic of a name that can be called in a way.
   * @throws ValueError naming the near ones
   */
  require(name: string, kind: MagicKind): Magic {
    const magic = this.magics.get(name);
    if (magic?.kinds.includes(kind)) return magic;
    const called = SIGIL[kind] + name;
    if (magic) {
      const other: MagicKind = kind === 'line' ? 'cell' : 'line';
      throw new ValueError(`${called} does not exist, but ${SIGIL[other]}${name} does.`);
    }
    const near = closest(name, this.names(kind)).map((known) => SIGIL[kind] + known);
    const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
    const rest =
      near.length > 0
        ? '%lsmagic lists all.'
        : `There are: ${listing(this.names(kind), 40).replaceAll("'", '')}.`;
    throw new ValueError(`Unknown magic ${called}.${hint} ${rest}`);
  }

  all(): Magic[] {
    return [...this.magics.values()];
  }

  names(kind: MagicKind): string[] {
    return this.all().flatMap(({name, kinds}) => (kinds.includes(kind) ? [name] : []));
  }
}

/** Whether a text is a type, and nothing more. */
function isType(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const {program, complaint} = read(`type T = (${text}\n);`);
  return !complaint && program.body.length === 1;
}
