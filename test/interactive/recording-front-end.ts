/** A front-end that keeps what it is told, for tests. */
import {Interactive, type InteractiveOptions} from '../../src/interactive/interactive.js';
import {History} from '../../src/interactive/history.js';
import type {
  CellError,
  CellOutcome,
  DisplayOptions,
  FrontEnd,
  MimeBundle,
  ProgressEvent,
} from '../../src/interactive/types.js';

export class RecordingFrontEnd implements FrontEnd {
  readonly kind = 'kernel';
  readonly color = false;
  readonly columns = 80;
  readonly out: string[] = [];
  readonly err: string[] = [];
  readonly displays: {readonly bundle: MimeBundle; readonly options: DisplayOptions | undefined}[] = [];
  readonly pages: MimeBundle[] = [];
  readonly errors: CellError[] = [];
  readonly cleared: boolean[] = [];
  readonly progresses: ProgressEvent[] = [];
  readonly inputs: string[] = [];
  answers: string[] = [];
  /** Called with what is printed. */
  heard: (text: string) => void = () => undefined;

  stream(name: 'stdout' | 'stderr', text: string): void {
    this.heard(text);
    (name === 'stdout' ? this.out : this.err).push(text);
  }

  display(bundle: MimeBundle, options?: DisplayOptions): void {
    this.displays.push({bundle, options});
  }

  clearOutput(wait: boolean): void {
    this.cleared.push(wait);
  }

  input(prompt: string): Promise<string> {
    this.inputs.push(prompt);
    const answer = this.answers.shift();
    return answer === undefined ? Promise.reject(new Error('Nobody answers.')) : Promise.resolve(answer);
  }

  progress(event: ProgressEvent): void {
    this.progresses.push(event);
  }

  page(bundle: MimeBundle): void {
    this.pages.push(bundle);
  }

  error(error: CellError): void {
    this.errors.push(error);
  }
}

/** A session without a user's history and, unless asked for, without type checks. */
export class TestSession {
  readonly frontEnd = new RecordingFrontEnd();
  readonly interactive: Interactive;
  private count = 0;

  constructor(options: InteractiveOptions = {}) {
    this.interactive = new Interactive(this.frontEnd, {
      history: new History(null),
      settings: {check: 'off'},
      ...options,
    });
  }

  run(code: string): Promise<CellOutcome> {
    this.count += 1;
    return this.interactive.execute({code, count: this.count});
  }

  /** The text that a cell's value shows; undefined where nothing is shown. */
  async text(code: string): Promise<unknown> {
    const outcome = await this.run(code);
    if (outcome.status === 'error') throw new Error(outcome.traceback.join('\n'), {cause: outcome.error});
    return outcome.bundle?.['text/plain'];
  }

  /** The error of a cell that is to fail. */
  async failure(code: string): Promise<CellError> {
    const outcome = await this.run(code);
    if (outcome.status === 'ok') throw new Error(`The cell was to fail: ${code}`);
    return outcome;
  }

  close(): Promise<void> {
    return this.interactive.close();
  }
}
