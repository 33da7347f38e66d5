/** Versions that the kernel tells of itself. */
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

function versionOf(packageName: string): string {
  const {version} = require(`${packageName}/package.json`) as {version: string};
  return version;
}

export const kernelVersion = versionOf('mars-ts');
export const languageVersion = versionOf('typescript');
