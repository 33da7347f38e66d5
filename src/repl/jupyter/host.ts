/** Cells that run in a kernel of a Jupyter server. */
import {setTimeout as after} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import type {KernelMessage} from '@jupyterlab/services';
import {InterruptedError, MarsError} from '../../errors/index.js';
import {toPoints} from '../../interactive/positions.js';
import type {CellOutcome, Completeness, Completions, FrontEnd} from '../../interactive/types.js';
import type {CellHost, HostedCell} from '../host.js';
import {pairBrackets} from '../syntax/brackets.js';
import type {Language} from '../syntax/language.js';
import {completionsOf} from './completions.js';
import type {RemoteKernel} from './kernel.js';
import {KernelOutput} from './output.js';

/** How long a kernel that is busy may leave the editor without an answer. */
const PATIENCE_MS = 1000;
/** What tells a kernel that the input has ended: the terminal's Ctrl-D. */
const END_OF_INPUT = '\x04';
const NOT_RUN = 'The kernel did not run the cell, because one before it failed.';

type Reply = KernelMessage.IExecuteReplyMsg['content'];

export interface RemoteHostParts {
  readonly kernel: RemoteKernel;
  readonly language: Language;
  /** Number of the next cell, where it is known. */
  readonly count: number | null;
  readonly frontEnd: FrontEnd;
  readonly close: () => Promise<void>;
}

export class RemoteHost implements CellHost {
  readonly language: Language;
  count: number | null;
  private readonly kernel: RemoteKernel;
  private readonly frontEnd: FrontEnd;
  private readonly output: KernelOutput;

  constructor(private readonly parts: RemoteHostParts) {
    const {kernel, language, count, frontEnd} = parts;
    this.kernel = kernel;
    this.language = language;
    this.count = count;
    this.frontEnd = frontEnd;
    this.output = new KernelOutput(frontEnd);
    kernel.onOutput((message) => {
      this.output.take(message);
    });
    kernel.onRenewal(() => {
      this.count = 1;
    });
    kernel.onNotice((notice) => {
      frontEnd.stream('stderr', `${notice}\n`);
    });
  }

  async execute({code, typed}: HostedCell): Promise<CellOutcome> {
    const {output, kernel} = this;
    output.begin();
    try {
      const reply = await kernel.whileAlive(() => this.request(code, typed));
      return this.outcome(reply);
    } catch (error) {
      return failureOf(error);
    }
  }

  async isComplete(code: string): Promise<Completeness> {
    const {content} = (await this.soon(() => this.kernel.connection.requestIsComplete({code}))) ?? {};
    switch (content?.status) {
      case 'complete':
      case 'invalid':
        return {status: content.status, indent: ''};
      case 'incomplete':
        return {status: 'incomplete', indent: content.indent};
      default:
        return this.guess(code);
    }
  }

  async complete(code: string, cursor: number): Promise<Completions> {
    const request = {code, cursor_pos: toPoints(code, cursor)};
    const reply = await this.kernel
      .whileAlive(() => this.kernel.connection.requestComplete(request))
      .catch(() => null);
    return reply === null
      ? {items: [], start: cursor, end: cursor}
      : completionsOf(reply.content, code, cursor);
  }

  async document(code: string, cursor: number): Promise<string> {
    const request = {code, cursor_pos: toPoints(code, cursor), detail_level: 0} as const;
    const reply = await this.soon(() => this.kernel.connection.requestInspect(request));
    if (reply?.content.status !== 'ok') return '';
    const text = reply.content.data['text/plain'];
    return typeof text === 'string' ? stripVTControlCharacters(text) : '';
  }

  async recall(most: number): Promise<readonly string[]> {
    const reply = await this.kernel
      .whileAlive(() =>
        this.kernel.connection.requestHistory({
          hist_access_type: 'tail',
          n: most,
          output: false,
          raw: true,
          session: 0,
          start: 0,
          stop: 0,
          pattern: '*',
          unique: false,
        } as KernelMessage.IHistoryRequestMsg['content']),
      )
      .catch(() => null);
    if (reply?.content.status !== 'ok') return [];
    return reply.content.history.map(([, , input]) => (Array.isArray(input) ? input[0] : input));
  }

