/** Whether code can run as it stands, or waits for more lines. */
import {read} from './parse.js';

export interface CodeCompleteness {
  readonly status: 'complete' | 'incomplete' | 'invalid';
  readonly indent: string;
}

const INDENT = '  ';

/** Judges code as a whole: `incomplete` when its only fault is that it ends too early. */
export function completeness(code: string): CodeCompleteness {
  const {complaint} = read(code);
  if (!complaint) return {status: 'complete', indent: ''};
  const atEnd = complaint.start >= code.trimEnd().length || /found `EOF`/.test(complaint.message);
  const unterminated = /^Unterminated (?:string|template|multiline comment)/.test(complaint.message);
  // A plain string ends with its line; a template and a block comment go on.
  const goesOn = unterminated && /^(?:`|\/\*|\})/.test(code.slice(complaint.start));
  if (!goesOn && (unterminated || !atEnd)) return {status: 'invalid', indent: ''};
  return {status: 'incomplete', indent: goesOn ? '' : nextIndent(code)};
}

/** One step deeper than the last line when it opens a bracket, else as deep. */
function nextIndent(code: string): string {
  const last = code.trimEnd().split('\n').at(-1) ?? '';
  const current = /^\s*/.exec(last)?.[0] ?? '';
  return /[{([]\s*(?:\/\/.*)?$/.test(last) || /=>\s*$/.test(last) ? current + INDENT : current;
}
