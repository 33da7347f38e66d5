import type {ControlHandler} from './context.js';

export const interrupt: ControlHandler<'interrupt_request'> = async (_content, context) => {
  await context.interrupt();
  return {status: 'ok'};
};