  warm(): Promise<void> {
    return Promise.resolve();
  }

  interruptLink(): Promise<null> {
    return Promise.resolve(null);
  }

  interrupt(): void {
    this.kernel.interrupt().catch((error: unknown) => {
      this.frontEnd.stream('stderr', `\n${error instanceof Error ? error.message : String(error)}\n`);
    });
  }

  close(): Promise<void> {
    return this.parts.close();
  }

  private async request(code: string, typed: boolean): Promise<Reply> {
    const future = this.kernel.execute({
      code,
      silent: false,
      store_history: typed,
      allow_stdin: true,
      stop_on_error: true,
    });
    future.onStdin = (message) => {
      if (message.header.msg_type === 'input_request')
        void this.answer(future, message as KernelMessage.IInputRequestMsg);
    };
    return (await future.done).content;
  }

  /** Asks the person what the cell asks, and sends the answer. */
  private async answer(
    future: ReturnType<RemoteKernel['execute']>,
    {content, header}: KernelMessage.IInputRequestMsg,
  ): Promise<void> {
    const value = await this.frontEnd
      .input(this.output.colored(content.prompt), {password: content.password})
      .catch((error: unknown) => {
        if (error instanceof InterruptedError) return END_OF_INPUT;
        throw error;
      });
    if (!future.isDisposed) future.sendInputReply({status: 'ok', value}, header);
  }

  private outcome(reply: Reply): CellOutcome {
    const {output, frontEnd} = this;
    const count = reply.execution_count as number | null | undefined;
    if (typeof count === 'number' && count > 0) this.count = count + 1;
    if (reply.status === 'ok') {
      for (const payload of reply.payload ?? []) this.takePayload(payload);
      const bundle = output.result;
      return {status: 'ok', value: undefined, ...(bundle !== undefined && {bundle})};
    }
    if (output.result !== undefined) frontEnd.display(output.result);
    const lines = reply.status === 'error' ? output.lines(reply) : [NOT_RUN];
    return {
      status: 'error',
      ename: reply.status === 'error' ? reply.ename : reply.status,
      evalue: reply.status === 'error' ? reply.evalue : NOT_RUN,
      traceback: output.failure ?? lines,
      error: null,
    };
  }

  /** What a reply asks of the front-end: to page text, to put code into the next cell. */
  private takePayload(payload: Readonly<Record<string, unknown>>): void {
    const {source, data, text} = payload;
    if (source === 'page' && typeof data === 'object' && data !== null) {
      const plain = (data as Readonly<Record<string, unknown>>)['text/plain'];
      this.frontEnd.page({
        ...data,
        ...(typeof plain === 'string' && {'text/plain': this.output.colored(plain)}),
      });
    } else if (source === 'set_next_input' && typeof text === 'string') {
      if (this.frontEnd.nextInput) this.frontEnd.nextInput(text, payload['replace'] === true);
      else this.frontEnd.stream('stdout', `${text}\n`);
    }
  }

  /** The answer, or null where the kernel has none while a person waits. */
  private async soon<T>(request: () => Promise<T>): Promise<T | null> {
    const late = new AbortController();
    try {
      return await Promise.race([
        this.kernel.whileAlive(request).catch(() => null),
        after(PATIENCE_MS, null, {signal: late.signal}),
      ]);
    } finally {
      late.abort();
    }
  }

  /** Where the kernel does not say: a cell goes on as long as a bracket is open, and one of several lines until a blank one. */
  private guess(code: string): Completeness {
    const {open} = pairBrackets(this.language.tokenize(code));
    const last = code.slice(code.lastIndexOf('\n') + 1);
    const goesOn = open.length > 0 || (code.includes('\n') && last.trim() !== '');
    return {status: goesOn ? 'incomplete' : 'unknown', indent: /^\s*/.exec(last)?.[0] ?? ''};
  }
}

function failureOf(error: unknown): CellOutcome {
  const {name, message} = error instanceof Error ? error : new MarsError(String(error));
  return {status: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}`], error};
}
