import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  PyBlock,
  PyCall,
  PyFloat,
  PyGlobal,
  PyTuple,
  attribute,
  ellipsis,
  item,
  method,
  pyComplex,
  pySlice,
} from '../../../src/cluster/pickle/expression.js';
import type {PyExpression} from '../../../src/cluster/pickle/expression.js';
import {writePickle} from '../../../src/cluster/pickle/writer.js';
import {noEnvironment, pythonOf, runPython} from '../support/python.js';

const python = pythonOf('mars') ?? pythonOf('xorbits');

/** Loads each pickle in CPython, checks its opcodes with `pickletools`, and prints what it holds. */
const loader = `
import pickle, pickletools, struct, sys
source = sys.stdin.buffer
def blob():
    return source.read(struct.unpack('<Q', source.read(8))[0])
for _ in range(struct.unpack('<Q', source.read(8))[0]):
    count = struct.unpack('<Q', source.read(8))[0]
    text, *buffers = [blob() for _ in range(count)]
    for _ in pickletools.genops(text): pass
    pickletools.dis(text, out=open('/dev/null', 'w') if sys.platform != 'win32' else None)
    print(ascii(pickle.loads(text, buffers=buffers)))
`;

const size = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

function framed(expression: PyExpression, outOfBandFrom: number): Buffer {
  const {pieces, buffers} = writePickle(expression, {outOfBandFrom});
  const blobs = [Buffer.concat(pieces), ...buffers];
  return Buffer.concat([size(blobs.length), ...blobs.flatMap((blob) => [size(blob.length), blob])]);
}

/** What CPython makes of the pickles, as its `ascii` prints it. */
function load(expressions: readonly PyExpression[], outOfBandFrom = Infinity): string[] {
  const input = Buffer.concat([
    size(expressions.length),
    ...expressions.map((expression) => framed(expression, outOfBandFrom)),
  ]);
  return runPython(python ?? '', loader, input)
    .trimEnd()
    .split(/\r?\n/);
}

const builtins = (name: string): PyGlobal => new PyGlobal('builtins', name);

