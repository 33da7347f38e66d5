/** Help while typing: is the cell complete, what could come next, what is this. */
import {setTimeout as delay} from 'node:timers/promises';
import type {CellScope} from '../evaluator/cell-scope.js';
import {completeness} from '../evaluator/completeness.js';
import type {Magic} from '../magics/define.js';
import {registeredIn, splitCell, type CellParts} from '../magics/parse.js';
import type {MagicRegistry} from '../magics/registry.js';
import type {SessionManager} from '../magics/session-manager.js';
import {ValueError} from '../errors/index.js';
import {checkedCode} from './cell-body.js';
import {placeOfCursor, type CursorPlace} from './cursor-place.js';
import {describe} from './description.js';
import {knownKeys} from './known-keys.js';
import type {LanguageService} from './language/language-service.js';
import {completeMagic} from './magic-completion.js';
import {memberItems, merge, nameItems, valueOf} from './runtime-completion.js';
import type {Settings} from './settings.js';
import type {CompletionItem, Completeness, Completions, FrontEnd, MimeBundle} from './types.js';

export interface AssistantParts {
  readonly language: LanguageService;
  readonly scope: CellScope;
  readonly magics: MagicRegistry;
  readonly settings: Settings;
  readonly sessions: SessionManager | null;
  readonly frontEnd: FrontEnd;
  /** How long a completion waits for the compiler's first answer where values know something, in milliseconds. */
  readonly coldMs: number;
  /** Loads what code names without declaring it. */
  readonly ready: (code: string) => Promise<void>;
}

const EXPRESSION = /[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;
const REST_OF_NAME = /^[\p{ID_Continue}$]*/u;

export class Assistant {
  constructor(private readonly parts: AssistantParts) {}

  isComplete(code: string): Completeness {
    const parts = this.split(code);
    if (parts.kind === 'help') return {status: 'complete', indent: ''};
    if (parts.kind === 'cell-magic') {
      // The text below a cell magic can be anything: an empty line ends it.
      return /\n\s*$/.test(code) ? {status: 'complete', indent: ''} : {status: 'incomplete', indent: ''};
    }
    return completeness(parts.code);
  }

  async complete(code: string, cursor: number): Promise<Completions> {
    const magic = await completeMagic(code, cursor, this.parts);
    if (magic) return magic;
    const text = this.typescript(code);
    const before = text.slice(0, cursor);
    const {kind, typed: begun, tokens} = placeOfCursor(before);
    const asked = this.parts.language.complete(text, cursor);
    const typed =
      (await this.inTime(asked, before)) ??
      this.fromValues(before, kind, cursor - begun.length) ??
      (await asked);
    if (kind === 'comment') return typed;
    if (kind === 'string' || kind === 'property') {
      const items = kind === 'property' ? withoutMapMembers(typed.items) : typed.items;
      // What a type lists, as the ways to join, is all that can stand there.
      if (kind === 'string' && items.length > 0) return typed;
      const keys = (knownKeys(tokens, this.parts.scope) ?? []).filter((key) => key.startsWith(begun));
      const listed = items.some(({type}) => type === 'property');
      if (kind === 'string' || (!listed && keys.length > 0))
        return {items: keys.map((key) => keyItem(key, kind)), start: cursor - begun.length, end: cursor};
      return {...typed, items};
    }
    const live = memberItems(before, this.parts.scope) ?? nameItems(before, this.parts.scope);
    return live ? merge(typed, live, cursor) : typed;
  }

  /** What the compiler says; null where it has never answered and takes long. */
  private inTime(asked: Promise<Completions>, before: string): Promise<Completions | null> {
    const {language, coldMs, ready} = this.parts;
    if (language.answered || coldMs === Infinity) return asked;
    // A cell that needs what cannot be loaded tells of it.
    ready(before).catch(() => undefined);
    return Promise.race([asked, delay(coldMs, null)]);
  }

  /** What can be said without the compiler; null where that is nothing. */
  private fromValues(before: string, kind: CursorPlace['kind'], start: number): Completions | null {
    const {scope} = this.parts;
    if (kind === 'comment' || kind === 'string' || kind === 'property') return null;
    const items = memberItems(before, scope) ?? nameItems(before, scope) ?? [];
    return items.length === 0 ? null : {items, start, end: before.length};
  }

  async inspect(code: string, cursor: number, detail: 0 | 1): Promise<MimeBundle | null> {
    const magic = magicAt(this.split(code), cursor);
    if (magic !== null) {
      const found = this.parts.magics.find(magic);
      return found ? {'text/plain': magicHelp(found)} : null;
    }
    const known = await this.parts.language.inspect(this.typescript(code), cursor);
    const expression =
      (EXPRESSION.exec(code.slice(0, cursor))?.[0] ?? '') +
      (REST_OF_NAME.exec(code.slice(cursor))?.[0] ?? '');
    return describe(known, valueOf(expression, this.parts.scope), detail, this.parts.frontEnd);
  }

  /**
   * `x?` and `x??`: pages the documentation, or the source.
   * @throws ValueError when nothing is known of the subject
   */
  async help(subject: string, detail: 0 | 1): Promise<void> {
    const {magics, frontEnd} = this.parts;
    if (subject.startsWith('%')) {
      const name = subject.replace(/^%+/, '');
      const magic = magics.find(name) ?? magics.require(name, subject.startsWith('%%') ? 'cell' : 'line');
      frontEnd.page({'text/plain': magicHelp(magic)});
      return;
    }
    const bundle = await this.inspect(subject, subject.length, detail);
    if (!bundle) throw new ValueError(`'${subject}' is not known here.`);
    frontEnd.page(bundle);
  }

  private split(code: string): CellParts {
    const registered = registeredIn(code);
    return splitCell(code, (name) => registered.has(name) || this.parts.magics.find(name) !== undefined);
  }

  private typescript(code: string): string {
    return checkedCode(code, this.split(code), (name) => this.parts.magics.find(name));
  }
}

/** The name of the magic at the cursor. */
function magicAt(parts: CellParts, cursor: number): string | null {
  if (parts.kind === 'help') return parts.subject.startsWith('%') ? parts.subject.replace(/^%+/, '') : null;
  if (parts.kind === 'cell-magic') return cursor < parts.argsStart ? parts.name : null;
  const at = parts.magics.find(({name, start}) => cursor >= start && cursor <= start + 1 + name.length);
  return at?.name ?? null;
}

/** Where an object stands for a dict a Map can stand too, whose methods nobody writes into a literal. */
function withoutMapMembers(items: readonly CompletionItem[]): readonly CompletionItem[] {
  const names = new Set(items.map(({text}) => text));
  return names.has('forEach') && names.has('entries') && names.has('has')
    ? items.filter(({text}) => !(text in Map.prototype))
    : items;
}

function keyItem(key: string, kind: 'string' | 'property'): CompletionItem {
  const quoted = kind === 'property' && !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
  return {text: quoted ? `'${key.replace(/['\\]/g, '\\$&')}'` : key, type: 'value'};
}

function magicHelp({name, usage, summary, details}: Magic): string {
  return [usage, '', summary, ...(details === undefined ? [] : ['', details])].join('\n') || name;
}
