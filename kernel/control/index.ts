/** The handlers that run on the protocol thread, and are answered while a cell runs. */
import type {ControlRequests} from '../wire/contents.js';
import type {ControlHandler} from './context.js';
import {interrupt} from './interrupt.js';
import {kernelInfo} from './kernel-info.js';
import {shutdown} from './shutdown.js';
import {createSubshell, deleteSubshell, listSubshells} from './subshells.js';

export const controlHandlers: {readonly [T in keyof ControlRequests]: ControlHandler<T>} = {
  kernel_info_request: kernelInfo,
  interrupt_request: interrupt,
  shutdown_request: shutdown,
  create_subshell_request: createSubshell,
  delete_subshell_request: deleteSubshell,
  list_subshell_request: listSubshells,
};

export type {ControlContext} from './context.js';
