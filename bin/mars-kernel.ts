#!/usr/bin/env node
/** `mars-kernel`: installs the Jupyter kernel, and starts it. */
import {resolve} from 'node:path';
import yargs, {type Argv} from 'yargs';
import {hideBin} from 'yargs/helpers';
import {defaultName, install, uninstall} from '../kernel/install/kernelspec.js';
import type {Place} from '../kernel/install/paths.js';
import {startKernel} from '../kernel/start.js';
import {kernelVersion} from '../kernel/version.js';
import {MarsError} from '../src/errors/index.js';

interface PlaceArguments {
  readonly user?: boolean | undefined;
  readonly sysPrefix?: boolean | undefined;
  readonly prefix?: string | undefined;
}

function placeOptions<T>(options: Argv<T>) {
  return options
    .option('user', {type: 'boolean', describe: 'for the current user (the default)'})
    .option('sys-prefix', {type: 'boolean', describe: 'into the active Python environment'})
    .option('prefix', {type: 'string', describe: 'into DIR/share/jupyter/kernels', requiresArg: true})
    .conflicts({user: ['sys-prefix', 'prefix'], 'sys-prefix': 'prefix'})
    .option('name', {
      type: 'string',
      default: defaultName,
      describe: 'name of the kernel',
      requiresArg: true,
    });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function placeOf({sysPrefix, prefix}: PlaceArguments): Place {
  if (prefix !== undefined) return {kind: 'prefix', folder: resolve(prefix)};
  return {kind: sysPrefix === true ? 'sys-prefix' : 'user'};
}

await yargs(hideBin(process.argv))
  .scriptName('mars-kernel')
  .command(
    'install',
    'make the kernel known to Jupyter',
    (options) =>
      placeOptions(options).option('display-name', {
        type: 'string',
        describe: "what Jupyter's launcher calls it",
        requiresArg: true,
      }),
    ({name, displayName, ...place}) => {
      const folder = install({place: placeOf(place), name, ...(displayName !== undefined && {displayName})});
      say(`Installed the kernel '${name}' in ${folder}`);
    },
  )
  .command('uninstall', 'take the kernel out of Jupyter', placeOptions, ({name, ...place}) => {
    say(`Removed the kernel '${name}' from ${uninstall({place: placeOf(place), name})}`);
  })
  .command(
    'start',
    'run a kernel, as Jupyter does',
    (options) =>
      options.option('connection-file', {
        type: 'string',
        describe: "Jupyter's connection file",
        demandOption: true,
        requiresArg: true,
      }),
    ({connectionFile}) => startKernel(connectionFile),
  )
  .demandCommand(1, 'Say what to do: install, uninstall or start.')
  .strict()
  .version(kernelVersion)
  .fail((message: string | null, error: Error | undefined, parser) => {
    if (error !== undefined && !(error instanceof MarsError)) throw error;
    process.stderr.write(`${error?.message ?? message ?? ''}\n`);
    if (error === undefined) parser.showHelp('error');
    process.exit(1);
  })
  .parseAsync();
