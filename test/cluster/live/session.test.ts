/** What holds for every session, on real clusters. */
import {after, before, describe} from 'node:test';
import {new_session} from '../../../src/index.js';
import {sessionSuite} from '../../support/session-suite.js';
import {startCluster} from '../support/cluster.js';
import type {Cluster} from '../support/cluster.js';
import {noEnvironment, pythonOf} from '../support/python.js';
import {accessSuite} from '../support/access-suite.js';
import {clusterSuite} from '../support/cluster-suite.js';
import {errorsSuite} from '../support/errors-suite.js';
import {filesSuite} from '../support/files-suite.js';
import {moveSuite} from '../support/move-suite.js';
import {dtypesSuite} from '../support/dtypes-suite.js';
import {pythonSuite} from '../support/python-suite.js';
import {remoteSuite} from '../support/remote-suite.js';
import {trafficSuite} from '../support/traffic-suite.js';

for (const name of ['mars', 'xorbits'] as const) {
  const python = pythonOf(name);
  describe(`a ${name} cluster`, {skip: noEnvironment(name)}, () => {
    let cluster: Cluster;
    before(async () => {
      cluster = await startCluster(python ?? '', name);
    });
    after(() => cluster.stop());

    sessionSuite('sessions', () => new_session(cluster.url));
    describe('operations of clusters only', () => {
      remoteSuite(() => cluster.url, name);
    });
    describe('files and databases', () => {
      filesSuite(() => cluster.url, name);
    });
    describe("Python of one's own", () => {
      pythonSuite(() => cluster.url, name);
    });
    describe('to_session', () => {
      moveSuite(() => cluster.url);
    });
    describe('what goes to and fro', () => {
      trafficSuite(() => cluster.url);
    });
    describe('clusters behind a gatekeeper', () => {
      accessSuite(() => cluster.url);
    });
    describe('what fails there is raised here', () => {
      errorsSuite(() => cluster.url);
    });
    describe('data', () => {
      dtypesSuite(() => cluster.url, name);
    });
    clusterSuite(() => cluster.url, name);
  });
}
