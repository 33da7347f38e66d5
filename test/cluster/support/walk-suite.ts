/**
 * Every name that is documented, called on a real cluster: whatever its answer, the cluster's web process still answers afterwards. It builds
 * the graphs, and a call that computed there would wait for itself.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as after} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {it} from 'node:test';
import {Address} from '../../../src/cluster/http/address.js';
import {HttpClient} from '../../../src/cluster/http/client.js';
import * as mars from '../../../src/index.js';
import {parseExamples, valueOf, type Example} from '../../support/doctest.js';

const root = fileURLToPath(new URL('../../../../src/ops/', import.meta.url));
/** Milliseconds after which an example is left to itself. */
const patience = 20_000;
/** Milliseconds after which the web process is taken to hang. */
const longestSilence = 120_000;

/** The value of a promise, or undefined when it takes too long. */
async function within<T>(promise: Promise<T>, milliseconds = patience): Promise<T | undefined> {
  const over = new AbortController();
  const late = after(milliseconds, undefined, {signal: over.signal});
  try {
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}

/** Runs an example, and what it gives when that is lazy; gives its error, as many examples are for a local session. */
async function tried(example: Example): Promise<unknown> {
  try {
    const value = await valueOf(example, {...mars});
    const all = Array.isArray(value) ? (value as unknown[]) : [value];
    for (const each of all) if (isLazy(each)) await each.execute();
    return null;
  } catch (error) {
    return error;
  }
}

function isLazy(value: unknown): value is {execute(): Promise<unknown>} {
  return typeof value === 'object' && value !== null && 'execute' in value && 'fetch' in value;
}

/** The folder of a file; each of those for clusters is a part of its own, as their examples are many. */
function partOf(file: string): string {
  return file.startsWith('remote/') ? file : file.replace(/\/[^/]*$/, '');
}

export function walkSuite(url: () => string): void {
  const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));
  for (const folder of new Set(files.map(partOf))) {
    const examples = files
      .filter((file) => partOf(file) === folder)
      .flatMap((file) =>
        parseExamples(readFileSync(`${root}${file}`, 'utf8')).map((example) => ({file, example})),
      );
    if (examples.length === 0) continue;
    it(`answers still after ${examples.length} examples of ${folder}`, async () => {
      const home = process.cwd();
      const place = mkdtempSync(join(tmpdir(), 'mars-ts-walk-'));
      process.chdir(place);
      const session = mars.new_session(url()).as_default();
      const client = new HttpClient(new Address(new URL(url())));
      try {
        for (const {file, example} of examples) {
          await within(tried(example));
          const version = await within(
            client.text({method: 'GET', path: '/api/cluster/versions', silence: longestSilence}),
            longestSilence,
          );
          assert.ok(
            version !== undefined,
            `the web process hangs after the example at ${file}:${example.line}`,
          );
        }
      } finally {
        client.close();
        await within(session.close());
        process.chdir(home);
        rmSync(place, {recursive: true});
      }
    });
  }
}
