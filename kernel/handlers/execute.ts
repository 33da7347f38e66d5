import type {CellOutcome, MimeBundle} from '../../src/interactive/types.js';
import type {Broadcasts} from '../wire/contents.js';
import type {CellContext, CellHandler} from './context.js';

export const execute: CellHandler<'execute_request'> = async ({content, count}, context, running) => {
  const {code, silent = false, store_history: store = !silent, user_expressions: expressions} = content;
  // Programs that run notebooks answer no questions, and look no further than idle.
  const unattended = content.allow_stdin === false;
  const {interactive, link} = context;
  const outcome = await interactive.execute({
    code,
    count,
    silent,
    storeHistory: store && !silent,
    unattended,
  });
  if (outcome.status === 'error') {
    const failure = describe(outcome);
    if (!silent) link.publish('error', failure);
    return {status: 'error', execution_count: count, ...failure};
  }
  if (outcome.bundle !== undefined && !silent) {
    const shown: Broadcasts['execute_result'] = {execution_count: count, data: outcome.bundle, metadata: {}};
    running.result = JSON.stringify(shown);
  }
  return {
    status: 'ok',
    execution_count: count,
    payload: running.pages.map((data) => ({source: 'page', data, start: 0})),
    user_expressions: await evaluateAll(expressions ?? {}, context),
  };
};

async function evaluateAll(
  expressions: Readonly<Record<string, string>>,
  {interactive}: CellContext,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    const outcome = await interactive.evaluate(expression);
    results[name] =
      outcome.status === 'error'
        ? {status: 'error', ...describe(outcome)}
        : {
            status: 'ok',
            data: outcome.bundle ?? ({'text/plain': 'undefined'} satisfies MimeBundle),
            metadata: {},
          };
  }
  return results;
}

function describe({ename, evalue, traceback}: Extract<CellOutcome, {status: 'error'}>) {
  return {ename, evalue, traceback};
}
