#!/usr/bin/env node
/**
 * Makes the environments of real clusters for the tests, `.envs/mars` and `.envs/xorbits`, and prints their interpreters.
 *
 *     node scripts/cluster-env.mjs [mars] [xorbits]
 */
import {fileURLToPath} from 'node:url';
import {printEnv, pythonEnv} from './python-env.mjs';

/** Versions that are known to work together. */
const environments = {
  mars: {
    name: 'mars',
    versions: ['3.9'],
    // The last two are for files of tensors.
    requirements: [
      ...['pymars==0.10.0', 'numpy<1.24', 'pandas<1.6', 'setuptools<70'],
      ...['h5py==3.14.0', 'zarr==2.16.1'],
    ],
  },
  xorbits: {
    name: 'xorbits',
    versions: ['3.11'],
    requirements: ['xorbits==0.8.2', 'xoscar==0.4.3', 'numpy<2', 'pandas<2.2', 'pyarrow<17'],
  },
};

/** The interpreter of a package's environment, or the reason why there is none. */
export function clusterEnv(name, log) {
  return pythonEnv({...environments[name], ...(log === undefined ? {} : {log})});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in environments));
  if (unknown.length > 0) {
    console.error(
      `no such environment: ${unknown.join(', ')}. There are: ${Object.keys(environments).join(', ')}`,
    );
    process.exitCode = 1;
  } else {
    for (const name of asked.length > 0 ? asked : Object.keys(environments)) printEnv(environments[name]);
  }
}
