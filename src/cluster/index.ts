export {ClusterBackend} from './backend/cluster-backend.js';
export {RemoteError, remoteOf} from './errors/remote.js';
export type {RemoteException, RemoteFrame} from './errors/remote.js';
export type {ConnectOptions} from './http/address.js';
