/** Answers, on the thread of the cells, what the protocol thread hands over. */
import {handle, type CellContext} from './handlers/index.js';
import type {RunningRequests} from './running.js';
import type {Request} from './wire/bridge.js';

/** Runs a request and sends its reply. A comm message has none: what its listener throws is told on standard error. */
export async function answer(
  request: Request,
  context: CellContext,
  requests: RunningRequests,
): Promise<void> {
  const {link} = context;
  const {content, failed} = await requests.run(request, async (running) => {
    try {
      const reply: Readonly<Record<string, unknown>> | null = await handle(request, context, running);
      return {content: reply === null ? null : JSON.stringify(reply), failed: reply?.['status'] === 'error'};
    } catch (error) {
      return explain(request, error, context);
    }
  });
  link.reply(request.id, content, failed);
}

function explain(
  {msgType}: Request,
  error: unknown,
  {link}: CellContext,
): {content: string | null; failed: boolean} {
  const {
    name,
    message,
    stack = `${name}: ${message}`,
  } = error instanceof Error ? error : new Error(String(error));
  if (msgType.endsWith('_request')) {
    const failure = {ename: name, evalue: message, traceback: stack.split('\n')};
    if (msgType === 'execute_request') link.publish('error', failure);
    return {content: JSON.stringify({status: 'error', ...failure}), failed: true};
  }
  link.stream('stderr', `${stack}\n`);
  return {content: null, failed: true};
}
