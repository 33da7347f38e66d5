/** What the leader of a decomposition tells other threads to do: the first number of each command. */
export const command = {
  product: 0,
  addRows: 1,
  multiplyRows: 2,
  roots: 3,
  corrections: 4,
  vectors: 5,
} as const;

export const BYTES = 8;
