/** The magics that are always there, in the order in which they are listed. */
import {bash} from './bash.js';
import {cd, pwd} from './cd.js';
import {check} from './check.js';
import {config} from './config.js';
import type {Magic} from './define.js';
import {env} from './env.js';
import {history} from './history.js';
import {load} from './load.js';
import {lsmagic} from './lsmagic.js';
import {html, markdown, svg} from './markup.js';
import {progress} from './progress.js';
import {reset} from './reset.js';
import {run} from './run.js';
import {session} from './session.js';
import {sql} from './sql.js';
import {time} from './time.js';
import {timeit} from './timeit.js';
import {who, whos} from './who.js';

export const MAGICS: readonly Magic[] = [
  session,
  time,
  timeit,
  who,
  whos,
  reset,
  history,
  run,
  load,
  cd,
  pwd,
  env,
  check,
  config,
  progress,
  sql,
  bash,
  html,
  svg,
  markdown,
  lsmagic,
];
