/** The folder into which an engine spills. */

import {rmSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {spillGuard} from '../../spill-guard.js';

/** A folder of this process, readable by its user alone, that goes away on `remove` or when the process ends. */
export class SpillFolder {
  private constructor(readonly path: string) {
    process.once('exit', this.removeNow);
    spillGuard.watch(path);
  }

  /** Makes a folder inside `parent`. */
  static async create(parent: string = tmpdir()): Promise<SpillFolder> {
    return new SpillFolder(await mkdtemp(join(parent, 'mars-ts-')));
  }

  private readonly removeNow = (): void => {
    rmSync(this.path, {recursive: true, force: true});
  };

  async remove(): Promise<void> {
    process.off('exit', this.removeNow);
    await rm(this.path, {recursive: true, force: true});
  }
}
