import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {encode} from 'fast-png';
import {represent} from '../../../src/repl/output/bundle-text.js';
import {graphicsOf, kitty} from '../../../src/repl/output/pictures.js';
import {sixelGraphics} from '../../../src/repl/output/sixel.js';
import {themeOf} from '../../../src/repl/screen/theme.js';

const plain = {graphics: null, theme: themeOf(0), columns: 80};

describe('a MIME bundle in a terminal', () => {
  const png = Buffer.from('a picture').toString('base64');

  it('is a picture where the terminal can show it, else text', () => {
    const bundle = {'image/png': png, 'text/plain': 'Figure\n'};
    assert.equal(represent(bundle, {...plain, graphics: kitty}).kind, 'picture');
    assert.deepEqual(represent(bundle, plain), {kind: 'text', content: 'Figure'});
  });

  it('is the most readable text there is', () => {
    assert.equal(represent({'text/html': '<b>x</b>', 'text/markdown': '**x**'}, plain).content, '**x**');
    assert.equal(represent({'application/json': {a: 1}}, plain).content, '{\n  "a": 1\n}');
    assert.equal(represent({'image/jpeg': png}, plain).content, '<image/jpeg>');
  });

  it('goes to kitty in chunks, the last marked', () => {
    const sequence = kitty('A'.repeat(5000));
    assert.deepEqual(
      [...sequence.matchAll(/\x1b_G([^;]*);/g)].map(([, keys]) => keys),
      ['f=100,a=T,m=1', 'm=0'],
    );
  });

  it('is no picture inside of a multiplexer or a pipe', () => {
    assert.equal(graphicsOf({isTTY: true}, {TERM: 'screen-256color'}), null);
    assert.equal(graphicsOf({isTTY: true}, {TMUX: '/tmp/tmux'}), null);
    assert.equal(graphicsOf({isTTY: false}, {}), null);
  });
});

describe('a picture as sixels', () => {
  const picture = (width: number, height: number): string =>
    Buffer.from(
      encode({width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(200)}),
    ).toString('base64');
  const sizeOf = (sequence: string | null): number[] =>
    (/^\x1bP[\d;]*q"1;1;(\d+);(\d+)/.exec(sequence ?? '') ?? []).slice(1).map(Number);

  it('has its size and its colours', () => {
    const sequence = sixelGraphics(10)(picture(30, 12), 80);
    assert.deepEqual(sizeOf(sequence), [30, 12]);
    // Sixels tell colours in hundredths.
    assert.match(sequence ?? '', /#0;2;78;78;78#0!30~/);
  });

  it('becomes as wide as the terminal, where it is wider', () => {
    assert.deepEqual(sizeOf(sixelGraphics(10)(picture(400, 120), 20)), [200, 60]);
  });

  it('is none, where the bytes are no PNG', () => {
    assert.equal(
      sixelGraphics(10)(Buffer.from('no picture at all, whatever it says').toString('base64'), 80),
      null,
    );
  });
});

describe('a table in a terminal', () => {
  const bundle = {
    'text/html': '<table><thead><tr><th></th></tr><tr><th>city</th></tr></thead><tbody></tbody></table>',
    'text/plain': '      people\ncity        \nBern     1.0\nNaNcy    NaN\n\n[2 rows x 1 columns]',
  };

  it('has a head that stands out, and what is missing steps back', () => {
    const {content} = represent(bundle, {...plain, theme: themeOf(1)});
    assert.equal(
      content,
      [
        '\x1b[1m      people\x1b[22m',
        '\x1b[1mcity        \x1b[22m',
        'Bern     1.0',
        'NaNcy    \x1b[90mNaN\x1b[39m',
        '',
        '\x1b[90m[2 rows x 1 columns]\x1b[39m',
      ].join('\n'),
    );
  });

  it('is its text where there are no colours, or where it is no table', () => {
    assert.equal(represent(bundle, plain).content, bundle['text/plain']);
    const text = {'text/html': '<b>None</b>', 'text/plain': 'None\nNone'};
    assert.equal(represent(text, {...plain, theme: themeOf(1)}).content, 'None\nNone');
  });
});
