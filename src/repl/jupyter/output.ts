/** What a kernel publishes for a cell, shown by a front-end. */
import {stripVTControlCharacters} from 'node:util';
import type {KernelMessage} from '@jupyterlab/services';
import type {FrontEnd, MimeBundle} from '../../interactive/types.js';

/** What a kernel says of an error. */
interface KernelError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export class KernelOutput {
  /** The results of the cell that runs; a kernel may send several. */
  private results: MimeBundle[] = [];
  private traceback: readonly string[] | null = null;

  constructor(private readonly frontEnd: FrontEnd) {}

  /** A cell begins. */
  begin(): void {
    this.results = [];
    this.traceback = null;
  }

  /** What is to be shown at the end of the cell. */
  get result(): MimeBundle | undefined {
    return this.results.at(-1);
  }

  /** Lines of the error that the cell published. */
  get failure(): readonly string[] | null {
    return this.traceback;
  }

  take(message: KernelMessage.IIOPubMessage): void {
    const {frontEnd} = this;
    const content = message.content as Record<string, unknown>;
    switch (message.header.msg_type) {
      case 'stream':
        frontEnd.stream(
          content['name'] === 'stderr' ? 'stderr' : 'stdout',
          this.colored(String(content['text'])),
        );
        break;
      case 'display_data':
      case 'update_display_data': {
        const update = message.header.msg_type === 'update_display_data';
        const id = displayId(content);
        frontEnd.display(this.bundle(content), {...(id !== undefined && {id}), update});
        break;
      }
      case 'execute_result':
        // Only the last one waits for the end of the cell.
        for (const earlier of this.results) frontEnd.display(earlier);
        this.results = [this.bundle(content)];
        break;
      case 'clear_output':
        frontEnd.clearOutput(content['wait'] === true);
        break;
      case 'error':
        this.traceback = this.lines(message.content as KernelMessage.IErrorMsg['content']);
        break;
      default:
        break;
    }
  }

  /** The lines of an error, from what a kernel says of it. */
  lines({traceback, ename, evalue}: KernelError): readonly string[] {
    const lines = traceback.length > 0 ? traceback : [`${ename}: ${evalue}`];
    return lines.map((line) => this.colored(line));
  }

  /** Kernels colour what they print without asking. */
  colored(text: string): string {
    return this.frontEnd.color ? text : stripVTControlCharacters(text);
  }

  private bundle({data}: Readonly<Record<string, unknown>>): MimeBundle {
    const bundle = typeof data === 'object' && data !== null ? (data as MimeBundle) : {};
    const text = bundle['text/plain'];
    return typeof text === 'string' ? {...bundle, 'text/plain': this.colored(text)} : bundle;
  }
}

function displayId({transient}: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof transient !== 'object' || transient === null || !('display_id' in transient)) return undefined;
  return typeof transient.display_id === 'string' ? transient.display_id : undefined;
}
