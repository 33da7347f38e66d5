/** How fetched data is shown, with the names and the defaults of pandas and NumPy. */

export interface TextOptions {
  /** Frames and series of more rows are cut in the middle. */
  readonly max_rows: number;
  /** How many rows are shown of what is cut. */
  readonly min_rows: number;
  /** Frames of more columns are cut in the middle; 0: as many as `width` holds; null: all. */
  readonly max_columns: number | null;
  /** Longer cells end in `...`; null: never. */
  readonly max_colwidth: number | null;
  /** Width of the output in cells; wide frames are cut or wrapped to it. */
  readonly width: number;
  /** Digits after the decimal point in frames and series. */
  readonly precision: number;
  /** An index of more labels is cut in the middle. */
  readonly max_seq_items: number;
  readonly max_categories: number;
  /** Whether repeated outer labels of a MultiIndex are left out. */
  readonly multi_sparse: boolean;
  /** Whether wide characters count as two cells. */
  readonly east_asian_width: boolean;
  /** How the text of an array is made. */
  readonly array: ArrayOptions;
}

export interface ArrayOptions {
  /** Digits after the decimal point. */
  readonly precision: number;
  /** Arrays of more elements are cut in the middle of each axis. */
  readonly threshold: number;
  /** How many elements are shown at each end of what is cut. */
  readonly edgeitems: number;
  readonly linewidth: number;
  /** Whether small numbers are never written with exponents. */
  readonly suppress: boolean;
}

/** What users may give: any of the options. */
export type DisplayOptions = Partial<Omit<TextOptions, 'array'>> & {readonly array?: Partial<ArrayOptions>};

export const defaultOptions: TextOptions = {
  max_rows: 60,
  min_rows: 10,
  max_columns: 0,
  max_colwidth: 50,
  width: 80,
  precision: 6,
  max_seq_items: 100,
  max_categories: 8,
  multi_sparse: true,
  east_asian_width: false,
  array: {precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false},
};

/** What pandas changes in a notebook: 20 columns, and text that wraps instead of being cut. */
export const notebookOptions: DisplayOptions = {max_columns: 20};

export function withDefaults(options: DisplayOptions = {}): TextOptions {
  return {...defaultOptions, ...options, array: {...defaultOptions.array, ...options.array}};
}
