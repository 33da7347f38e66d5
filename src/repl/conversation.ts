/** What a shell that talks with a person begins with. */
import type {ColorSupportLevel} from 'chalk';
import type {Program} from './batch.js';
import type {LibrarySource} from '../interactive/library.js';

export interface ConversationOptions {
  readonly version: string;
  readonly colorLevel: ColorSupportLevel;
  /** URL of a cluster to work on. */
  readonly session: string | null;
  /** What runs before the first prompt. */
  readonly program: Program | null;
  readonly library: LibrarySource;
}
