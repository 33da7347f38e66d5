/** A kernel's completions as the editor's menu takes them. */
import type {KernelMessage} from '@jupyterlab/services';
import {toUnits} from '../../interactive/positions.js';
import type {CompletionItem, Completions} from '../../interactive/types.js';

type Reply = KernelMessage.ICompleteReplyMsg['content'];

/** What the field calls experimental, and every kernel that knows types sends. */
const TYPES = '_jupyter_types_experimental';

export function completionsOf(reply: Reply, code: string, cursor: number): Completions {
  if (reply.status !== 'ok') return {items: [], start: cursor, end: cursor};
  const described = new Map(descriptions(reply.metadata[TYPES]));
  const items = reply.matches.map((text): CompletionItem => described.get(text) ?? {text, type: ''});
  return {
    items,
    start: toUnits(code, reply.cursor_start),
    end: toUnits(code, reply.cursor_end),
  };
}

function descriptions(types: unknown): (readonly [string, CompletionItem])[] {
  if (!Array.isArray(types)) return [];
  return types.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const {text, type, signature} = entry as Readonly<Record<string, unknown>>;
    if (typeof text !== 'string') return [];
    const known = typeof type === 'string' && type !== '<unknown>' ? type : '';
    return [
      [
        text,
        {text, type: known, ...(typeof signature === 'string' && signature !== '' && {signature})},
      ] as const,
    ];
  });
}
