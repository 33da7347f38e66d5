/** The handlers that need the evaluator: one for each type of request. */
import type {ReplyContent} from '../control/context.js';
import type {Running} from '../running.js';
import type {CellRequests, Request} from '../wire/bridge.js';
import {commClose, commInfo, commMessage, commOpen} from './comm.js';
import {complete} from './complete.js';
import type {CellContext, CellHandler} from './context.js';
import {execute} from './execute.js';
import {history} from './history.js';
import {inspect} from './inspect.js';
import {isComplete} from './is-complete.js';

export const cellHandlers: {readonly [T in keyof CellRequests]: CellHandler<T>} = {
  execute_request: execute,
  is_complete_request: isComplete,
  complete_request: complete,
  inspect_request: inspect,
  history_request: history,
  comm_info_request: commInfo,
  comm_open: commOpen,
  comm_msg: commMessage,
  comm_close: commClose,
};

export function handle<T extends keyof CellRequests>(
  request: Request<T>,
  context: CellContext,
  running: Running,
): ReplyContent<T> | Promise<ReplyContent<T>> {
  const handler: CellHandler<T> = cellHandlers[request.msgType];
  return handler(request, context, running);
}

export type {CellContext} from './context.js';