describe('a pickle that CPython loads', {skip: python === null ? noEnvironment('mars') : false}, () => {
  const cases: readonly (readonly [string, PyExpression, string])[] = [
    ['None', null, 'None'],
    ['truth values', [true, false], '[True, False]'],
    [
      'integers of one, two and four bytes',
      [0, 255, 256, 65535, 65536, -1, -(2 ** 31)],
      '[0, 255, 256, 65535, 65536, -1, -2147483648]',
    ],
    [
      'integers of any size',
      [2 ** 31, -(2n ** 63n), 2n ** 64n, -(2n ** 2100n)],
      `[2147483648, ${-(2n ** 63n)}, ${2n ** 64n}, ${-(2n ** 2100n)}]`,
    ],
    [
      'integers at the edges of bytes',
      [127n, 128n, -128n, -129n, 32768n, -32769n, 2n ** 39n, -(2n ** 39n)].map((n) => n + 0n),
      '[127, 128, -128, -129, 32768, -32769, 549755813888, -549755813888]',
    ],
    ['floats', [1.5, new PyFloat(2), -0, NaN, Infinity, 1e300], '[1.5, 2.0, -0.0, nan, inf, 1e+300]'],
    ['complex numbers', pyComplex(1, -2), '(1-2j)'],
    [
      'text',
      ['', 'a', 'é😀', 'x\ud800y', 'z'.repeat(300)],
      `['', 'a', '\\xe9\\U0001f600', 'x\\ud800y', '${'z'.repeat(300)}']`,
    ],
    ['bytes', [new Uint8Array(0), Uint8Array.of(0, 255)], "[b'', b'\\x00\\xff']"],
    [
      'tuples',
      [0, 1, 2, 3, 4].map((n) => new PyTuple(Array.from({length: n}, (_, i) => i))),
      '[(), (0,), (0, 1), (0, 1, 2), (0, 1, 2, 3)]',
    ],
    [
      'lists and dicts',
      [
        [],
        [[1]],
        new Map(),
        new Map<PyExpression, PyExpression>([
          ['a', 1],
          [new PyTuple([1, 2]), []],
        ]),
      ],
      "[[], [[1]], {}, {'a': 1, (1, 2): []}]",
    ],
    [
      'slices and the ellipsis',
      new PyTuple([pySlice(1, null, -1), ellipsis]),
      '(slice(1, None, -1), Ellipsis)',
    ],
    [
      'a dotted name',
      new PyCall(new PyGlobal('collections', 'OrderedDict.fromkeys'), [['a']]),
      "OrderedDict([('a', None)])",
    ],
    ['a call', new PyCall(builtins('divmod'), [7, 2]), '(3, 1)'],
    ['a call with keywords', new PyCall(builtins('int'), ['ff'], {base: 16}), '255'],
    [
      'a call with nothing but keywords',
      new PyCall(builtins('dict'), [], {a: 1, b: [2]}),
      "{'a': 1, 'b': [2]}",
    ],
    ['methods and items', item(method(method('a,b', 'split', [',']), 'copy'), 1), "'b'"],
    ['an attribute', attribute(pyComplex(1, 2), 'imag'), '2.0'],
  ];
  for (const [title, expression, expected] of cases) {
    it(`holds ${title}`, () => {
      assert.deepEqual(load([expression]), [expected]);
    });
  }

  it('builds what stands in several places once', () => {
    const shared = new PyCall(builtins('object'));
    const same = new PyCall(new PyGlobal('operator', 'is_'), [shared, shared]);
    const apart = new PyCall(new PyGlobal('operator', 'is_'), [
      new PyCall(builtins('object')),
      new PyCall(builtins('object')),
    ]);
    assert.deepEqual(load([same, apart]), ['True', 'False']);
  });

  it('carries out effects in order, before the value that they change', () => {
    const list: PyExpression = [3];
    const append = (value: number): PyExpression => method(list, 'append', [value]);
    const sorted = new PyBlock([append(1), append(2), method(list, 'sort')], new PyTuple([list, list]));
    assert.deepEqual(load([sorted]), ['([1, 2, 3], [1, 2, 3])']);
  });

  it('recalls more than 256 shared values', () => {
    const shared = Array.from({length: 300}, (_, i) => new PyCall(builtins('str'), [i]));
    const total = new PyCall(builtins('len'), [new PyCall(builtins('set'), [[...shared, ...shared]])]);
    assert.deepEqual(load([total]), ['300']);
  });

  it('is as long as it needs to be: a chain of 20,000 calls', () => {
    let chain: PyExpression = 0;
    for (let i = 0; i < 20_000; i++) chain = new PyCall(new PyGlobal('operator', 'add'), [chain, 1]);
    assert.deepEqual(load([chain]), ['20000']);
  });

  it('holds a list of 300,000 values', () => {
    assert.deepEqual(load([new PyCall(builtins('sum'), [Array.from({length: 300_000}, () => 1)])]), [
      '300000',
    ]);
  });

  it('sends large buffers beside it', () => {
    const buffer = new Uint8Array(100_000).fill(1);
    const sum = new PyCall(builtins('sum'), [buffer]);
    assert.deepEqual(load([sum], 1000), ['100000']);
    assert.deepEqual(load([sum]), ['100000']);
  });
});

describe('the pieces of a pickle', () => {
  it('are the large buffers themselves, not copies', () => {
    const buffer = new Uint8Array(100_000);
    assert.ok(writePickle([buffer], {outOfBandFrom: Infinity}).pieces.includes(buffer));
    assert.deepEqual(writePickle([buffer]).buffers, [buffer]);
  });

  it('refuse an expression that contains itself', () => {
    const list: PyExpression[] = [];
    list.push(list);
    assert.throws(() => writePickle(list), /contains itself/);
  });
});
