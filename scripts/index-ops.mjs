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
const imports = files.map((file, i) => `import * as m${i} from './${file.replace(/\.ts$/, '.js')}';`);
const text = `// Written by scripts/index-ops.mjs from the files beside it.
${imports.join('\n')}

/** Every module that defines operations. */
export const modules: readonly object[] = [${files.map((_, i) => `m${i}`).join(', ')}];
`;
const target = fileURLToPath(new URL('all.ts', folder));
let old = '';
try {
  old = readFileSync(target, 'utf8');
} catch {
  // The first time there is none.
}
if (old !== text) writeFileSync(target, text);
