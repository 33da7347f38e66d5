import {createRequire} from 'node:module';

/** This package's version, from its package.json wherever it is installed. */
export const version: string = findVersion();

function findVersion(): string {
  const require = createRequire(import.meta.url);
  const found: unknown = require('../../../package.json');
  return typeof found === 'object' && found !== null && 'version' in found
    ? String(found.version)
    : 'unknown';
}
