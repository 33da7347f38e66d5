/** The code that was run, kept between runs and shared by kernel and shell. */
import {randomUUID} from 'node:crypto';
import {HistoryLog, type HistoryRecord} from './history-log.js';

export interface HistoryEntry {
  /** Number of the run of kernel or shell, from 1. */
  readonly session: number;
  /** Execution count. */
  readonly line: number;
  readonly input: string;
  /** The result's text, where it is known. */
  readonly output: string | null;
}

export interface HistorySearch {
  /** At most so many, the latest ones. */
  readonly n?: number;
  /** Of equal inputs the latest only. */
  readonly unique?: boolean;
}

/** A store of inputs; the answers come in the order in which they were run, as Jupyter's `history_request` wants them. */
export class History {
  private readonly id = randomUUID();
  private readonly entries: HistoryEntry[] = [];
  private readonly places = new Map<string, number>();
  private readonly owners = new Map<number, string>();
  private number: number | null = null;

  /** @param file the file to share; null keeps this run's inputs in memory only */
  constructor(file: string | null) {
    this.log = file === null ? null : new HistoryLog(file);
  }

  private readonly log: HistoryLog | null;

  /** Number of this run. */
  get session(): number {
    this.number ??= this.log ? this.claim(this.log) : 1;
    return this.number;
  }

  add(line: number, input: string): void {
    this.write({kind: 'input', session: this.session, line, text: input});
  }

  /** Adds the text of a result to its input. */
  addOutput(line: number, output: string): void {
    this.write({kind: 'output', session: this.session, line, text: output});
  }

  /** The last `n` inputs of all sessions. */
  tail(n: number, unique = false): HistoryEntry[] {
    return last(this.current(), {n, unique});
  }

  /**
   * Inputs of one session by execution count.
   * @param session 0 is this one, -1 the one before, a positive number that one
   * @param stop the first count not wanted
   */
  range(session: number, start = 0, stop = Infinity): HistoryEntry[] {
    const wanted = session > 0 ? session : this.session + session;
    return this.current()
      .filter((entry) => entry.session === wanted && entry.line >= start && entry.line < stop)
      .sort((a, b) => a.line - b.line);
  }

  /** Inputs that match a pattern as a whole; `*` stands for any text, `?` for one character, `[…]` for one of some. */
  search(pattern: string, search: HistorySearch = {}): HistoryEntry[] {
    const glob = globExpression(pattern);
    return last(
      this.current().filter(({input}) => glob.test(input)),
      search,
    );
  }

  /** Lets go of the file. */
  close(): void {
    this.log?.close();
  }

  private current(): readonly HistoryEntry[] {
    for (const record of this.log?.fresh() ?? []) this.take(record);
    return this.entries;
  }

  private write(record: HistoryRecord): void {
    if (this.log) this.log.append(record);
    else this.take(record);
  }

  /** The first to write down a number has it; so two that start together get two numbers. */
  private claim(log: HistoryLog): number {
    this.current();
    for (let number = Math.max(0, ...this.owners.keys()) + 1; ; number += 1) {
      log.append({kind: 'session', session: number, id: this.id});
      this.current();
      if (this.owners.get(number) === this.id) return number;
    }
  }

  private take(record: HistoryRecord): void {
    const {session} = record;
    if (record.kind === 'session') {
      if (!this.owners.has(session)) this.owners.set(session, record.id);
      return;
    }
    const key = `${String(session)}/${String(record.line)}`;
    if (record.kind === 'input') {
      this.places.set(key, this.entries.length);
      this.entries.push({session, line: record.line, input: record.text, output: null});
      return;
    }
    const place = this.places.get(key);
    const entry = place === undefined ? undefined : this.entries[place];
    if (place !== undefined && entry) this.entries[place] = {...entry, output: record.text};
  }
}

function last(entries: readonly HistoryEntry[], {n, unique = false}: HistorySearch): HistoryEntry[] {
  const kept = unique ? [...new Map(entries.map((entry) => [entry.input, entry])).values()] : [...entries];
  // A Map keeps the place of the first of equal keys, but the latest is wanted at its own.
  if (unique) kept.sort((a, b) => entries.indexOf(a) - entries.indexOf(b));
  return n === undefined ? kept : n <= 0 ? [] : kept.slice(-n);
}

function globExpression(pattern: string): RegExp {
  const source = pattern.replace(/\[([^\]]+)\]|[\s\S]/g, (token, set: string | undefined) => {
    if (set !== undefined) return `[${set.replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;
    if (token === '*') return '[\\s\\S]*';
    return token === '?' ? '[\\s\\S]' : token.replace(/[.+^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}
