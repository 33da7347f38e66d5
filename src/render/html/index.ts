export function toHTML(value: unknown): string {
  return String(value);
}
export function indexToHTML(value: unknown): string {
  return String(value);
}
export function windowToHTML(value: unknown): string {
  return String(value);
}
