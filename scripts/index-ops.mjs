#!/usr/bin/env node
// Writes src/ops/all.ts: the list of every file that defines operations, so that adding one touches no list.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = new URL('../src/ops/', import.meta.url);
const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.includes('/') && file.endsWith('.ts'))
  .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('declare module'))
  .sort();
// Re-exported, so that the emitted declarations reach every file that adds methods.
const lines = files.map((file) => {
  const path = file.replace(/\.ts$/, '');
  return `export * as ${path.replace(/[^a-z0-9]+(.)/gi, (_, next) => next.toUpperCase())} from './${path}.js';`;
});
const text = `// Written by scripts/index-ops.mjs: every file beside it that defines operations.\n${lines.join('\n')}\n`;
const target = fileURLToPath(new URL('all.ts', folder));
let old = '';
try {
  old = readFileSync(target, 'utf8');
} catch {
  // The first time there is none.
}
if (old !== text) writeFileSync(target, text);
