/** What a function captured, as a debugger shows it. */
import {type Runtime, Session} from 'node:inspector';

/** Where the inspector and this module hand values to each other. */
const key = 'mars-ts.captured';
const place = `globalThis[Symbol.for(${JSON.stringify(key)})]`;

/** The value of the variable `name` in the closure of `fn`; undefined where there is none. */
export function captured(fn: (...args: never[]) => unknown, name: string): unknown {
  const session = new Session();
  session.connect();
  try {
    Reflect.set(globalThis, Symbol.for(key), fn);
    const inspected = evaluate(session, place);
    Reflect.set(globalThis, Symbol.for(key), undefined);
    const internal = propertiesOf(session, inspected).internalProperties ?? [];
    const scopes = internal.find((property) => property.name === '[[Scopes]]')?.value;
    for (const {value: scope} of propertiesOf(session, scopes).result) {
      if (scope?.description !== 'Closure') continue;
      const variable = propertiesOf(session, scope).result.find((property) => property.name === name)?.value;
      if (variable?.objectId === undefined) continue;
      const functionDeclaration = `function () { ${place} = this }`;
      session.post('Runtime.callFunctionOn', {objectId: variable.objectId, functionDeclaration});
      return Reflect.get(globalThis, Symbol.for(key)) as unknown;
    }
    return undefined;
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for(key));
    session.disconnect();
  }
}

// A session of the same thread answers before `post` returns.

function evaluate(session: Session, expression: string): Runtime.RemoteObject | undefined {
  let found: Runtime.RemoteObject | undefined;
  session.post('Runtime.evaluate', {expression}, (error, answer) => {
    if (error === null) found = answer.result;
  });
  return found;
}

function propertiesOf(
  session: Session,
  object: Runtime.RemoteObject | undefined,
): Runtime.GetPropertiesReturnType {
  let found: Runtime.GetPropertiesReturnType = {result: []};
  if (object?.objectId === undefined) return found;
  session.post(
    'Runtime.getProperties',
    {objectId: object.objectId, ownProperties: true},
    (error, properties) => {
      if (error === null) found = properties;
    },
  );
  return found;
}
