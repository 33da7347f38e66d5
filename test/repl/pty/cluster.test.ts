/** The shell on a real cluster. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Cluster, startCluster} from '../../cluster/support/cluster.js';
import {noEnvironment, pythonOf} from '../../cluster/support/python.js';
import {PseudoTerminal, skip} from './pseudo-terminal.js';

describe('mars-repl --session', {skip: skip || noEnvironment('mars')}, () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster(pythonOf('mars') ?? '', 'mars');
  });
  after(() => cluster.stop());

  it('works on the cluster from its first cell on', async (test) => {
    const terminal = PseudoTerminal.open(test, {args: ['--session', cluster.url], columns: 100});
    await terminal.prompt(1);
    assert.match(terminal.text, /Session '.*' at http:\/\/127\.0\.0\.1:\d+ is now the default session\./);
    assert.match(terminal.text, /Mars 0\.10\.0: 1 worker, 2 cores/);
    await terminal.run(
      1,
      'const df = md.DataFrame({city: ["Bern", "Jena", "Bern"], people: [134, 111, 135]})',
    );
    assert.match(
      await terminal.run(2, "await df.groupby('city').sum().execute()"),
      /people\ncity\s*\nBern +269\nJena +111$/,
    );
    assert.match(
      await terminal.run(3, '%session'),
      /\* +\S+ +http:\/\/127\.0\.0\.1:\d+ +ready +Mars 0\.10\.0/,
    );
    terminal.type('%session use \t');
    await terminal.shows(/In \[4\]: %session use \S+/);
    terminal.type('\x03');
    await terminal.prompt(4);
    terminal.type('\x04');
    assert.equal(await terminal.exited(), 0);
  });

  it('runs a program there', async (test) => {
    const terminal = PseudoTerminal.open(test, {
      args: ['--session', cluster.url, '-c', 'await mt.arange(6).sum().execute()'],
    });
    assert.equal(await terminal.exited(), 0);
    assert.match(terminal.text, /\n15$/);
  });
});

describe('mars-repl --session where nothing is', {skip}, () => {
  it('says so, and goes on with a local session', async (test) => {
    const terminal = PseudoTerminal.open(test, {args: ['--session', 'http://127.0.0.1:9']});
    await terminal.prompt(1);
    assert.match(terminal.text, /ConnectionError: .*127\.0\.0\.1:9/);
    assert.match(await terminal.run(1, 'await mt.arange(6).sum().execute()'), /Out\[1\]: 15$/);
  });

  it('fails as a program', async (test) => {
    const terminal = PseudoTerminal.open(test, {args: ['--session', 'http://127.0.0.1:9', '-c', '"ran"']});
    assert.equal(await terminal.exited(), 1);
    assert.match(terminal.text, /ConnectionError/);
    assert.doesNotMatch(terminal.text, /ran/);
  });
});
