import {after, before} from 'node:test';
import {startCluster} from './cluster.js';
import type {Cluster} from './cluster.js';
import {Inspector} from './inspector.js';
import {pythonOf} from './python.js';

/** What a suite has while its tests run. */
export interface WatchedCluster {
  readonly url: string;
  /** Looks at the cluster from beside the sessions that are tested. */
  readonly inspector: Inspector;
}

/** A cluster of its own for the suite that this is called in, and what looks into it. */
export function watchedCluster(name: 'mars' | 'xorbits'): () => WatchedCluster {
  let cluster: Cluster;
  let inspector: Inspector;
  before(async () => {
    cluster = await startCluster(pythonOf(name) ?? '', name);
    inspector = new Inspector(cluster.url);
  });
  after(async () => {
    inspector.close();
    await cluster.stop();
  });
  return () => ({url: cluster.url, inspector});
}
