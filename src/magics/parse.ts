/** Telling magics from TypeScript. */
import {read} from '../evaluator/parse.js';

/** A magic on a line of its own. */
export interface LineMagic {
  readonly name: string;
  readonly args: string;
  /** Offset of the `%`, and of what follows the name. */
  readonly start: number;
  readonly argsStart: number;
}

export type CellParts =
  /** TypeScript, its magic lines blanked so that offsets stay. */
  | {readonly kind: 'code'; readonly code: string; readonly magics: readonly LineMagic[]}
  | {
      readonly kind: 'cell-magic';
      readonly name: string;
      readonly args: string;
      readonly argsStart: number;
      readonly body: string;
      readonly bodyStart: number;
    }
  /** `x?`, `x??`, `%name?` */
  | {readonly kind: 'help'; readonly subject: string; readonly detail: 0 | 1};

const CELL_MAGIC = /^(\s*%%([A-Za-z_]\w*)[^\S\n]*)([^\n]*)(?:\r?\n|$)/;
const LINE_MAGIC = /^(%([A-Za-z_]\w*)[^\S\n]*)(.*)$/gm;
const HELP = /^\s*(%{0,2}[\p{ID_Start}$_][\p{ID_Continue}$.]*)(\?{1,2})\s*;?\s*$/u;
const HELP_BEFORE = /^\s*(\?{1,2})(%{0,2}[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*$/u;

export function splitCell(code: string): CellParts {
  const cell = CELL_MAGIC.exec(code);
  if (cell) {
    const [head, lead = '', name = '', args = ''] = cell;
    if (/^\?{1,2}$/.test(args.trim()))
      return {kind: 'help', subject: `%%${name}`, detail: args.trim() === '??' ? 1 : 0};
    return {
      kind: 'cell-magic',
      name,
      args: args.trim(),
      argsStart: lead.length,
      body: code.slice(head.length),
      bodyStart: head.length,
    };
  }
  const after = HELP.exec(code);
  const before = after ? null : HELP_BEFORE.exec(code);
  const subject = after?.[1] ?? before?.[2];
  if (subject !== undefined)
    return {kind: 'help', subject, detail: (after?.[2] ?? before?.[1]) === '??' ? 1 : 0};
  return splitLines(code);
}

function splitLines(code: string): CellParts {
  const found = [...code.matchAll(LINE_MAGIC)];
  // A line that begins with % can also go on a template or a division's remainder: code that reads as it stands has no magics.
  if (found.length === 0 || !read(code).complaint) return {kind: 'code', code, magics: []};
  let blanked = code;
  const magics = found.map(({0: line, 1: lead = '', 2: name = '', 3: args = '', index}): LineMagic => {
    blanked = blanked.slice(0, index) + ' '.repeat(line.length) + blanked.slice(index + line.length);
    return {name, args: args.trim(), start: index, argsStart: index + lead.length};
  });
  return {kind: 'code', code: blanked, magics};
}

/** The words of a magic's arguments; quotes keep spaces together. */
export function words(args: string): string[] {
  return [...args.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
