/** The text behind every cell, for whoever shows a place in it. */

type Columns = (line: number, column: number) => number;

export interface SourceText {
  readonly text: string;
  /** The column that the user wrote, for one that a stack names; both from 1. */
  originalColumn: Columns;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly originalColumn: Columns;
}

export class Sources {
  private readonly texts = new Map<string, SourceText>();
  private readonly parts = new Map<string, Part[]>();

  /** Registers what a name in stacks stands for. */
  add(filename: string, text: string): void {
    const parts: Part[] = [];
    this.parts.set(filename, parts);
    const originalColumn: Columns = (line, column) =>
      parts.findLast(({from, to}) => line >= from && line <= to)?.originalColumn(line, column) ?? column;
    this.texts.set(filename, {text, originalColumn});
  }

  /** Says how columns of some of its lines moved in compiling; parts of one text can be compiled apart. */
  trace(filename: string, from: number, to: number, originalColumn: Columns): void {
    this.parts.get(filename)?.push({from, to, originalColumn});
  }

  get(filename: string): SourceText | undefined {
    return this.texts.get(filename);
  }
}
