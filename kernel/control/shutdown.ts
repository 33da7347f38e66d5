import type {ControlHandler} from './context.js';

export const shutdown: ControlHandler<'shutdown_request'> = ({restart = false}, context) => {
  context.shutdown(restart);
  return {status: 'ok', restart};
};
