/** Changing code so that every position can be traced back to the original. */

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly rank: number;
}

export interface EditedCode {
  readonly code: string;
  /** The original column (from 1) of a place in the edited code; lines are the same in both. */
  originalColumn(line: number, column: number): number;
}

/** Blanks and single-line insertions over one source text: lines never move, and columns move only right of an insertion. */
export class Edits {
  private readonly units: string[];
  private insertions: Insertion[] = [];

  constructor(readonly source: string) {
    this.units = source.split('');
  }

  /** Replaces what is there by white space, keeping line ends; `first` stands in place of the first character. */
  blank(start: number, end: number, first = ' '): void {
    for (let at = start; at < end; at += 1) {
      if (!/[\n\r\u2028\u2029]/.test(this.units[at] ?? '')) this.units[at] = ' ';
    }
    if (first !== ' ' && start < end) this.units[start] = first;
  }

  /** Puts one character in place of another. */
  put(at: number, character: string): void {
    this.units[at] = character;
  }

  /** Inserts text before the character at an offset; several at one offset stand by rank, then in the order of the calls. */
  insert(at: number, text: string, rank = 0): void {
    this.insertions.push({at, text: text.replace(/\s*[\r\n]\s*/g, ' '), rank});
  }

  /** Puts other code in place of what is there, given line by line; what was inserted within is forgotten. */
  replace(start: number, end: number, lines: readonly string[]): void {
    this.insertions = this.insertions.filter(({at}) => at <= start || at >= end);
    this.blank(start, end);
    let at = start;
    for (const line of lines) {
      if (line !== '') this.insert(at, line);
      at = this.source.indexOf('\n', at) + 1;
    }
  }

  /** The code as edited so far, without the insertions. */
  blanked(): string {
    return this.units.join('');
  }

  apply(): EditedCode {
    const sorted = this.insertions
      .map((insertion, order) => ({...insertion, order}))
      .sort((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order);
    const blanked = this.blanked();
    let code = '';
    let from = 0;
    for (const {at, text} of sorted) {
      code += blanked.slice(from, at) + text;
      from = at;
    }
    code += blanked.slice(from);
    return {code, originalColumn: (line, column) => originalColumn(this.source, sorted, line, column)};
  }
}

function originalColumn(source: string, sorted: readonly Insertion[], line: number, column: number): number {
  const lines = source.split('\n');
  const lineStart = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const lineEnd = lineStart + (lines[line - 1] ?? '').length;
  let shift = 0;
  for (const {at, text} of sorted) {
    if (at < lineStart || at > lineEnd) continue;
    const edited = at - lineStart + shift;
    if (column - 1 < edited) break;
    if (column - 1 < edited + text.length) return at - lineStart + 1;
    shift += text.length;
  }
  return column - shift;
}
