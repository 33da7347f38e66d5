/** A kernel as Jupyter starts it: a process of its own, the first of its group, with a connection file. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ConnectionInfo} from '../../kernel/wire/connection.js';
import {freePorts} from '../support/ports.js';

/** What starts the kernel that was built here. */
export const ownArgv: readonly string[] = [
  process.execPath,
  fileURLToPath(new URL('../../kernel/main.js', import.meta.url)),
  '{connection_file}',
];

export interface KernelOptions {
  readonly connection?: Partial<ConnectionInfo>;
  readonly env?: Readonly<Record<string, string>>;
  /** A kernelspec's `argv`; by default it starts the kernel that was built here. */
  readonly argv?: readonly string[];
}

export class KernelProcess {
  process: ChildProcess;

  private constructor(
    readonly connection: ConnectionInfo,
    private readonly launch: () => ChildProcess,
    private readonly folder: string,
  ) {
    this.process = launch();
    process.once('exit', this.kill);
  }

  /** The connection file. */
  get file(): string {
    return join(this.folder, 'connection.json');
  }

  /** What the kernel wrote to its log. */
  get log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  static async start({
    connection: wanted = {},
    env = {},
    argv = ownArgv,
  }: KernelOptions = {}): Promise<KernelProcess> {
    const [shell, control, stdin, iopub, hb] = await freePorts(5);
    const connection = {
      transport: 'tcp',
      ip: '127.0.0.1',
      shell_port: shell,
      control_port: control,
      stdin_port: stdin,
      iopub_port: iopub,
      hb_port: hb,
      key: 'a secret of this test',
      signature_scheme: 'hmac-sha256',
      ...wanted,
    } as ConnectionInfo;
    const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
    const file = join(folder, 'connection.json');
    writeFileSync(file, JSON.stringify(connection), {mode: 0o600});
    const [program = process.execPath, ...words] = argv.map((word) =>
      word === '{connection_file}' ? file : word,
    );
    const launch = (): ChildProcess => {
      const log = openSync(join(folder, 'log'), 'a', 0o600);
      const child = spawn(program, words, {
        cwd: folder,
        env: {...process.env, ...env},
        stdio: ['ignore', 'ignore', log],
        detached: true,
      });
      closeSync(log);
      return child;
    };
    return new KernelProcess(connection, launch, folder);
  }

  /** Starts the process again, once it has ended. */
  restart(): void {
    this.process = this.launch();
  }

  /** Resolves with the exit code once the process has ended. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }

  /** Also when the tests end without `stop`: a test that takes too long is left where it is. */
  private readonly kill = (): void => {
    this.process.kill('SIGKILL');
  };

  async stop(): Promise<void> {
    process.off('exit', this.kill);
    this.kill();
    await this.ended();
    rmSync(this.folder, {recursive: true, force: true});
  }
}
