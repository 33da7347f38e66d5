import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {operationsPage} from '../support/operations-page.js';

it('docs/operations.md lists the operations that there are: node scripts/operations.mjs writes it', () => {
  const page = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  assert.equal(page, operationsPage());
});
