/** The connection file, in which whoever starts a kernel tells where to listen and how to sign. */
import {readFileSync} from 'node:fs';
import {FileError, ParserError, ValueError} from '../../src/errors/index.js';
import {integer, mismatch, object, oneOf, text, type Infer} from './schema.js';

const schema = object(
  {
    transport: oneOf('tcp', 'ipc'),
    ip: text,
    shell_port: integer,
    control_port: integer,
    stdin_port: integer,
    iopub_port: integer,
    hb_port: integer,
    key: text,
    signature_scheme: text,
  },
  {curve_publickey: text, curve_secretkey: text, kernel_name: text},
);

export type ConnectionInfo = Infer<typeof schema>;
export type Channel = 'shell' | 'control' | 'stdin' | 'iopub' | 'hb';

/**
 * Reads and checks a connection file.
 *
 * @throws {FileError} it cannot be read
 * @throws {ParserError} it is no JSON
 * @throws {ValueError} a field is missing or wrong
 */
export function readConnection(path: string): ConnectionInfo {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new ParserError(`connection file ${path} is no JSON: ${cause.message}`, {cause});
    throw new FileError(`connection file ${path} cannot be read: ${String(cause)}`, {cause});
  }
  const wrong = mismatch(schema, value, 'connection file');
  if (wrong !== null) throw new ValueError(`${wrong} (${path})`);
  const info = value as ConnectionInfo;
  algorithmOf(info);
  if ((info.curve_publickey === undefined) !== (info.curve_secretkey === undefined)) {
    throw new ValueError(
      `connection file ${path} has one of curve_publickey and curve_secretkey; both are needed`,
    );
  }
  return info;
}

/** The address of a channel as ZeroMQ takes it. */
export function endpoint(info: ConnectionInfo, channel: Channel): string {
  const port = info[`${channel}_port`];
  return info.transport === 'ipc' ? `ipc://${info.ip}-${port}` : `tcp://${info.ip}:${port}`;
}

/** `sha256` of `hmac-sha256`. */
export function algorithmOf({signature_scheme: scheme}: ConnectionInfo): string {
  const match = /^hmac-(sha256|sha384|sha512)$/.exec(scheme);
  if (match?.[1] === undefined) {
    throw new ValueError(
      `signature_scheme is '${scheme}'; hmac-sha256, hmac-sha384 and hmac-sha512 are known`,
    );
  }
  return match[1];
}
