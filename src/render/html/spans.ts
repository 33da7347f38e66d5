/** Headers of several levels, where equal labels beside each other are one cell. */

export interface Cell {
  readonly text: string;
  readonly attributes?: string;
}

/** Where runs of equal labels begin, and how long they are. A run ends where a run of the level above ends. */
type Runs = Map<number, number>;

function runsOf(levels: readonly (readonly string[])[], merge: boolean): Runs[] {
  const length = levels[0]?.length ?? 0;
  const starts = new Array<boolean>(length).fill(!merge);
  if (length > 0) starts[0] = true;
  return levels.map((level, k) => {
    for (let i = 1; i < length; i++)
      if (level[i] !== level[i - 1] || k === levels.length - 1) starts[i] = true;
    const runs: Runs = new Map();
    let start = 0;
    for (let i = 1; i <= length; i++) {
      if (i < length && starts[i] !== true) continue;
      if (length > 0) runs.set(start, i - start);
      start = i;
    }
    return runs;
  });
}

/** The cells of each header line; the column of dots that stands at `cut` widens the run that goes across it. */
export function columnSpans(
  levels: readonly (readonly string[])[],
  cut: number | null,
  merge: boolean,
): Cell[][] {
  const inner = levels.length - 1;
  return runsOf(levels, merge).map((runs, k) => {
    const cells: Cell[] = [];
    for (const [start, length] of runs) {
      if (start === cut) cells.push({text: '...'});
      const across = cut !== null && start < cut && start + length > cut && k < inner;
      cells.push(
        spanned(
          levels[k]?.[start] ?? '',
          length + (across ? 1 : 0),
          (span) => `colspan="${span}" halign="left"`,
        ),
      );
    }
    return cells;
  });
}

function spanned(text: string, span: number, attributes: (span: number) => string): Cell {
  return span > 1 ? {text, attributes: attributes(span)} : {text};
}

/** The header cells of each row; the row of dots that stands at `cut` lengthens the runs that go across it. */
export function rowSpans(
  levels: readonly (readonly string[])[],
  cut: number | null,
  merge: boolean,
): Cell[][] {
  const length = levels[0]?.length ?? 0;
  const rows: Cell[][] = Array.from({length: length + (cut === null ? 0 : 1)}, () => []);
  const shift = (i: number): number => (cut !== null && i >= cut ? i + 1 : i);
  for (const [k, runs] of runsOf(levels, merge).entries()) {
    for (const [start, size] of runs) {
      const across = cut !== null && start < cut && start + size > cut;
      if (start === cut) rows[cut]?.push({text: '...'});
      const cell = spanned(
        levels[k]?.[start] ?? '',
        size + (across ? 1 : 0),
        (span) => `rowspan="${span}" valign="top"`,
      );
      rows[shift(start)]?.push(cell);
    }
  }
  return rows;
}
