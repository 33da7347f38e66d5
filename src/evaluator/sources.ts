/** The text behind every cell, for whoever shows a place in it. */

export interface SourceText {
  readonly text: string;
  /** The column that the user wrote, for one that a stack names; both from 1. */
  originalColumn(line: number, column: number): number;
}

export class Sources {
  private readonly texts = new Map<string, SourceText>();

  add(filename: string, text: string, originalColumn: SourceText['originalColumn']): void {
    this.texts.set(filename, {text, originalColumn});
  }

  get(filename: string): SourceText | undefined {
    return this.texts.get(filename);
  }
}
