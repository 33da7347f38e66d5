/** Reading a cell's TypeScript, and saying where it cannot be read. */
import {parseSync, Visitor, type ParseResult} from 'oxc-parser';
import {CellSyntaxError} from './syntax-error.js';

export type Program = ParseResult['program'];
export type Statement = Program['body'][number];

/** The parser's first complaint, with offsets into the code. */
export interface Complaint {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Parsed {
  readonly program: Program;
  readonly comments: readonly {readonly start: number; readonly end: number}[];
  readonly complaint: Complaint | null;
}

/** Parses TypeScript as a module; a syntax error is returned, not thrown. */
export function read(code: string): Parsed {
  const result = parseSync('cell.ts', code, {
    lang: 'ts',
    sourceType: 'module',
    astType: 'ts',
    showSemanticErrors: true,
  });
  const error = result.errors[0];
  const label = error?.labels[0];
  return {
    program: result.program,
    comments: result.comments,
    complaint: error
      ? {
          message: error.helpMessage ? `${error.message} (${error.helpMessage})` : error.message,
          start: label?.start ?? 0,
          end: label?.end ?? 0,
        }
      : null,
  };
}

/**
 * Parses TypeScript as a module.
 * @throws CellSyntaxError at the first place that cannot be read
 */
export function parse(code: string, filename: string): Parsed {
  const parsed = read(code);
  if (parsed.complaint) throw CellSyntaxError.at(code, filename, jsxComplaint(code) ?? parsed.complaint);
  return parsed;
}

/** What to say of code that could be read if it were TSX. */
function jsxComplaint(code: string): Complaint | null {
  const {program, errors} = parseSync('cell.tsx', code, {lang: 'tsx', sourceType: 'module', astType: 'ts'});
  if (errors.length > 0) return null;
  const places: Complaint[] = [];
  const message = 'JSX is not supported here. HTML is shown by html`<b>…</b>`.';
  const take = ({start, end}: {start: number; end: number}): void => void places.push({message, start, end});
  new Visitor({JSXElement: take, JSXFragment: take}).visit(program);
  return places[0] ?? null;
}
