import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  anything,
  flag,
  integer,
  list,
  mismatch,
  nothing,
  object,
  oneOf,
  record,
  text,
  union,
} from '../../../kernel/wire/schema.js';

const schema = object(
  {code: text, access: oneOf('tail', 'search')},
  {
    silent: flag,
    count: union(integer, nothing),
    names: list(text),
    expressions: record(text),
    data: record(anything),
  },
);
const right = {code: '1', access: 'tail'};

test('what has the required fields, and fields that nobody described, fits', () => {
  assert.equal(mismatch(schema, right), null);
  assert.equal(mismatch(schema, {...right, future: [1]}), null);
  assert.equal(
    mismatch(schema, {...right, count: null, names: [], expressions: {a: 'b'}, data: {x: [1]}}),
    null,
  );
});

test('what does not fit is told with its place', () => {
  const cases: readonly [unknown, string][] = [
    [null, 'content is null, not object'],
    [[], 'content is array, not object'],
    [{access: 'tail'}, 'content.code is missing'],
    [{...right, code: 1}, 'content.code is number, not string'],
    [{...right, access: 'all'}, 'content.access is none of tail, search'],
    [{...right, silent: 'no'}, 'content.silent is string, not boolean'],
    [{...right, count: 1.5}, 'content.count is number'],
    [{...right, names: ['a', 2]}, 'content.names[1] is number, not string'],
    [{...right, expressions: {a: 1}}, 'content.expressions.a is number, not string'],
  ];
  for (const [value, why] of cases) assert.equal(mismatch(schema, value), why);
});

test('names of Object.prototype are no fields', () => {
  assert.equal(mismatch(object({constructor: text}), {}), 'content.constructor is missing');
});
