import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {represent} from '../../../src/repl/output/bundle-text.js';
import {graphicsOf, pngSequence} from '../../../src/repl/output/pictures.js';
import {themeOf} from '../../../src/repl/screen/theme.js';

describe('a MIME bundle in a terminal', () => {
  const plain = themeOf(0);
  const png = Buffer.from('a picture').toString('base64');

  it('is a picture where the terminal can show it, else text', () => {
    const bundle = {'image/png': png, 'text/plain': 'Figure\n'};
    assert.equal(represent(bundle, 'kitty', plain).kind, 'picture');
    assert.deepEqual(represent(bundle, null, plain), {kind: 'text', content: 'Figure'});
  });

  it('is the most readable text there is', () => {
    assert.equal(
      represent({'text/html': '<b>x</b>', 'text/markdown': '**x**'}, null, plain).content,
      '**x**',
    );
    assert.equal(represent({'application/json': {a: 1}}, null, plain).content, '{\n  "a": 1\n}');
    assert.equal(represent({'image/jpeg': png}, null, plain).content, '<image/jpeg>');
  });

  it('goes to kitty in chunks, the last marked', () => {
    const sequence = pngSequence('A'.repeat(5000), 'kitty');
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

describe('a table in a terminal', () => {
  const bundle = {
    'text/html': '<table><thead><tr><th></th></tr><tr><th>city</th></tr></thead><tbody></tbody></table>',
    'text/plain': '      people\ncity        \nBern     1.0\nNaNcy    NaN\n\n[2 rows x 1 columns]',
  };

  it('has a head that stands out, and what is missing steps back', () => {
    const {content} = represent(bundle, null, themeOf(1));
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
    assert.equal(represent(bundle, null, themeOf(0)).content, bundle['text/plain']);
    const text = {'text/html': '<b>None</b>', 'text/plain': 'None\nNone'};
    assert.equal(represent(text, null, themeOf(1)).content, 'None\nNone');
  });
});
