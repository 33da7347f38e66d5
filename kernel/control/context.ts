/** What the handlers of the protocol thread work with. */
import type {ControlRequests, Replies} from '../wire/contents.js';

export interface ControlContext {
  /** Stops what runs; resolves when the thread that runs cells has taken note. */
  interrupt(): Promise<void>;
  /** Ends the kernel once the reply has left. */
  shutdown(restart: boolean): void;
  readonly subshells: {create(): string; delete(id: string): boolean; list(): string[]};
}

export type ReplyType<T extends string> = T extends `${infer Name}_request` ? `${Name}_reply` : never;

export type ReplyContent<T extends string> = T extends string
  ? [ReplyType<T>] extends [never]
    ? null
    : ReplyType<T> extends keyof Replies
      ? Replies[ReplyType<T>]
      : never
  : never;

export type ControlHandler<T extends keyof ControlRequests> = (
  content: ControlRequests[T],
  context: ControlContext,
) => ReplyContent<T> | Promise<ReplyContent<T>>;
