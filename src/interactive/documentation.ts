/** Documentation of a name, as Markdown. */

const TAG = /^@(param|returns|throws|example|deprecated|see|default|remarks)\b[^\S\n]*/m;
const TITLES: Readonly<Record<string, string>> = {
  param: 'Takes',
  returns: 'Gives',
  throws: 'Throws',
  deprecated: 'Deprecated',
  see: 'See',
  default: 'Default',
};

/** The text of a doc comment with its tags: examples become code, the others paragraphs that begin with what they are. */
export function documentationMarkdown(text: string): string {
  const [lead = '', ...tags] = text.replace(/\{@link(?:code|plain)? ([^}]*)\}/g, '$1').split(TAG);
  const paragraphs = [lead.trim()];
  for (let i = 0; i < tags.length; i += 2)
    paragraphs.push(tagMarkdown(tags[i] ?? '', tags[i + 1]?.trim() ?? ''));
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function tagMarkdown(tag: string, text: string): string {
  if (tag === 'example') return text.includes('```') ? text : `\`\`\`typescript\n${text}\n\`\`\``;
  const title = TITLES[tag];
  return title === undefined ? text : `**${title}** ${text}`;
}
