/** The file behind the history: one JSON record a line, only ever appended to, so that several processes can share it. */
import {closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync} from 'node:fs';
import path from 'node:path';
import {FileError} from '../errors/index.js';

export type HistoryRecord =
  | {readonly kind: 'session'; readonly session: number; readonly id: string}
  | {
      readonly kind: 'input' | 'output';
      readonly session: number;
      readonly line: number;
      readonly text: string;
    };

const LINE_END = 10;

export class HistoryLog {
  private offset = 0;
  private descriptor: number | null = null;

  constructor(private readonly file: string) {}

  /**
   * Adds a record in one write, so that those of other processes stay whole.
   * @throws FileError when the file cannot be written
   */
  append(record: HistoryRecord): void {
    writeSync(this.open(), `${JSON.stringify(record)}\n`);
  }

  /** The records that came since the last call, of this process and of others. A line that is none is passed over. */
  fresh(): HistoryRecord[] {
    const descriptor = this.open();
    const size = fstatSync(descriptor).size;
    const buffer = Buffer.alloc(Math.max(0, size - this.offset));
    const bytes = buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, this.offset));
    const whole = bytes.lastIndexOf(LINE_END) + 1;
    this.offset += whole;
    return bytes
      .subarray(0, whole)
      .toString('utf8')
      .split('\n')
      .flatMap((line) => {
        const record = parsed(line);
        return record ? [record] : [];
      });
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }

  /** The open file: kept, as opening takes longer than writing, unless it was removed meanwhile. */
  private open(): number {
    if (this.descriptor !== null && fstatSync(this.descriptor).nlink > 0) return this.descriptor;
    this.close();
    try {
      mkdirSync(path.dirname(this.file), {recursive: true, mode: 0o700});
      this.descriptor = openSync(this.file, 'a+', 0o600);
    } catch (cause) {
      throw new FileError(`The history file '${this.file}' cannot be opened.`, {cause});
    }
    return this.descriptor;
  }
}

function parsed(line: string): HistoryRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return isRecord(value) ? value : null;
}

function isRecord(value: unknown): value is HistoryRecord {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('kind' in value) ||
    !('session' in value) ||
    typeof value.session !== 'number'
  )
    return false;
  if (value.kind === 'session') return 'id' in value && typeof value.id === 'string';
  const text =
    'line' in value && typeof value.line === 'number' && 'text' in value && typeof value.text === 'string';
  return text && (value.kind === 'input' || value.kind === 'output');
}
