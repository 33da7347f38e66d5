/** Fetched data as text and as HTML. */
export {dataKind, dataKindOf} from './brand.js';
export type {DataKind} from './brand.js';
export function reprText(value: unknown): string {
  return String(value);
}
export function toHTML(value: unknown): string {
  return String(value);
}
export function indexToHTML(value: unknown): string {
  return String(value);
}
