/** What a shell that talks with a person begins with. */
import type {ColorSupportLevel} from 'chalk';
import type {Program} from './batch.js';
import type {HostSource} from './host.js';

export interface ConversationOptions {
  /** What stands above the first prompt: what this is, and how to get help. */
  readonly title: string;
  readonly hint: string;
  readonly colorLevel: ColorSupportLevel;
  /** A cell that connects with a cluster, to run first. */
  readonly connect: string | null;
  /** What runs before the first prompt. */
  readonly program: Program | null;
  readonly host: HostSource;
}
