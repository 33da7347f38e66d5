/** Telling magics from TypeScript. */
import jsTokens from 'js-tokens';
import {Visitor} from 'oxc-parser';
import {read} from '../evaluator/parse.js';

/** A magic on a line of its own, or at the end of one that assigns what it gives. */
export interface LineMagic {
  readonly name: string;
  readonly args: string;
  readonly assigned: boolean;
  /** Offset of the `%`, and of what follows the name. */
  readonly start: number;
  readonly argsStart: number;
}

export type CellParts =
  /** TypeScript, its magics blanked so that offsets stay; a zero and a semicolon stand for one that is assigned. */
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
/** At the start of a line; the first of a cell may be indented, as what is copied often is. */
const LINE_MAGIC = /^((?:(?<![^])[^\S\n]+)?%([A-Za-z_]\w*)[^\S\n]*)(.*)$/gm;
/** Where a value begins in TypeScript no `%` can stand, so that any name after it is a magic's. */
const ASSIGNED_MAGIC = /^(.*[^=!<>\s][^\S\n]*=[^\S\n]*(?:await[^\S\n]+)?)%([A-Za-z_]\w*)([^\S\n]*)(.*)$/gm;
const ASSIGNED_VALUE = '0;';
const HELP = /^\s*(%{0,2}[\p{ID_Start}$_][\p{ID_Continue}$.]*)(\?{1,2})\s*;?\s*$/u;
const HELP_BEFORE = /^\s*(\?{1,2})(%{0,2}[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*$/u;

const REGISTERS = /\bregister_?[mM]agic\b/;
const NAMED = /\bname\s*:\s*(['"`])([A-Za-z_]\w*)\1/g;

/** Names of magics that code registers itself: they are there by the time that a line below calls one. */
export function registeredIn(code: string): ReadonlySet<string> {
  return new Set(REGISTERS.test(code) ? [...code.matchAll(NAMED)].map(([, , name = '']) => name) : []);
}

/** @param known whether there is a magic of a name; what is none may be an operator at the start of a line */
export function splitCell(code: string, known: (name: string) => boolean): CellParts {
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
  return splitLines(code, known);
}

function splitLines(code: string, known: (name: string) => boolean): CellParts {
  const alone = magicLines(code, known);
  const assigned = assignedMagics(blankLines(code, alone));
  const magics = [
    ...alone.map(({1: lead = '', 2: name = '', 3: args = '', index}): LineMagic => ({
      name,
      args: args.trim(),
      assigned: false,
      start: index + lead.indexOf('%'),
      argsStart: index + lead.length,
    })),
    ...assigned.magics,
  ];
  return {kind: 'code', code: assigned.code, magics: magics.sort((a, b) => a.start - b.start)};
}

/** The lines that are magics. */
function magicLines(code: string, known: (name: string) => boolean): RegExpExecArray[] {
  let found = [...code.matchAll(LINE_MAGIC)];
  if (found.length === 0) return [];
  // `%b` can go on an expression from the line before: where the code reads as it stands, only a magic's own name is taken for one.
  if (!read(code).complaint) found = found.filter(({2: name = ''}) => known(name));
  const text = textSpans(blankLines(code, found));
  const asWritten = textSpans(code);
  return found.filter(
    ({index}) => ![...text, ...asWritten].some(({start, end}) => index > start && index < end),
  );
}

/** The magics whose values are assigned, and the code with what stands for those values. */
function assignedMagics(code: string): {readonly code: string; readonly magics: readonly LineMagic[]} {
  let replaced = code;
  const magics: LineMagic[] = [];
  for (const {0: line, 1: lead = '', 2: name = '', 3: space = '', 4: args = '', index} of code.matchAll(
    ASSIGNED_MAGIC,
  )) {
    const start = index + lead.length;
    if (endsInText(replaced.slice(0, start))) continue;
    const end = index + line.length;
    replaced = replaced.slice(0, start) + ASSIGNED_VALUE.padEnd(end - start) + replaced.slice(end);
    const argsStart = start + 1 + name.length + space.length;
    // Of the TypeScript around it, as a semicolon after an assignment is.
    magics.push({name, args: args.trim().replace(/\s*;$/, ''), assigned: true, start, argsStart});
  }
  return {code: replaced, magics};
}

/** Whether what would follow code belongs to a string, a template, a regular expression or a comment. */
export function endsInText(code: string): boolean {
  const last = [...jsTokens(code)].at(-1);
  if (last === undefined) return false;
  if (last.type === 'SingleLineComment') return true;
  return 'closed' in last && !last.closed;
}

function blankLines(code: string, lines: readonly RegExpExecArray[]): string {
  return lines.reduce(
    (blanked, {0: line, index}) =>
      blanked.slice(0, index) + ' '.repeat(line.length) + blanked.slice(index + line.length),
    code,
  );
}

/** Comments and templates: a line in the middle of one is text. */
function textSpans(code: string): {start: number; end: number}[] {
  const {program, comments} = read(code);
  const spans: {start: number; end: number}[] = [...comments];
  new Visitor({
    TemplateElement: ({start, end}) => {
      spans.push({start, end});
    },
  }).visit(program);
  return spans;
}

/** The words of a magic's arguments; quotes keep spaces together, and one may be missing at the end. */
export function words(args: string): string[] {
  return [...args.matchAll(/"([^"]*)(?:"|$)|'([^']*)(?:'|$)|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
