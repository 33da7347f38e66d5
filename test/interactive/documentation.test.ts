import assert from 'node:assert/strict';
import {test} from 'node:test';
import {documentationMarkdown, documentationText} from '../../src/interactive/documentation.js';

test('an example is code, and other tags say what they are', () => {
  const text = `Joins frames, see {@link merge}.

@param other the other one
@throws KeyError for an unknown column
@example df.merge(other)
//    a
// 0  1
@example
df.merge(other, {on: 'a'})`;
  assert.equal(
    documentationMarkdown(text),
    `Joins frames, see merge.

**Takes** other the other one

**Throws** KeyError for an unknown column

\`\`\`typescript
df.merge(other)
//    a
// 0  1
\`\`\`

\`\`\`typescript
df.merge(other, {on: 'a'})
\`\`\``,
  );
});

test('text without tags stays, an example that is Markdown too', () => {
  assert.equal(documentationMarkdown('Just text with an @ sign.'), 'Just text with an @ sign.');
  assert.equal(documentationMarkdown('@example\n```sh\nls\n```'), '```sh\nls\n```');
});

test('as text, lines break between words, and examples are indented', () => {
  const text =
    'Joins the rows of two frames by their keys.\n\n@throws KeyError for an unknown column\n@example df.merge(other)\n//    a';
  assert.equal(
    documentationText(text, 24, (code) => code.toUpperCase()),
    `Joins the rows of two
frames by their keys.

Throws: KeyError for an
unknown column

Example:
    DF.MERGE(OTHER)
    //    A`,
  );
});
