/** What cells show and ask, as messages to Jupyter. */
import {InterruptedError, NotSupportedError} from '../src/errors/index.js';
import type {DisplayOptions, FrontEnd, MimeBundle, ProgressEvent} from '../src/interactive/types.js';
import type {ProtocolLink} from './link.js';
import {ProgressDisplays} from './progress.js';
import type {RunningRequests} from './running.js';

export class JupyterFrontEnd implements FrontEnd {
  readonly kind = 'kernel';
  readonly color = true;
  readonly columns = 100;
  private readonly progressDisplays = new ProgressDisplays((bundle, options) =>
    this.display(bundle, options),
  );

  constructor(
    private readonly link: ProtocolLink,
    private readonly running: RunningRequests,
  ) {}

  stream(name: 'stdout' | 'stderr', text: string): void {
    this.link.stream(name, text);
  }

  display(bundle: MimeBundle, {id, update = false, metadata = {}}: DisplayOptions = {}): void {
    if (update && id !== undefined) {
      this.link.publish('update_display_data', {data: bundle, metadata, transient: {display_id: id}});
    } else {
      this.link.publish('display_data', {
        data: bundle,
        metadata,
        transient: id === undefined ? {} : {display_id: id},
      });
    }
  }

  clearOutput(wait: boolean): void {
    this.link.publish('clear_output', {wait});
  }

  input(prompt: string, {password = false}: {readonly password?: boolean} = {}): Promise<string> {
    const {current} = this.running;
    if (current?.open !== true) {
      return Promise.reject(
        new NotSupportedError('input: the cell that asks has ended, and nobody would see the question'),
      );
    }
    if (!current.allowStdin) {
      return Promise.reject(
        new NotSupportedError('input: this front-end does not answer questions (allow_stdin is false)'),
      );
    }
    return this.link.ask(current.id, prompt, password).then(answered);
  }

  progress(event: ProgressEvent): void {
    this.progressDisplays.take(event);
  }

  page(bundle: MimeBundle): void {
    this.running.current?.pages.push(bundle);
  }
}

/** Front-ends answer Ctrl-D as the terminal does. */
function answered(value: string): string {
  if (value === '\x04') throw new InterruptedError('input: the input was ended without an answer.');
  return value;
}
