/** The calls in a cluster's Python that led to an error, with the code that the cluster sent. */
import type {ChalkInstance} from 'chalk';
import type {RemoteException, RemoteFrame} from '../../errors/index.js';

/** The innermost calls, which are shown with their code; those around them are mostly the cluster's own. */
const MOST_FRAMES = 8;
/** Lines shown before and after the one that was called. */
const AROUND = 1;
/** Long lines are cut to this many characters. */
const LONGEST = 160;

/** Lines that follow the user's own; none where the cluster sent no calls. */
export function remoteLines({frames}: RemoteException, chalk: ChalkInstance): string[] {
  if (frames.length === 0) return [];
  const outer = Math.max(0, frames.length - MOST_FRAMES);
  return [
    '',
    chalk.bold('On the cluster:'),
    ...(outer > 0 ? [chalk.dim(`… ${outer} outer ${outer === 1 ? 'call' : 'calls'}`)] : []),
    ...frames.slice(outer).flatMap((frame) => ['', ...frameLines(frame, chalk)]),
  ];
}

function frameLines({file, line, name, code}: RemoteFrame, chalk: ChalkInstance): string[] {
  const shown = code.filter((fragment) => Math.abs(fragment.line - line) <= AROUND);
  const digits = String(shown.at(-1)?.line ?? line).length;
  const place = `${chalk.green(shortPath(file))}:${line} in ${chalk.cyan(name)}`;
  return [
    place,
    ...shown.map(({line: number, text}) => {
      const label = String(number).padStart(digits);
      const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      return number === line
        ? `${chalk.red('❱')} ${chalk.bold(label)} ${chalk.dim('│')} ${cut}`
        : `${chalk.dim(`  ${label} │ `)}${cut}`;
    }),
  ];
}

/** Where packages are installed on the cluster says nothing to its users. */
function shortPath(file: string): string {
  return file.split(/[\\/](?:site|dist)-packages[\\/]/).at(-1) ?? file;
}
