import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {SqlEngine} from '../../../src/engine/sql/index.js';
import {SessionClosedError} from '../../../src/errors/index.js';

const endless = 'select count(*) from range(1000000000000) where hash(range) = 1';

describe('closing the engine', () => {
  it('ends what runs and what waits for its turn, and then itself', async () => {
    const engine = new SqlEngine({queries: 1});
    await engine.rows('select 1');
    const running = assert.rejects(engine.rows(endless));
    const waiting = assert.rejects(engine.rows(endless), SessionClosedError);
    await engine.close();
    await Promise.all([running, waiting]);
  });

  it('ends while tables that nobody holds are being dropped', async () => {
    for (let i = 0; i < 20; i++) {
      const engine = new SqlEngine();
      const tables = await Promise.all(
        Array.from({length: 6}, () => engine.createTable('select range as x from range(100000)')),
      );
      for (const table of tables) table.release();
      await engine.close();
    }
  });
});
