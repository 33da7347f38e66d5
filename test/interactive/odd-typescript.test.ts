import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {TestSession} from './recording-front-end.js';

const DECORATORS = `function extended(target: any, context: any) { return class extends target { extra = 1 } as any }
function doubled(method: any, context: any) { return function (this: any, ...all: any[]) { return method.apply(this, all) * 2 } }
@extended class Decorated<T> {
  x = 2; // a comment
  @doubled
  twice(value: number) { return value }
  accessor kept = 3
}`;

/** What a cell is, and the text of its value; `undefined` shows nothing. */
const VALUES: readonly (readonly [code: string, shown: string | undefined])[] = [
  // Enumerations, namespaces, decorators.
  ['enum E {A = 1, B, C = "xyz".length, D = B << 2}\n[E.B, E[1], E.C, E.D]', "[ 2, 'A', 3, 8 ]"],
  ['const enum Fixed {A = 5}\nFixed.A', '5'],
  ['namespace N { export const a = 1; export namespace M { export const b = a + 1 } }\nN.M.b', '2'],
  ['namespace Text { // a comment\n  export const lines = `a\nb`\n}\nText.lines', "'a\\nb'"],
  ['namespace Types { export interface I { x: 1 } }\n3', '3'],
  ['declare const nowhere: number; declare module "foo" {}\n4', '4'],
  [`${DECORATORS}\nconst d = new Decorated(); [d.extra, d.x, d.twice(4), d.kept]`, '[ 1, 2, 8, 3 ]'],
  [
    `${DECORATORS}\nconst Named = @extended class { x = 2; @doubled twice(n: number): number { return n } };\nconst n = new Named() as any; [n.extra, n.x, n.twice(4)]`,
    '[ 1, 2, 8 ]',
  ],
  [
    'function same(value: any, context: any) { return value }\nconst Itself = @same class { static make() { return new Itself() } }\n;[Itself.name, Itself.make() instanceof Itself]',
    "[ 'Itself', true ]",
  ],
  [
    'function noted(value: any, context: any) { value.noted = context.name }\n[(@noted class Inner {}).name, ((given: any) => given.noted)(@noted class {\n  private x?: number\n}), (class { accessor y = 5 }).name]',
    "[ 'Inner', '', '' ]",
  ],
  // Exports and imports.
  [
    'export const one = 1; export function two() { return 2 }; export default class Three {}; export {one as uno}; [one, two(), Three.name]',
    "[ 1, 2, 'Three' ]",
  ],
  ['import type {Stats} from "node:fs"; import {type Dirent, sep} from "node:path"; typeof sep', "'string'"],
  ['import fs = require("node:fs"); typeof fs.readFileSync', "'function'"],
  ['namespace Deep { export const q = 9 }\nimport q = Deep.q; q', '9'],
  ['import path, * as all from "node:path"; path.sep === all.sep', 'true'],
  // Generators, loops, destructuring.
  ['function* some() { yield 1; yield* [2, 3] }\n[...some()]', '[ 1, 2, 3 ]'],
  [
    'async function* later() { yield 1 }\nconst seen = []; for await (const x of later()) seen.push(x); seen',
    '[ 1 ]',
  ],
  ['outer: for (let i = 0; ; i++) { for (;;) { if (i > 2) break outer; continue outer } }\n7', '7'],
  [
    'const {a, b: {c = 5} = {}, ...rest} = {a: 1, z: 2} as any; const [h, , ...tail] = [1, 2, 3]; [a, c, rest, h, tail]',
    '[ 1, 5, { z: 2 }, 1, [ 3 ] ]',
  ],
  ['let p1 = 1, p2 = 2; [p1, p2] = [p2, p1]; [p1, p2]', '[ 2, 1 ]'],
  // Disposal.
  [
    'const gone: number[] = []; for (using x of [{[Symbol.dispose]() { gone.push(1) }}]) gone.push(0); gone',
    '[ 0, 1 ]',
  ],
  [
    'const went: number[] = []; { await using x = {async [Symbol.asyncDispose]() { went.push(1) }}; went.push(0) }\nwent',
    '[ 0, 1 ]',
  ],
  // Layout.
  ['#!/usr/bin/env node\n1 + 2', '3'],
  ['const first = 1\r\nconst second = first + 1\r\nsecond', '2'],
  ['const Größe = 1, 变量 = 2, π = 3; Größe + 变量 + π', '6'],
  ['// nothing\n/* here */', undefined],
  ['1 + 1 // a comment', '2'],
  ['1 + 1; // a comment', undefined],
  [`[${Array.from({length: 20_000}, (_, i) => i).join(',')}].length`, '20000'],
  [
    `${Array.from({length: 3_000}, (_, i) => `const n${String(i)} = ${String(i)};`).join('\n')}\nn2999`,
    '2999',
  ],
  // What looks like a block and is none, and the other way round.
  ['{a: 1, b: {c: 2}}', '{ a: 1, b: { c: 2 } }'],
  ['{...{a: 1}, b: 2}', '{ a: 1, b: 2 }'],
  ['{ const inside = 1; inside }', undefined],
  ['{a: 1};', undefined],
  // Strictness, as in a module.
  ['typeof this', "'undefined'"],
  ['{ function inBlock() {} }\ntypeof inBlock', "'undefined'"],
];

