/** The white space that a new line begins with. */
import {type Buffer, insert, lineAt, lineStart, replace} from '../editor/buffer.js';
import {pairBrackets} from './brackets.js';
import type {Language} from './language.js';

const leadingBlank = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

/** Breaks the line at the cursor; the new line is one level deeper when the broken one leaves a bracket open. */
export function breakLine(buffer: Buffer, {tokenize, indent}: Language): Buffer {
  const {text, cursor} = buffer;
  const before = text.slice(lineStart(text, cursor), cursor);
  const base = leadingBlank(before);
  const opens = pairBrackets(tokenize(before)).open.length > 0;
  if (!opens) return insert(buffer, `\n${base}`);
  const deeper = insert(buffer, `\n${base}${indent}`);
  if (!/^[)\]}]/.test(text.slice(cursor))) return deeper;
  return {text: insert(deeper, `\n${base}`).text, cursor: deeper.cursor};
}

/** Types a closing bracket; where it begins its line, it goes under the line that opened it. */
export function insertCloser(buffer: Buffer, closer: string, {tokenize}: Language): Buffer {
  const {text, cursor} = buffer;
  const start = lineStart(text, cursor);
  const typed = insert(buffer, closer);
  if (text.slice(start, cursor).trim() !== '') return typed;
  const opener = pairBrackets(tokenize(typed.text)).partner.get(cursor);
  if (opener === undefined) return typed;
  return replace(buffer, {start, end: cursor}, leadingBlank(lineAt(text, opener)) + closer);
}
