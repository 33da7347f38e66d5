/** The handlers that run on the protocol thread, and are answered while a cell runs. */
import type {ControlRequests} from '../wire/contents.js';
import type {ControlContext, ControlHandler} from './context.js';
import {interrupt} from './interrupt.js';
import {kernelInfo} from './kernel-info.js';
import {shutdown} from './shutdown.js';
import {createSubshell, deleteSubshell, listSubshells} from './subshells.js';

const handlers: {readonly [T in keyof ControlRequests]: ControlHandler<T>} = {
  kernel_info_request: kernelInfo,
  interrupt_request: interrupt,
  shutdown_request: shutdown,
  create_subshell_request: createSubshell,
  delete_subshell_request: deleteSubshell,
  list_subshell_request: listSubshells,
};

/** Answers a request of the control channel; its content has been checked. */
export function control<T extends keyof ControlRequests>(
  type: T,
  content: Readonly<Record<string, unknown>>,
  context: ControlContext,
): ReturnType<ControlHandler<T>> {
  const handler: ControlHandler<T> = handlers[type];
  return handler(content as ControlRequests[T], context);
}

export type {ControlContext} from './context.js';
