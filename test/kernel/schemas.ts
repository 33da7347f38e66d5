/** Checks messages of a kernel against the protocol's schemas. */
import {Ajv, type ValidateFunction} from 'ajv';
import {broadcasts, header, replies, stdinRequests} from '../../kernel/wire/contents.js';
import type {Message} from '../../kernel/wire/message.js';

const ajv = new Ajv({allErrors: true, strictTypes: false});
const checkHeader = ajv.compile(header);

function compileAll(schemas: Readonly<Record<string, object>>): Map<string, ValidateFunction> {
  return new Map(Object.entries(schemas).map(([type, schema]) => [type, ajv.compile(schema)]));
}

const known = {
  shell: compileAll(replies),
  control: compileAll(replies),
  iopub: compileAll(broadcasts),
  stdin: compileAll(stdinRequests),
};

/** Throws when a message is not what its type and channel ask for. */
export function checkMessage(channel: keyof typeof known, {header: head, content}: Message): void {
  if (!checkHeader(head)) throw new Error(`header: ${ajv.errorsText(checkHeader.errors)}`);
  const check = known[channel].get(head.msg_type);
  if (check === undefined) throw new Error(`${head.msg_type} has no place on ${channel}`);
  if (!check(content)) {
    throw new Error(`${head.msg_type}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(content)}`);
  }
}
