/** Order of two present values of one type: numbers, text by code points, times, durations, tuples. */
export function compareValues(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compareValues(a[i], b[i]);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  const [x, y] = [primitive(a), primitive(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function primitive(value: unknown): number | bigint | string {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value !== null && typeof value === 'object') {
    if ('left' in value) return primitive(value.left);
    const plain: unknown = value.valueOf();
    if (typeof plain === 'number' || typeof plain === 'bigint') return plain;
  }
  return String(value);
}
