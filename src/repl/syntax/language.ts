/** What the editor needs to know of the language of the cells. */
import {tokenize, type Token} from '../../render/syntax/tokens.js';

export interface Language {
  /** Splits code into tokens that cover it without a gap. */
  readonly tokenize: (code: string) => readonly Token[];
  /** One level of indentation. */
  readonly indent: string;
}

export const typescript: Language = {tokenize, indent: '  '};

/** The same language, which does not split twice what it split last: most keys move the cursor, or are drawn more than once. */
export function remembering(language: Language): Language {
  let last = {code: '', tokens: language.tokenize('')};
  return {
    indent: language.indent,
    tokenize: (code) => {
      if (code !== last.code) last = {code, tokens: language.tokenize(code)};
      return last.tokens;
    },
  };
}
