/** What every message carries, by message type: version 5.5 of Jupyter's protocol, with subshells and the welcome message. */
import {
  anything,
  flag,
  integer,
  list,
  nothing,
  object,
  oneOf,
  record,
  text,
  union,
  type Infer,
} from './schema.js';

export const protocolVersion = '5.5';

const bundle = record(anything);
const display = {data: bundle, metadata: bundle};
const transient = object({}, {display_id: text});
const failure = {ename: text, evalue: text, traceback: list(text)};
const positionIn = {code: text, cursor_pos: integer};
const commData = {comm_id: text, data: bundle};

/** What front-ends ask on the shell channel, each with the content of its reply. */
export const shellRequests = {
  kernel_info_request: object({}),
  execute_request: object(
    {code: text},
    {
      silent: flag,
      store_history: flag,
      user_expressions: union(record(text), nothing),
      allow_stdin: flag,
      stop_on_error: flag,
    },
  ),
  is_complete_request: object({code: text}),
  complete_request: object(positionIn),
  inspect_request: object(positionIn, {detail_level: integer}),
  history_request: object(
    {hist_access_type: oneOf('range', 'tail', 'search')},
    {
      output: flag,
      raw: flag,
      session: integer,
      start: integer,
      stop: union(integer, nothing),
      n: union(integer, nothing),
      pattern: text,
      unique: flag,
    },
  ),
  comm_info_request: object({}, {target_name: union(text, nothing)}),
  comm_open: object({...commData, target_name: text}, {target_module: union(text, nothing)}),
  comm_msg: object(commData),
  comm_close: object({comm_id: text}, {data: bundle}),
  shutdown_request: object({}, {restart: flag}),
} as const;

/** What front-ends ask on the control channel, which is answered while a cell runs. */
export const controlRequests = {
  kernel_info_request: object({}),
  interrupt_request: object({}),
  shutdown_request: object({}, {restart: flag}),
  create_subshell_request: object({}),
  delete_subshell_request: object({subshell_id: text}),
  list_subshell_request: object({}),
} as const;

export const stdinReplies = {
  input_reply: object({value: text}),
} as const;

const failed = object({status: oneOf('error'), ...failure}, {execution_count: integer});
const aborted = object({status: oneOf('aborted')});
const ok = {status: oneOf('ok')};

/** The replies, by their message type. */
export const replies = {
  kernel_info_reply: object({
    ...ok,
    protocol_version: text,
    implementation: text,
    implementation_version: text,
    language_info: object({
      name: text,
      version: text,
      mimetype: text,
      file_extension: text,
      pygments_lexer: text,
      codemirror_mode: union(text, bundle),
      nbconvert_exporter: text,
    }),
    banner: text,
    help_links: list(object({text, url: text})),
    supported_features: list(text),
  }),
  execute_reply: union(
    object({...ok, execution_count: integer, payload: list(bundle), user_expressions: bundle}),
    failed,
    aborted,
  ),
  is_complete_reply: object({status: oneOf('complete', 'incomplete', 'invalid', 'unknown')}, {indent: text}),
  complete_reply: union(
    object({...ok, matches: list(text), cursor_start: integer, cursor_end: integer, metadata: bundle}),
    failed,
  ),
  inspect_reply: union(object({...ok, found: flag, ...display}), failed),
  history_reply: union(object({...ok, history: list(list(anything))}), failed),
  comm_info_reply: union(object({...ok, comms: record(object({target_name: text}))}), failed),
  shutdown_reply: object({...ok, restart: flag}),
  interrupt_reply: union(object(ok), failed),
  create_subshell_reply: object({...ok, subshell_id: text}),
  delete_subshell_reply: union(object(ok), failed),
  list_subshell_reply: object({...ok, subshell_id: list(text)}),
} as const;

/** What the kernel tells everybody on the iopub channel. */
export const broadcasts = {
  status: object({execution_state: oneOf('busy', 'idle', 'starting')}),
  iopub_welcome: object({subscription: text}),
  execute_input: object({code: text, execution_count: integer}),
  stream: object({name: oneOf('stdout', 'stderr'), text}),
  display_data: object(display, {transient}),
  update_display_data: object({...display, transient: object({display_id: text})}),
  execute_result: object({execution_count: integer, ...display}, {transient}),
  clear_output: object({wait: flag}),
  error: object(failure),
  comm_open: object({...commData, target_name: text}, {target_module: union(text, nothing)}),
  comm_msg: object(commData),
  comm_close: object(commData),
  shutdown_reply: object({...ok, restart: flag}),
} as const;

export const stdinRequests = {
  input_request: object({prompt: text, password: flag}),
} as const;

/** What stands in `metadata` of an execute_reply, beside what front-ends put there. */
export const executeMetadata = object({started: text}, {status: text});

/** Fields of every header; dates are ISO 8601. */
export const header = object(
  {msg_id: text, session: text, username: text, date: text, msg_type: text, version: text},
  {subshell_id: union(text, nothing)},
);

export type ShellRequests = {readonly [T in keyof typeof shellRequests]: Infer<(typeof shellRequests)[T]>};
export type ControlRequests = {
  readonly [T in keyof typeof controlRequests]: Infer<(typeof controlRequests)[T]>;
};
export type Replies = {readonly [T in keyof typeof replies]: Infer<(typeof replies)[T]>};
export type Broadcasts = {readonly [T in keyof typeof broadcasts]: Infer<(typeof broadcasts)[T]>};
export type Header = Infer<typeof header>;
