/** A Jupyter server as the shell asks it: which kernels it can start, which run, start one, end one. */
import {KernelAPI, KernelSpecAPI, ServerConnection, type Kernel, type KernelSpec} from '@jupyterlab/services';
import {ArgumentError, ConnectionError, listing, unknownName} from '../../errors/index.js';
import type {ServerAddress} from './address.js';
import {serverSettings} from './socket.js';

/** The kernel to start where none is named and the server has it. */
const PREFERRED = 'mars-ts';

export class JupyterServer {
  readonly settings: ServerConnection.ISettings;

  constructor(readonly address: ServerAddress) {
    this.settings = serverSettings(address);
  }

  get url(): string {
    return this.address.baseUrl;
  }

  /**
   * The name of the kernel to start.
   * @throws ArgumentError for one that the server does not have; ConnectionError when it does not answer
   */
  async kernelName(wanted: string | null): Promise<string> {
    const specs = await this.ask(() => KernelSpecAPI.getSpecs(this.settings));
    const names = Object.keys(specs.kernelspecs);
    if (wanted === null) return names.includes(PREFERRED) ? PREFERRED : specs.default;
    if (names.includes(wanted)) return wanted;
    const byTitle = Object.values(specs.kernelspecs).find((spec) => isTitled(spec, wanted));
    if (byTitle !== undefined) return byTitle.name;
    throw new ArgumentError(`--kernel: ${this.url} has no kernel '${wanted}'.${unknownName(wanted, names)}`);
  }

  /** The language of a kernel's cells, as its kernelspec names it; empty where the server no longer has that. */
  async languageOf(name: string): Promise<string> {
    const specs = await this.ask(() => KernelSpecAPI.getSpecs(this.settings));
    return specs.kernelspecs[name]?.language ?? '';
  }

  /** @throws ConnectionError when the server cannot start it */
  start(name: string): Promise<Kernel.IModel> {
    return this.ask(() => KernelAPI.startNew({name}, this.settings));
  }

  /**
   * The running kernel whose id is, or begins with, `id`.
   * @throws ArgumentError naming those that run, when there is none or more than one
   */
  async running(id: string): Promise<Kernel.IModel> {
    const models = await this.ask(() => KernelAPI.listRunning(this.settings));
    const found = models.filter((model) => model.id.startsWith(id));
    const [only] = found;
    if (only !== undefined && (found.length === 1 || only.id === id)) return only;
    const what = found.length === 0 ? `no kernel runs with the id '${id}'` : `several ids begin with '${id}'`;
    const shown = (found.length === 0 ? models : found).map((model) => `${model.id} (${model.name})`);
    const all = shown.length === 0 ? 'none at all' : listing(shown).replaceAll("'", '');
    throw new ArgumentError(`--existing: at ${this.url} ${what}. Running: ${all}.`);
  }

  /** What the server knows of a kernel; null when it has none of the id. */
  async model(id: string): Promise<Kernel.IModel | null> {
    return (await this.ask(() => KernelAPI.getKernelModel(id, this.settings))) ?? null;
  }

  interrupt(id: string): Promise<void> {
    return this.ask(() => KernelAPI.interruptKernel(id, this.settings));
  }

  /** Ends a kernel; one that is gone already is none to complain of. */
  shutdown(id: string): Promise<void> {
    return this.ask(() => KernelAPI.shutdownKernel(id, this.settings));
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw this.explained(error);
    }
  }

  private explained(cause: unknown): ConnectionError {
    return new ConnectionError(this.explanation(cause), {cause});
  }

  private explanation(error: unknown): string {
    const {baseUrl, token} = this.address;
    if (error instanceof ServerConnection.NetworkError)
      return `The Jupyter server at ${baseUrl} cannot be reached: ${error.message}.`;
    if (!(error instanceof ServerConnection.ResponseError))
      return `What is at ${baseUrl} does not answer as a Jupyter server does.`;
    const {status} = error.response;
    if (status === 401 || status === 403)
      return token === ''
        ? `The Jupyter server at ${baseUrl} wants a token: add ?token=… to its address, set JUPYTER_TOKEN, or use --token. 'jupyter server list' shows it.`
        : `The Jupyter server at ${baseUrl} refuses the token. 'jupyter server list' shows the right one.`;
    if (status === 404) return `There is no Jupyter server at ${baseUrl} (404 ${error.response.statusText}).`;
    return `The Jupyter server at ${baseUrl} fails: ${error.message}.`;
  }
}

function isTitled(spec: KernelSpec.ISpecModel | undefined, title: string): spec is KernelSpec.ISpecModel {
  return spec?.display_name.toLowerCase() === title.toLowerCase();
}
