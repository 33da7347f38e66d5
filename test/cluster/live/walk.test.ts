/** No name that is documented keeps a cluster's web process from answering. */
import {after, before, describe} from 'node:test';
import {startCluster} from '../support/cluster.js';
import type {Cluster} from '../support/cluster.js';
import {noEnvironment, pythonOf} from '../support/python.js';
import {walkSuite} from '../support/walk-suite.js';

for (const name of ['mars', 'xorbits'] as const) {
  describe(`the web process of a ${name} cluster`, {skip: noEnvironment(name)}, () => {
    let cluster: Cluster;
    before(async () => {
      cluster = await startCluster(pythonOf(name) ?? '', name);
    });
    after(() => cluster.stop());
    walkSuite(() => cluster.url);
  });
}
