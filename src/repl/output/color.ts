/** Whether, and how richly, output is coloured. */
import {type ColorSupportLevel, supportsColor, supportsColorStderr} from 'chalk';

/**
 * The colour level of a stream, 0 to 3. `--no-color` counts most, then `FORCE_COLOR`, then `NO_COLOR`
 * (https://no-color.org), then what the stream is.
 */
export function colorLevel(
  stream: 'stdout' | 'stderr',
  wanted: boolean,
  env: NodeJS.ProcessEnv,
): ColorSupportLevel {
  if (!wanted) return 0;
  const forced = env['FORCE_COLOR'] !== undefined;
  if (!forced && (env['NO_COLOR'] ?? '') !== '') return 0;
  const support = stream === 'stdout' ? supportsColor : supportsColorStderr;
  return support === false ? 0 : support.level;
}
