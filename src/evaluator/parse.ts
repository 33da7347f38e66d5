/** Reading a cell's TypeScript, and saying where it cannot be read. */
import {parseSync, type ParseResult} from 'oxc-parser';
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
  if (parsed.complaint) throw CellSyntaxError.at(code, filename, parsed.complaint);
  return parsed;
}
