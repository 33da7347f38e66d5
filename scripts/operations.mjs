#!/usr/bin/env node
// Writes docs/operations.md anew, from the compiled operations: npm run build comes first.
import {writeFileSync} from 'node:fs';
import {operationsPage} from '../dist/test/support/operations-page.js';

writeFileSync(new URL('../docs/operations.md', import.meta.url), operationsPage());
