import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {KeyEvent} from '../../../src/repl/editor/keys.js';
import {KeyDecoder} from '../../../src/repl/terminal/key-decoder.js';

/** What a terminal's bytes mean. */
async function decoded(...chunks: string[]): Promise<string[]> {
  const events: KeyEvent[] = [];
  const decoder = new KeyDecoder((event) => events.push(event));
  for (const chunk of chunks) {
    decoder.write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return events.map((event) => (event.kind === 'key' ? `<${event.name}>` : `${event.kind} ${event.text}`));
}

describe('keys from the terminal', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['aé世', ['text a', 'text é', 'text 世']],
    ['\r\n', ['<return>', '<enter>']],
    ['\x1b\r', ['<M-return>']],
    ['\x01\x1f\x1b_', ['<C-a>', '<C-_>', '<M-_>']],
    ['\x1b[A\x1bOA', ['<up>', '<up>']],
    ['\x1b[1;5C\x1b[1;3D', ['<C-right>', '<M-left>']],
    ['\x1b[Z', ['<S-tab>']],
    ['\x1b<\x1b>', ['<M-<>', '<M->>']],
    ['\x7f\x1b\x7f', ['<backspace>', '<M-backspace>']],
    ['A', ['text A']],
    ['\x1b[I', []],
  ];
  for (const [bytes, events] of cases) {
    it(JSON.stringify(bytes), async () => {
      assert.deepEqual(await decoded(bytes), events);
    });
  }

  it('a paste is one event, across chunks and with its line breaks', async () => {
    assert.deepEqual(await decoded('\x1b[200~a\r\tb', 'c\x1b[20', '1~d'), ['paste a\r\tbc', 'text d']);
  });

  it('Escape is one when nothing follows at once, and else begins a sequence', async () => {
    const names: string[] = [];
    await new Promise<void>((resolve) => {
      const decoder = new KeyDecoder((event) => {
        names.push(event.kind === 'key' ? event.name : event.kind);
        resolve();
      });
      decoder.write('\x1b');
    });
    assert.deepEqual(names, ['escape']);
    assert.deepEqual(await decoded('\x1b', '[A'), ['<up>']);
  });
});
