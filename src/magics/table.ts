/** Small tables for what magics print. */

export async function table(head: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  // Loaded when first needed: it takes a while.
  const {default: stringWidth} = await import('string-width');
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].map((text) => `${text}\n`).join('');
}
