import type {CellHandler} from './context.js';

export const isComplete: CellHandler<'is_complete_request'> = ({content}, {interactive}) => {
  const {status, indent} = interactive.isComplete(content.code);
  return status === 'incomplete' ? {status, indent} : {status};
};
