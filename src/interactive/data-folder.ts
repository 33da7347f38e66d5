/** Where this package keeps a user's files. */
import {homedir} from 'node:os';
import path from 'node:path';

/** The environment variable that names another folder. */
export const DATA_FOLDER_VARIABLE = 'MARS_TS_DATA_DIR';

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's data folder by the rules of the platform: XDG's on Linux, `Library` on macOS, `APPDATA` on Windows. */
export function dataFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = env[DATA_FOLDER_VARIABLE];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  return path.join(platformFolder(env, platform), 'mars-ts');
}

function platformFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  const xdg = env['XDG_DATA_HOME'];
  // XDG says that a relative path is to be ignored.
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.local', 'share');
}
