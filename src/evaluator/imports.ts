/** What cells import: packages and files as seen from the user's folder. */
import {readFile, stat} from 'node:fs/promises';
import * as nodeModule from 'node:module';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import vm from 'node:vm';
import {closest} from '../errors/index.js';
import {OWN_MODULE, OWN_NAME} from './own-package.js';
import {quietly} from './quietly.js';
import {typeExports} from './type-exports.js';
import type {Hooks} from './loader-hooks.js';

type Namespace = Record<string, unknown>;
type Importer = (specifier: string, options?: ImportCallOptions) => Promise<Namespace>;

/** What is shared by the imports of one session. */
interface Loaded {
  /** When each local file was last changed before it was first imported. */
  readonly versions: Map<string, {readonly first: number; latest: number}>;
  /** Once local files can be loaded; null before the first. */
  hooked: Promise<void> | null;
}

export class Imports {
  /** @param cwd the folder that relative paths and packages are looked up from */
  constructor(
    private readonly cwd: () => string,
    private readonly loaded: Loaded = {versions: new Map(), hooked: null},
  ) {}

  /** The same, looked up from another folder: that of a program's own file. */
  from(folder: string): Imports {
    return new Imports(() => folder, this.loaded);
  }

  /** `import.meta` of a cell. */
  meta(): {url: string; dirname: string; filename: string; resolve: (specifier: string) => string} {
    const filename = path.join(this.cwd(), 'cell.ts');
    const {resolve} = createRequire(filename);
    return {
      url: pathToFileURL(filename).href,
      dirname: this.cwd(),
      filename,
      resolve: (specifier) => {
        const found = resolve(specifier);
        return path.isAbsolute(found) ? pathToFileURL(found).href : found;
      },
    };
  }

  /** `require`, from the user's folder. */
  require(): NodeJS.Require {
    return createRequire(path.join(this.cwd(), 'cell.ts'));
  }

  /**
   * What an `import` declaration binds.
   * @throws SyntaxError when the module lacks a name, saying which ones are near
   */
  async named(
    specifier: string,
    names: readonly string[],
    attributes: Readonly<Record<string, string>>,
  ): Promise<Namespace> {
    const module = await this.load(specifier, attributes);
    const missing = names.filter((name) => !(name in module));
    if (missing.length === 0) return module;
    const file = this.local(specifier);
    const types = file === null ? new Set<string>() : typeExports(await readFile(file, 'utf8'));
    for (const name of missing) {
      if (types.has(name)) continue;
      const near = closest(name, Object.keys(module));
      const hint = near.length > 0 ? ` Did you mean ${near.map((n) => `'${n}'`).join(' or ')}?` : '';
      throw new SyntaxError(
        `The module '${specifier}' does not export '${name}'.${hint} A type is imported with 'import type'.`,
      );
    }
    return module;
  }

  /** `import(specifier)`. */
  async load(specifier: string, attributes: Readonly<Record<string, string>> = {}): Promise<Namespace> {
    if (specifier === OWN_NAME) return (await import(OWN_MODULE)) as Namespace;
    const file = this.local(specifier);
    if (file === null) return this.importer()(specifier, importOptions(attributes));
    if (file.endsWith('.json')) return {default: JSON.parse(await readFile(file, 'utf8')) as unknown};
    await (this.loaded.hooked ??= hookLoader());
    return this.importer()(await this.versioned(file), importOptions(attributes));
  }

  /** The path that a specifier names, or null for a package or a URL of another kind. */
  private local(specifier: string): string | null {
    if (specifier.startsWith('file:')) return fileURLToPath(specifier);
    if (/^\.{0,2}[/\\]/.test(specifier) || path.isAbsolute(specifier))
      return path.resolve(this.cwd(), specifier);
    return null;
  }

  /** A file that changed since it was first imported is imported afresh. */
  private async versioned(file: string): Promise<string> {
    const {href} = pathToFileURL(file);
    const changed = await stat(file).then(
      ({mtimeMs}) => mtimeMs,
      // Left to the loader, which looks for other endings and knows best what to say.
      () => null,
    );
    if (changed === null) return href;
    const known = this.loaded.versions.get(file);
    if (!known) this.loaded.versions.set(file, {first: changed, latest: changed});
    return known && known.first !== changed ? `${href}?v=${String(changed)}` : href;
  }

  /** An `import` that looks things up from the user's folder, with the loader of the main context. */
  private importer(): Importer {
    const importer = new vm.Script('(specifier, options) => import(specifier, options)', {
      filename: path.join(this.cwd(), '[cell import]'),
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext() as Importer;
    return (specifier, options) =>
      quietly('USE_MAIN_CONTEXT_DEFAULT_LOADER', () => importer(specifier, options));
  }
}

/** Has the loader read TypeScript from now on: on this thread where Node can, which deprecates the other way since. */
async function hookLoader(): Promise<void> {
  const registerHooks: unknown = Reflect.get(nodeModule, 'registerHooks');
  if (typeof registerHooks !== 'function') {
    nodeModule.register(new URL('./loader-thread.js', import.meta.url));
    return;
  }
  const {hooks} = await import('./loader-hooks.js');
  (registerHooks as (hooks: Hooks) => unknown)(hooks);
}

function importOptions(attributes: Readonly<Record<string, string>>): ImportCallOptions {
  return Object.keys(attributes).length === 0 ? {} : {with: {...attributes}};
}
