/** Documentation of a name, as Markdown and as text. */
import wrapAnsi from 'wrap-ansi';

const TAG = /^@(param|returns|throws|example|deprecated|see|default|remarks)\b[^\S\n]*/m;
const TITLES: Readonly<Record<string, string>> = {
  param: 'Takes',
  returns: 'Gives',
  throws: 'Throws',
  deprecated: 'Deprecated',
  see: 'See',
  default: 'Default',
};
/** Text in wider lines is hard to read. */
const WIDEST = 100;

interface Part {
  /** The tag's name; null for what stands before the first. */
  readonly tag: string | null;
  readonly text: string;
}

/** The text of a doc comment with its tags: examples become code, the others paragraphs that begin with what they are. */
export function documentationMarkdown(text: string): string {
  return partsOf(text)
    .map(({tag, text: part}) => {
      if (tag === 'example') return part.includes('```') ? part : `\`\`\`typescript\n${part}\n\`\`\``;
      const title = tag === null ? undefined : TITLES[tag];
      return title === undefined ? part : `**${title}** ${part}`;
    })
    .join('\n\n');
}

/**
 * The same as text of so many columns, examples indented.
 * @param paint colours code
 */
export function documentationText(text: string, columns: number, paint: (code: string) => string): string {
  return partsOf(text)
    .map(({tag, text: part}) => {
      if (tag === 'example') return `Example:\n${paint(part).replace(/^(?=.)/gm, '    ')}`;
      const title = tag === null ? undefined : TITLES[tag];
      return wrapped(title === undefined ? part : `${title}: ${part}`, columns);
    })
    .join('\n\n');
}

/** Breaks lines between words. */
export function wrapped(text: string, columns: number): string {
  return wrapAnsi(text, Math.min(WIDEST, columns), {trim: false}).replace(/ +$/gm, '');
}

function partsOf(text: string): Part[] {
  const [lead = '', ...tags] = text.replace(/\{@link(?:code|plain)? ([^}]*)\}/g, '$1').split(TAG);
  const parts: Part[] = [{tag: null, text: lead.trim()}];
  for (let i = 0; i < tags.length; i += 2) parts.push({tag: tags[i] ?? '', text: tags[i + 1]?.trim() ?? ''});
  return parts.filter((part) => part.text !== '');
}
