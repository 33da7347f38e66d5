import type {ControlHandler} from './context.js';

export const createSubshell: ControlHandler<'create_subshell_request'> = (_content, {subshells}) => ({
  status: 'ok',
  subshell_id: subshells.create(),
});

export const deleteSubshell: ControlHandler<'delete_subshell_request'> = ({subshell_id: id}, {subshells}) => {
  if (subshells.delete(id)) return {status: 'ok'};
  return {status: 'error', ename: 'ValueError', evalue: `there is no subshell '${id}'`, traceback: []};
};

export const listSubshells: ControlHandler<'list_subshell_request'> = (_content, {subshells}) => ({
  status: 'ok',
  subshell_id: subshells.list(),
});
