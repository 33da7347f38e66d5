/** Answers, on the thread of the cells, what the protocol thread hands over. */
import type {CellError} from '../src/interactive/types.js';
import {handle, type CellContext} from './handlers/index.js';
import type {Running, RunningRequests} from './running.js';
import type {Reply, Request} from './wire/bridge.js';

type Answer = Pick<Reply, 'content' | 'failed'>;

/** Runs a request and sends its reply. A comm message has none: what its listener throws is told on standard error. */
export async function answer(
  request: Request,
  context: CellContext,
  requests: RunningRequests,
): Promise<void> {
  const reply = await requests.run(request, async (running) => {
    const answer = await answerOf(request, context, running);
    return {id: request.id, ...answer, result: running.result};
  });
  context.link.reply(reply);
}

async function answerOf(request: Request, context: CellContext, running: Running): Promise<Answer> {
  const work = async (): Promise<Answer> => {
    const reply = await handle(request, context, running);
    if (reply === null) return {content: null, failed: false};
    return {content: JSON.stringify(reply), failed: 'status' in reply && reply.status === 'error'};
  };
  // A cell is answered whatever becomes of its code. All else is called as cells are, as listeners and getters of the user's may run.
  if (request.msgType === 'execute_request') return work();
  const outcome = await context.interactive.call(work);
  return outcome.status === 'ok' ? (outcome.value as Answer) : explain(request, outcome, context);
}

function explain({msgType}: Request, {ename, evalue, traceback}: CellError, {link}: CellContext): Answer {
  if (msgType.endsWith('_request')) {
    return {content: JSON.stringify({status: 'error', ename, evalue, traceback}), failed: true};
  }
  link.stream('stderr', `${traceback.join('\n')}\n`);
  return {content: null, failed: true};
}
