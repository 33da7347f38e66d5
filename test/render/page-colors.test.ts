import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Chalk} from 'chalk';
import {pageColors} from '../../src/render/page-colors.js';

/** The luminance of one of the 256 colours, as WCAG 2 has it. */
function luminance(color: number): number {
  const levels = [0, 95, 135, 175, 215, 255];
  const cube = color - 16;
  const channels =
    color >= 232
      ? Array.from({length: 3}, () => 8 + 10 * (color - 232))
      : [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => levels[level] ?? 0);
  return luminanceOf(channels);
}

function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const chalk = new Chalk({level: 1});
const painted = [
  chalk.red('x'),
  chalk.green('x'),
  chalk.yellow('x'),
  chalk.blue('x'),
  chalk.magenta('x'),
  chalk.cyan('x'),
  chalk.gray('x'),
  chalk.blueBright('x'),
];

describe('colours on pages', () => {
  /** Behind errors and what goes to stderr, in JupyterLab's light and dark themes. */
  const backgrounds = [
    [255, 221, 221],
    [82, 29, 27],
    [255, 255, 255],
    [17, 17, 17],
  ];

  it('can be read on light and dark ones', () => {
    for (const text of painted) {
      const color = Number(/\x1b\[38;5;(\d+)m/.exec(pageColors(text))?.[1]);
      for (const background of backgrounds) {
        const [low = 0, high = 0] = [luminance(color), luminanceOf(background)].sort((a, b) => a - b);
        const contrast = (high + 0.05) / (low + 0.05);
        assert.ok(contrast > 2.9, `colour ${color} on ${background.join()}: ${contrast.toFixed(2)}`);
      }
    }
  });

  it('leave everything else as it is', () => {
    const text = `${chalk.bold('x')} [31m \x1b[38;5;31m ${chalk.dim.italic('y')}`;
    assert.equal(pageColors(text), text);
    assert.equal(pageColors(chalk.red.bold('x')), '\x1b[38;5;167m\x1b[1mx\x1b[22m\x1b[39m');
  });
});
