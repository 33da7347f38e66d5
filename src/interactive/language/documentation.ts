/** Documentation comments as text. */
import ts = require('typescript');

/** The description, then the tags. */
export function documentationText(
  text: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): string {
  const tagged = (tags ?? []).map(({name, text: parts}) =>
    `@${name} ${ts.displayPartsToString(parts)}`.trimEnd(),
  );
  const plain = ts.displayPartsToString([...(text ?? [])]);
  return [plain, tagged.join('\n')].filter((part) => part !== '').join('\n\n');
}
