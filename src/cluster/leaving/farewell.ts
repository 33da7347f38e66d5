/** A program of its own: clears away on clusters what its standard input lists. */
import {text} from 'node:stream/consumers';
import {SessionApi} from '../calls/session-api.js';
import {Stops} from '../calls/stop-task.js';
import {TaskApi} from '../calls/task-api.js';
import {Address} from '../http/address.js';
import {HttpClient} from '../http/client.js';
import {longestFarewell, type Leftover} from './leaving.js';

async function clearAway({url, headers, session, tasks}: Leftover): Promise<void> {
  const client = new HttpClient(new Address(new URL(url), {headers, timeout: longestFarewell}));
  const stops = new Stops();
  const api = new TaskApi(client, session);
  await Promise.all(tasks.map((task) => stops.stop(api, task)));
  await stops.settled(longestFarewell / 3);
  await new SessionApi(client, session).destroy();
  client.close();
}

// Whoever ended the process that asks for this from a terminal ended only that one.
process.on('SIGINT', () => undefined);
const leftovers = JSON.parse(await text(process.stdin)) as readonly Leftover[];
await Promise.allSettled(leftovers.map(clearAway));
process.exit();
