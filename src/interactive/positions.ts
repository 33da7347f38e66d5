/** Positions in code: Jupyter counts Unicode code points, JavaScript UTF-16 units. */

/** The UTF-16 position of a position in code points. */
export function toUnits(code: string, points: number): number {
  let units = 0;
  for (let at = 0; at < points && units < code.length; at += 1) {
    units += (code.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** The position in code points of a UTF-16 position. */
export function toPoints(code: string, units: number): number {
  return Array.from(code.slice(0, units)).length;
}
