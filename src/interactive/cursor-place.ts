/** Where in a cell the cursor stands: in a string, at the name of an object's property, in a comment, or in code. */
import jsTokens, {type Token} from 'js-tokens';

export interface CursorPlace {
  readonly kind: 'string' | 'property' | 'comment' | 'code';
  /** What stands between the place's beginning and the cursor. */
  readonly typed: string;
  /** The code before it, without white space and comments. */
  readonly tokens: readonly Token[];
}

const NO_CODE = /^(?:WhiteSpace|LineTerminatorSequence|SingleLineComment|MultiLineComment|HashbangComment)$/;
/** After these a brace opens an object, not a block. */
const BEFORE_OBJECT = /^(?:[([,:?=]|=>|return|\|\||&&|\?\?|\.\.\.)$/;

export function placeOfCursor(before: string): CursorPlace {
  const all = [...jsTokens(before)];
  const last = all.at(-1);
  const tokens = all.filter(({type}) => !NO_CODE.test(type));
  if (last?.type === 'SingleLineComment' || (last?.type === 'MultiLineComment' && !last.closed))
    return {kind: 'comment', typed: '', tokens};
  if (last && isOpenString(last))
    return {kind: 'string', typed: last.value.slice(1), tokens: tokens.slice(0, -1)};
  const named = last?.type === 'IdentifierName';
  const rest = named ? tokens.slice(0, -1) : tokens;
  const typed = named ? last.value : '';
  return {kind: isProperty(rest) ? 'property' : 'code', typed, tokens: rest};
}

function isOpenString(token: Token): boolean {
  return (
    ((token.type === 'StringLiteral' || token.type === 'NoSubstitutionTemplate') && !token.closed) ||
    // Text of a template after a value in it: none of its strings.
    (token.type === 'TemplateTail' && !token.closed)
  );
}

/** Whether a name that follows would be one of an object literal's. */
function isProperty(tokens: readonly Token[]): boolean {
  if (!/^[{,]$/.test(tokens.at(-1)?.value ?? '')) return false;
  const open = openers(tokens).next().value;
  return (
    open !== undefined && tokens[open]?.value === '{' && BEFORE_OBJECT.test(tokens[open - 1]?.value ?? '')
  );
}

/** Indexes of the brackets that are open at the end, the innermost first. */
export function* openers(tokens: readonly Token[]): Generator<number, undefined> {
  let closed = 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.type !== 'Punctuator') continue;
    if (/^[)\]}]$/.test(token.value)) closed += 1;
    else if (/^[([{]$/.test(token.value)) {
      if (closed === 0) yield at;
      else closed -= 1;
    }
  }
  return undefined;
}
