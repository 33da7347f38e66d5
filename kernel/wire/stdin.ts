/** The stdin channel: questions of cells to the front-end that sent them. */
import type {Outgoing, Received} from './frames.js';
import type {HeaderMaker} from './message.js';

interface Question {
  /** As the cell's thread numbers it. */
  readonly id: number;
  readonly request: Received;
}

export class StdinChannel {
  private readonly asked: Question[] = [];

  constructor(
    private readonly headers: HeaderMaker,
    private readonly send: (message: Outgoing, identities: readonly Buffer[]) => void,
    private readonly answer: (id: number, value: string) => void,
  ) {}

  ask(id: number, request: Received, prompt: string, password: boolean): void {
    this.asked.push({id, request});
    const message = {
      header: this.headers.make('input_request'),
      parent: request.message.header,
      metadata: {},
      content: {prompt, password},
      buffers: [],
    };
    this.send(message, request.identities);
  }

  /** An input_reply answers the oldest question put to its sender; one that nobody waits for is let go. */
  reply({identities, message}: Received): void {
    const sender = identityOf(identities);
    const at = this.asked.findIndex(({request}) => identityOf(request.identities) === sender);
    const [question] = at < 0 ? [] : this.asked.splice(at, 1);
    if (question !== undefined) this.answer(question.id, String(message.content['value']));
  }

  /** Forgets what a request asked that has ended by now. */
  forget(request: Received): void {
    const kept = this.asked.filter((question) => question.request !== request);
    this.asked.splice(0, this.asked.length, ...kept);
  }
}

function identityOf(identities: readonly Buffer[]): string {
  return identities.map((each) => each.toString('hex')).join('/');
}