const FAILURES: readonly (readonly [code: string, message: RegExp, place: string])[] = [
  ['return 5', /'return' statement can only be used within a function/, '1:1'],
  ['const el = <div>x</div>', /JSX is not supported here/, '1:12'],
  ['with (Math) { max(1) }', /'with' statements are not allowed/, '1:1'],
  ['let twice = 1; let twice = 2', /already been declared/, '1:5'],
  ['undeclared = 5', /undeclared is not defined/, '1:12'],
  ['const a = 1\r\n\r\nnull!.x', /reading 'x'/, '3:7'],
  ['\n\n  const o: any = 1;\n  o.foo.bar', /reading 'bar'/, '4:9'],
  ['%%time\n\n1;\nnull!.x', /reading 'x'/, '4:7'],
  ['1\n%time null!.x', /reading 'x'/, '2:13'],
  ['%timeit -n 1 -r 1 null!.x', /reading 'x'/, '1:25'],
  ['%pwd\n\nnull!.x', /reading 'x'/, '3:7'],
  ['%%time\nconst a = ;', /Unexpected token/, '2:11'],
];

describe('odd TypeScript', () => {
  let session: TestSession;
  before(() => {
    session = new TestSession();
  });
  after(() => session.close());

  for (const [code, shown] of VALUES) {
    it(`runs ${JSON.stringify(code.length > 80 ? `${code.slice(0, 80)}…` : code)}`, async () => {
      assert.equal(await session.text(code), shown);
    });
  }

  for (const [code, message, place] of FAILURES) {
    it(`says where ${JSON.stringify(code)} fails`, async () => {
      const {evalue, traceback} = await session.failure(code);
      assert.match(evalue, message);
      assert.match(traceback.join('\n'), new RegExp(`cell\\[\\d+\\]:${place}\\b`));
    });
  }

  it('keeps variables that blocks declare by var', async () => {
    await session.text(
      'if (true) { var v = 1 }\nfor (var i = 0; i < 3; i++) { var w = i }\nswitch (1) { case 1: var s = 3 }',
    );
    assert.equal(await session.text('[v, i, w, s]'), '[ 1, 3, 2, 3 ]');
  });

  it('keeps lines inside of what is compiled by other means', async () => {
    for (const code of [
      'namespace Failing {\n  export function f() {\n    // a comment\n    return null!.x\n  }\n}\nFailing.f()',
      `${DECORATORS.replace('{ return value }', '{\n\n\nreturn null!.x }')}\nnew Decorated().twice(1)`,
    ]) {
      const line = code.split('\n').findIndex((text) => text.includes('null!')) + 1;
      assert.match(
        (await session.failure(code)).traceback.join('\n'),
        new RegExp(`cell\\[\\d+\\]:${String(line)}:`),
      );
    }
  });

  it('names what is near', async () => {
    await session.text('const myValue = [1]');
    assert.match((await session.failure('myVlaue')).traceback.join('\n'), /Did you mean 'myValue'\?/);
    assert.match(
      (await session.failure('myValue.fliter(Boolean)')).traceback.join('\n'),
      /Did you mean 'filter'\?/,
    );
    assert.match((await session.failure('consol.log(1)')).traceback.join('\n'), /Did you mean 'console'\?/);
  });
});
