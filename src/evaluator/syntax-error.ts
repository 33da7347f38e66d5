/** Code that cannot be read. */

/** A place in a source text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset. */
export function placeOf(code: string, offset: number): Place {
  const before = code.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return {line: before.length, column: (before.at(-1) ?? '').length + 1};
}

/** A syntax error in a cell or in a file that a cell imports; names the file, line and column as the user wrote them. */
export class CellSyntaxError extends SyntaxError {
  override readonly name = 'SyntaxError';

  constructor(
    message: string,
    readonly filename: string,
    readonly place: Place,
  ) {
    super(message);
    this.stack = `SyntaxError: ${message}\n    at ${filename}:${String(place.line)}:${String(place.column)}`;
  }

  static at(code: string, filename: string, complaint: {message: string; start: number}): CellSyntaxError {
    return new CellSyntaxError(complaint.message, filename, placeOf(code, complaint.start));
  }
}
