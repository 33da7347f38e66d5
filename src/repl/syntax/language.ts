/** What the editor needs to know of the language of the cells. */
import {tokenize, type Token} from '../../render/syntax/tokens.js';

export interface Language {
  /** Splits code into tokens that cover it without a gap. */
  readonly tokenize: (code: string) => readonly Token[];
  /** One level of indentation. */
  readonly indent: string;
}

export const typescript: Language = {tokenize, indent: '  '};
