import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {represent} from '../../../src/repl/output/bundle-text.js';
import {graphicsOf, pngSequence} from '../../../src/repl/output/pictures.js';

describe('a MIME bundle in a terminal', () => {
  const png = Buffer.from('a picture').toString('base64');

  it('is a picture where the terminal can show it, else text', () => {
    const bundle = {'image/png': png, 'text/plain': 'Figure\n'};
    assert.equal(represent(bundle, 'kitty').kind, 'picture');
    assert.deepEqual(represent(bundle, null), {kind: 'text', content: 'Figure'});
  });

  it('is the most readable text there is', () => {
    assert.equal(represent({'text/html': '<b>x</b>', 'text/markdown': '**x**'}, null).content, '**x**');
    assert.equal(represent({'application/json': {a: 1}}, null).content, '{\n  "a": 1\n}');
    assert.equal(represent({'image/jpeg': png}, null).content, '<image/jpeg>');
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
