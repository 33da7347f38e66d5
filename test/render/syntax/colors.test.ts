import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {Chalk} from 'chalk';
import {codePainter} from '../../../src/render/syntax/colors.js';

describe('code in colours', () => {
  const code = "const greeting = `two\nlines`; // 'no string'";

  it('is the code where there are none', () => {
    assert.equal(codePainter(code, new Chalk({level: 0}))(6, 14), 'greeting');
  });

  it('shows any part, also of a token that began on an earlier line', () => {
    const paint = codePainter(code, new Chalk({level: 1}));
    const second = paint(code.indexOf('\n') + 1, code.length);
    assert.equal(stripVTControlCharacters(second), "lines`; // 'no string'");
    assert.ok(second.startsWith('\u001b[33mlines`\u001b[39m'));
  });
});
