import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Script} from 'node:vm';
import {Edits} from '../../src/evaluator/edits.js';
import {eraseTypes} from '../../src/evaluator/erase.js';
import {parse} from '../../src/evaluator/parse.js';

function erase(source: string): string {
  const edits = new Edits(source);
  eraseTypes(parse(source, 'test.ts').program, edits);
  const {code} = edits.apply();
  // Reads as it stands when it has no types left.
  new Script(`(async () => {${code}})`);
  return code;
}

describe('erasing types', () => {
  for (const source of [
    'const x: number = 1 as number satisfies number;',
    'let y!: string; function f<T extends object>(this: T, a?: T, ...b: T[]): asserts a is T {}',
    'class A<T> extends Array<T> implements Iterable<T> { private readonly x?: number = 1; declare z: T; static #p: number; [k: string]: unknown; abstract?: 1 }',
    'abstract class B { abstract m(): void; protected abstract n: string; override toString(): string { return "" } }',
    'const g = async <T,>(v: T): Promise<T> => v!;',
    'const h = (a: number): {\n  x: number;\n} => ({x: a});',
    'interface I { a: number }\ntype T = I | null;\ndeclare const d: T; declare function e(): void;',
    'const m = new Map<string, number>(); m.get("a")!.toFixed<1>;',
    'function over(a: string): void;\nfunction over(a: unknown) {}',
    'const k = (o as any)\n;[1].map((v): number => v)',
    'for (const v of [] as number[]) {}',
    'try {} catch (e: unknown) {}',
  ]) {
    it(`keeps every character in place: ${source.slice(0, 60)}`, () => {
      const erased = erase(source);
      assert.equal(erased.length, source.length);
      assert.equal(erased.split('\n').length, source.split('\n').length);
    });
  }

  it('keeps statements apart that a type stood between', () => {
    assert.match(erase('let a = b as string\n(c)'), /;/);
  });

  it('assigns parameter properties', () => {
    assert.match(
      erase('class A { constructor(private a: string, readonly b = 1) {} }'),
      /\{;this\.a=a;this\.b=b;\}/,
    );
    assert.match(
      erase('class A extends Object { constructor(public a: string) { super(); } }'),
      /super\(\);;this\.a=a;/,
    );
  });
});
