/** What a completion says of a name: its type, its documentation. */
import ts = require('typescript');
import {snakeCase} from './spelling.js';
import type {CompletionItem} from '../types.js';
import {documentationText} from './documentation.js';

/** Types by their own names, wherever they are declared: finding out how the cell could name each takes ten times as long. */
const FORMAT = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** Jupyter's word for what an import or a re-export stands for. */
const KINDS: readonly (readonly [flags: ts.SymbolFlags, kind: string])[] = [
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Enum, 'enum'],
  [ts.SymbolFlags.Module, 'module'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias, 'type'],
];

export class SymbolDetails {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly place: ts.Node,
    /** The symbols that are offered beside each other, by name. */
    private readonly offered: ReadonlyMap<string, ts.Symbol>,
  ) {}

  /** Completes an item by what its symbol tells. */
  describe(item: CompletionItem, offered: ts.Symbol): CompletionItem {
    const symbol = this.target(offered);
    const isAlias = symbol !== offered;
    const type = this.checker.getTypeOfSymbolAtLocation(symbol, this.place);
    const callable = type.getCallSignatures().length > 0;
    const kind =
      (isAlias ? KINDS.find(([flags]) => (symbol.flags & flags) !== 0)?.[1] : undefined) ??
      (callable && /^(?:property|instance)$/.test(item.type) ? 'function' : item.type);
    const documentation = this.documentation(symbol) || this.documentationOfTwin(item.text);
    return {
      ...item,
      type: kind,
      signature: this.signature(item.text, kind, symbol, type),
      ...(documentation === '' ? {} : {documentation}),
    };
  }

  private target(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
  }

  private signature(name: string, kind: string, symbol: ts.Symbol, type: ts.Type): string {
    const calls = type.getCallSignatures();
    if (calls[0]) {
      const more =
        calls.length > 1 ? ` (+${String(calls.length - 1)} overload${calls.length > 2 ? 's' : ''})` : '';
      // An optional parameter can be left out: that it then is undefined goes without saying.
      const text = this.checker
        .signatureToString(calls[0], undefined, FORMAT)
        .replace(/(\?: [^?]*?) \| undefined(?=[,)])/g, '$1');
      return `${name}${text}${more}`;
    }
    if (/^(?:class|interface|enum|module)$/.test(kind))
      return `${kind === 'module' ? 'namespace' : kind} ${name}`;
    if (kind === 'type') {
      const declared = this.checker.getDeclaredTypeOfSymbol(symbol);
      return `type ${name} = ${this.checker.typeToString(declared, undefined, FORMAT | ts.TypeFormatFlags.InTypeAlias)}`;
    }
    const text = this.checker.typeToString(type, undefined, FORMAT);
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    return optional ? `${name}?: ${text.replace(/ \| undefined$/, '')}` : `${name}: ${text}`;
  }

  private documentation(symbol: ts.Symbol): string {
    return documentationText(symbol.getDocumentationComment(this.checker), symbol.getJsDocTags(this.checker));
  }

  /** The camelCase spelling of an operation is derived from the other, which has the documentation. */
  private documentationOfTwin(name: string): string {
    const twin = this.offered.get(snakeCase(name));
    return twin ? this.documentation(this.target(twin)) : '';
  }
}
