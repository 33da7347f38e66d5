/** What `x?` shows of a name: what the compiler knows of it, and its value. */
import {inspect as show} from 'node:util';
import {Chalk} from 'chalk';
import {typeName} from '../magics/who.js';
import {codePainter} from '../render/syntax/colors.js';
import {plainText} from './display.js';
import {documentationMarkdown, documentationText, wrapped} from './documentation.js';
import type {Inspection} from './language/language-service.js';
import {snakeCase} from './language/spelling.js';
import type {FrontEnd, MimeBundle} from './types.js';

/** A value's text is cut to so many lines. */
const MOST_LINES = 20;

interface Section {
  readonly title: string;
  readonly text: string;
  readonly markdown: string;
}

type Style = Pick<FrontEnd, 'kind' | 'color' | 'columns'>;

/** @param detail whether the source is shown too */
export function describe(
  known: Inspection | null,
  live: {readonly value: unknown} | null,
  detail: 0 | 1,
  style: Style,
): MimeBundle | null {
  if (!known && !live) return null;
  // The text in a notebook's file is read by programs too.
  const chalk = new Chalk({level: style.color && style.kind === 'terminal' ? 1 : 0});
  const paint = (code: string): string => codePainter(code, chalk)(0, code.length);
  const code = (title: string, text: string): Section => ({
    title,
    text: paint(text),
    markdown: `\n\`\`\`typescript\n${text}\n\`\`\``,
  });
  const prose = (title: string, text: string): Section => ({title, text, markdown: text});
  const sections: Section[] = [];
  if (known) {
    const signature = code('', known.signature);
    sections.push(
      // Where text wraps by itself, it does so between words.
      style.kind === 'terminal' ? {...signature, text: wrapped(signature.text, style.columns)} : signature,
    );
    if (known.documentation !== '')
      sections.push({
        title: '',
        text: documentationText(known.documentation, style.columns, paint),
        markdown: documentationMarkdown(known.documentation),
      });
  }
  if (live && typeof live.value !== 'function') {
    const members = membersOf(live.value);
    sections.push(
      ...(members === null
        ? [prose('Type', typeName(live.value)), code('Value', shortValue(live.value, style))]
        : [prose(`${String(members.length)} names`, wrapped(members.join(', '), style.columns))]),
    );
  }
  const source =
    known?.source ??
    (typeof live?.value === 'function' ? Function.prototype.toString.call(live.value) : null);
  if (detail === 1 && source !== null) sections.push(code('Source', source));
  if (sections.length === 0 && live) sections.push(code('', show(live.value)));
  return {
    'text/plain': sections.map((section) => sectionText(section, (title) => chalk.bold(title))).join('\n\n'),
    'text/markdown': sections
      .map(({title, markdown}) => (title === '' ? markdown : `**${title}:** ${markdown}`))
      .join('\n\n'),
  };
}

function sectionText({title, text}: Section, strong: (title: string) => string): string {
  return title === '' ? text : `${strong(`${title}:`)} ${text.includes('\n') ? '\n' : ''}${text}`;
}

/** Names of what is in a namespace, each in one spelling; null for any other value. */
function membersOf(value: unknown): string[] | null {
  if (typeof value !== 'object' || value === null || typeName(value) !== 'Object') return null;
  const entries = Object.entries(Object.getOwnPropertyDescriptors(value));
  const functions = entries.filter(([, {value: member}]) => typeof member === 'function');
  if (functions.length <= MOST_LINES || functions.length < entries.length / 2) return null;
  const names = new Set(entries.map(([name]) => name));
  return [...names].filter((name) => snakeCase(name) === name || !names.has(snakeCase(name))).sort();
}

function shortValue(value: unknown, {columns}: Style): string {
  const text = plainText(value, {color: false, columns});
  const lines = text.split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'].join('\n') : text;
}
