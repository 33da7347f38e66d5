/** What specifications of several kinds have in common. */

export type Spec = Readonly<Record<string, unknown>>;

export const categories = (title: string | null): Spec => ({
  field: 'series',
  type: 'nominal',
  sort: null,
  title,
});

export function scale(log: boolean): Spec {
  return {scale: {...(log && {type: 'log'}), zero: false}};
}

/** Several series are told apart by colours, one is not. */
export const legend = (count: number): Spec => (count > 1 ? {color: categories(null)} : {});
