/** Words that leave a shell, for people who come from another one. */
const LEAVING = /^\s*(exit|quit|\.exit)\s*(\(\s*\))?\s*;?\s*$/;

export function isLeaving(code: string): boolean {
  return LEAVING.test(code);
}
