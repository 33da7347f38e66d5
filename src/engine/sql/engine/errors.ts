/** DuckDB's errors as errors for users: what happened, without the SQL that users never wrote. */

import {
  FileError,
  InterruptedError,
  MarsError,
  OverflowError,
  ParserError,
  ValueError,
} from '../../../errors/index.js';

/** What is said of the first and the last moment of all, which stand for infinite times in DuckDB. */
export const infiniteTimes =
  'Timestamp.min (1677-09-21 00:12:43.145224193) and Timestamp.max (2262-04-11 23:47:16.854775807) are kept and shown, but not computed with: take times between them';

/** An error as DuckDB reports it. */
interface Report {
  readonly type: string;
  readonly message: string;
  /** The name that is not there. */
  readonly name?: string;
  /** What the name would be of: `Table`, `Scalar Function`. */
  readonly entry?: string;
  /** Where in the query, in bytes of UTF-8. */
  readonly position?: number;
}

/** What DuckDB says in an error of its own. */
export function reportOf(error: unknown): Report {
  const text = error instanceof Error ? error.message : String(error);
  const json = /^(?:[A-Za-z ]+: )?(\{[\s\S]*\})$/.exec(text)?.[1];
  if (json !== undefined) {
    const parsed: unknown = JSON.parse(json);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'exception_type' in parsed &&
      'exception_message' in parsed
    ) {
      return {
        type: String(parsed.exception_type).toLowerCase(),
        message: String(parsed.exception_message),
        ...('name' in parsed && {name: String(parsed.name)}),
        ...('type' in parsed && {entry: String(parsed.type)}),
        ...('position' in parsed && {position: Number(parsed.position)}),
      };
    }
  }
  const match = /^([A-Za-z ]+) Error: ([\s\S]*)$/.exec(text);
  return match === null
    ? {type: '', message: text}
    : {type: (match[1] ?? '').toLowerCase(), message: match[2] ?? ''};
}

/** The first sentences of a message: no excerpt of the query, no hints about DuckDB's own options. */
function plain(message: string): string {
  return (message.split(/\n\s*\n|\nLINE \d+:/)[0] ?? message).trim();
}

/** The sentence of a report on a CSV file that tells what is wrong. */
function plainReason(message: string): string {
  const sentence = message
    .split('\n')
    .map((row) => row.trim())
    .find((row) => row !== '' && !/^(CSV Error|Original Line|Invalid Input)/.test(row));
  return (sentence ?? plain(message)).replace(/\.$/, '');
}

/** A broken CSV file: which line, and why. */
function csvError(message: string): ParserError {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const original = /Original Line: ?(.*)/.exec(message)?.[1];
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  const reason =
    counts === null ? plainReason(message) : `Expected ${counts[1] ?? ''} fields, saw ${counts[2] ?? ''}`;
  const file = /^\s*file ?= ?(.*)$/m.exec(message)?.[1];
  const where = line === undefined ? '' : `line ${line}`;
  const parts = [file === undefined ? '' : `'${file.trim()}'`, where]
    .filter((part) => part !== '')
    .join(', ');
  const shown = original === undefined || original === '' ? '' : ` The line is: ${original}`;
  return new ParserError(`Error tokenizing data${parts === '' ? '' : ` in ${parts}`}: ${reason}.${shown}`);
}

const dtypeNames: Readonly<Record<string, string>> = {DOUBLE: 'float64', FLOAT: 'float32'};

/** A value that a cast could not take, without the names that columns have inside the engine. */
function castError(message: string): ValueError {
  if (/^Timestamp microseconds out of range: -?9223372036854775807$/.test(message))
    return new ValueError(infiniteTimes);
  const text = /^Could not convert string (['"][\s\S]*['"]) to (\w+)/.exec(message);
  return new ValueError(
    text === null
      ? plain(message).replace(/ when casting from source column \w+$/, '')
      : `could not convert the text ${text[1] ?? ''} to ${dtypeNames[text[2] ?? ''] ?? (text[2] ?? '').toLowerCase()}`,
  );
}

/** What DuckDB says of the result of integers that it computed in a wider type. */
const tooLarge = /^Type (INT128|UINT128) with value .* out of range for the destination type/;

/** What DuckDB says of a file that is not of the kind that was asked for. */
const notParquet =
  /^(?:No magic bytes found at end of file|File) '(.*?)'(?:$| too small to be a Parquet file)/;

/**
 * The error that a user sees for `error` of DuckDB. Errors of this package pass unchanged. What can only be a mistake of
 * this package itself stays a plain Error with DuckDB's own as its cause.
 */
export function userError(error: unknown): Error {
  if (error instanceof MarsError) return error;
  const {type, message} = reportOf(error);
  switch (type) {
    case 'interrupt':
      return new InterruptedError('the computation was interrupted');
    case 'io':
      return new FileError(fileMessage(message));
    case 'permission':
      return new FileError(plain(message));
    case 'out of memory':
      return new MarsError(
        'out of memory: the computation needs more than the session may use, and could not be spilled to disk. Work on fewer columns or rows at once, or give the session more memory.',
      );
    case 'conversion':
      if (tooLarge.test(message)) return new OverflowError(plain(message));
      return message.includes('CSV Error') ? csvError(message) : castError(message);
    case 'out of range':
      return new OverflowError(plain(message));
    case 'invalid input':
    case 'mismatch type':
    case 'invalid type':
      if (message.includes('CSV Error') || message.includes('sniffing file')) return csvError(message);
      return notParquet.test(message)
        ? new ParserError(`'${notParquet.exec(message)?.[1] ?? ''}' is no Parquet file`)
        : new ValueError(plain(message));
    default:
      return new Error(`the local engine failed: ${plain(message)}`, {cause: error});
  }
}

function fileMessage(message: string): string {
  const missing = /No files found that match the pattern "(.*)"/.exec(message)?.[1];
  if (missing !== undefined) return `No such file or directory: '${missing}'`;
  const unopened = /Cannot open file "(.*)": (.*)/.exec(message);
  if (unopened !== null) return `cannot open '${unopened[1] ?? ''}': ${unopened[2] ?? ''}`;
  return plain(message);
}
