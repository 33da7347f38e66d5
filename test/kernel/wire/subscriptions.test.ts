import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {Subscriber} from 'zeromq';
import {SubscriptionSocket} from '../../../kernel/wire/subscriptions.js';

test('the first message of a subscriber is its welcome, whatever is published meanwhile', async () => {
  const socket = new SubscriptionSocket({linger: 0});
  socket.manual = true;
  socket.verbosity = 'allSubs';
  await socket.bind('tcp://127.0.0.1:*');
  const {lastEndpoint} = socket;
  assert.ok(lastEndpoint !== null);
  const subscribers = Array.from({length: 20}, () => new Subscriber({linger: 0}));
  const requests = (async () => {
    for (let open = subscribers.length; open > 0; open -= 1) {
      const [request] = await socket.receive();
      await socket.answer(request, async (_topic, admit) => {
        await setImmediate();
        admit();
        await socket.send('welcome');
      });
    }
  })();
  const firsts = subscribers.map(async (subscriber) => {
    subscriber.connect(lastEndpoint);
    subscriber.subscribe();
    return String((await subscriber.receive())[0]);
  });
  const welcomed = requests.then(() => true);
  while (!(await Promise.race([welcomed, setImmediate(false)]))) await socket.send('published');
  assert.deepEqual(new Set(await Promise.all(firsts)), new Set(['welcome']));
  for (const each of [...subscribers, socket]) each.close();
});
