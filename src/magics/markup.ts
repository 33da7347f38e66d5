/** `%%html`, `%%svg`, `%%markdown`: the cell's text is what is shown. */
import {ArgumentError} from '../errors/index.js';
import {defineMagic, type Magic} from './define.js';

function markup(name: string, mime: string, what: string): Magic {
  return defineMagic({
    name,
    kinds: ['cell'],
    usage: `%%${name}\n${what}`,
    summary: `Shows the cell's text as ${what}.`,
    run({args, body}, {frontEnd}) {
      if (args !== '') throw new ArgumentError(`%%${name}: takes no arguments, got '${args}'.`);
      frontEnd.display({[mime]: body, 'text/plain': body});
    },
  });
}

export const html = markup('html', 'text/html', 'HTML');
export const svg = markup('svg', 'image/svg+xml', 'SVG');
export const markdown = markup('markdown', 'text/markdown', 'Markdown');
