/** The package as its users get it: a tarball, installed into an empty project elsewhere. */
import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const windows = process.platform === 'win32';

/** What `npm pack` makes of this checkout as it is built. */
export class Tarball {
  private constructor(
    private readonly folder: string,
    readonly path: string,
  ) {}

  static async pack(): Promise<Tarball> {
    const folder = mkdtempSync(join(tmpdir(), 'mars-ts-pack-'));
    await npm(root, 'pack', '--pack-destination', folder);
    const [name = ''] = readdirSync(folder);
    return new Tarball(folder, join(folder, name));
  }

  remove(): void {
    rmSync(this.folder, {recursive: true, force: true});
  }
}

export class Project {
  private constructor(readonly folder: string) {}

  /** An empty project with `packages` installed, without running anybody's install script. */
  static async with(packages: readonly string[], manifest: object = {}): Promise<Project> {
    const folder = mkdtempSync(join(tmpdir(), 'mars-ts-project-'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({name: 'a-project', private: true, type: 'module', ...manifest}),
    );
    await npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
    return new Project(folder);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs a command that the installed packages bring, and gives what it prints. */
  async command(name: string, ...args: readonly string[]): Promise<string> {
    const path = join(this.folder, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
    return this.output(path, args);
  }

  /** Runs a program of the project. */
  node(file: string): Promise<string> {
    return this.output(process.execPath, [file]);
  }

  remove(): void {
    rmSync(this.folder, {recursive: true, force: true});
  }

  private async output(program: string, args: readonly string[]): Promise<string> {
    const {stdout} = await run(program, args, {cwd: this.folder, shell: windows}).catch((error: unknown) => {
      // The compiler prints its complaints to where results go.
      const {stdout: printed = ''} = error as {stdout?: string};
      throw new Error(`${String(error)}\n${printed}`, {cause: error});
    });
    return stdout;
  }
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  await run('npm', args, {cwd, shell: windows});
}
