#!/usr/bin/env node
import {createRequire} from 'node:module';
import {packageLibrary} from '../kernel/library.js';
import {main} from '../src/repl/main.js';
import type {ShellOptions} from '../src/repl/options.js';

const {version} = createRequire(import.meta.url)('mars-ts/package.json') as {version: string};
const given = process.argv.slice(2);

/** Without arguments there is nothing to parse, and a prompt stands the sooner. */
const nothingGiven: ShellOptions = {
  version,
  code: null,
  script: null,
  args: [],
  interactive: false,
  session: null,
  jupyter: null,
  color: true,
};

async function parse(args: readonly string[]): Promise<ShellOptions> {
  const {default: yargs} = await import('yargs');
  const parsed = await yargs(args)
    .scriptName('mars-repl')
    .usage(
      '$0 [options] [-c CODE | SCRIPT] [ARGUMENTS...]\n\nMars-style lazy DataFrames and tensors in TypeScript, cell by cell.',
    )
    .parserConfiguration({'halt-at-non-option': true, 'populate--': false})
    .option('c', {
      type: 'string',
      alias: ['e', 'code'],
      requiresArg: true,
      describe: 'Run CODE and print its last value',
    })
    .option('i', {
      type: 'boolean',
      alias: 'interactive',
      describe: 'Read cells one by one, after CODE or SCRIPT where given',
    })
    .option('session', {type: 'string', requiresArg: true, describe: 'Work on the cluster at this URL'})
    .option('jupyter', {
      type: 'string',
      requiresArg: true,
      describe: 'Run the cells in a kernel of the Jupyter server at this URL',
    })
    .option('kernel', {
      type: 'string',
      requiresArg: true,
      implies: 'jupyter',
      conflicts: 'existing',
      describe: 'Kernel to start there; mars-ts unless the server has none',
    })
    .option('existing', {
      type: 'string',
      requiresArg: true,
      implies: 'jupyter',
      describe: 'Id of a kernel that runs there, or how it begins',
    })
    .option('token', {
      type: 'string',
      requiresArg: true,
      implies: 'jupyter',
      describe: "The server's token, where neither its URL nor JUPYTER_TOKEN has it",
    })
    .conflicts('session', 'jupyter')
    .option('color', {type: 'boolean', default: true, describe: 'Colours, where the output can show them'})
    .example('$0', 'Open the shell')
    .example('$0 -c "mt.arange(6).sum()"', 'Print one value')
    .example('$0 report.ts 2026', 'Run a script with an argument')
    .example('$0 --jupyter http://localhost:8888', 'Use a kernel of Jupyter')
    .version(version)
    .strictOptions()
    .help()
    .showHelpOnFail(false, 'mars-repl --help lists the options.')
    .parse();

  const words = parsed._.map(String);
  return {
    version,
    code: parsed.c ?? null,
    script: parsed.c === undefined ? (words[0] ?? null) : null,
    args: parsed.c === undefined ? words.slice(1) : words,
    interactive: parsed.i ?? false,
    session: parsed.session ?? null,
    jupyter:
      parsed.jupyter === undefined
        ? null
        : {
            url: parsed.jupyter,
            token: parsed.token ?? null,
            kernel: parsed.kernel ?? null,
            existing: parsed.existing ?? null,
          },
    color: parsed.color,
  };
}

process.exitCode = await main(given.length === 0 ? nothingGiven : await parse(given), packageLibrary);
