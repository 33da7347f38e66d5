import {KeyError} from '../../src/errors/index.js';
import type {Comm} from '../comms.js';
import type {CellContext, CellHandler} from './context.js';

export const commOpen: CellHandler<'comm_open'> = async ({content, buffers}, {comms}) => {
  await comms.openedByPeer(content.comm_id, content.target_name, {data: content.data, buffers});
  return null;
};

export const commMessage: CellHandler<'comm_msg'> = async ({content, buffers}, context) => {
  await known(content.comm_id, context).receive({data: content.data, buffers});
  return null;
};

export const commClose: CellHandler<'comm_close'> = async ({content, buffers}, context) => {
  await known(content.comm_id, context).closedByPeer({data: content.data ?? {}, buffers});
  return null;
};

export const commInfo: CellHandler<'comm_info_request'> = ({content}, {comms}) => ({
  status: 'ok',
  comms: Object.fromEntries(
    comms.list(content.target_name).map(({id, target}) => [id, {target_name: target}]),
  ),
});

function known(id: string, {comms}: CellContext): Comm {
  const comm = comms.get(id);
  if (comm === undefined) throw new KeyError(`there is no open comm '${id}'`);
  return comm;
}
