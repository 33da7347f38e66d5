export {ClusterBackend} from './backend/cluster-backend.js';
export type {ConnectOptions} from './http/address.js';
