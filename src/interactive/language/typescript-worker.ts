/** The thread of TypeScript's language service. */
import {parentPort, workerData} from 'node:worker_threads';
import type {
  LanguageAnswer,
  LanguageMethod,
  LanguageRequest,
  LanguageRequests,
  ProjectOptions,
} from './protocol.js';
import {CellProject} from './cell-project.js';
import {complete, inspect} from './queries.js';

type Handlers = {
  [M in LanguageMethod]: (params: LanguageRequests[M]['params']) => LanguageRequests[M]['result'];
};

const project = new CellProject(workerData as ProjectOptions);

const handlers: Handlers = {
  warm: ({cwd}) => {
    complete(project, cwd, '', 0);
    // After what is asked for by now.
    setImmediate(() => project.check(cwd, {count: 0, code: ''}));
    return null;
  },
  add: ({cwd, cell, number}) => {
    project.add(cwd, cell, number);
    return null;
  },
  shown: ({count}) => {
    project.shown(count);
    return null;
  },
  values: (types) => {
    project.setValues(types);
    return null;
  },
  reset: () => {
    project.reset();
    return null;
  },
  check: ({cwd, cell}) => project.check(cwd, cell),
  diagnose: ({numbers}) => project.diagnose(numbers),
  complete: ({cwd, code, cursor}) => complete(project, cwd, code, cursor),
  inspect: ({cwd, code, cursor}) => inspect(project, cwd, code, cursor),
};

function answer<M extends LanguageMethod>({id, method, params}: LanguageRequest<M>): LanguageAnswer {
  try {
    return {id, result: handlers[method](params)};
  } catch (error) {
    return {
      id,
      error: `TypeScript failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  }
}

parentPort?.on('message', (request: LanguageRequest) => {
  parentPort?.postMessage(answer(request));
});
