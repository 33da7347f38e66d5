/** A program that uses a cluster and ends without closing its session: `node leaver.js URL WAY`. Says when it has come to its end. */
import {md, mt, new_session} from '../../../src/index.js';

const [, , url = '', way = ''] = process.argv;
const session = new_session(url);
await session.run(md.Series([1, 2]));

if (way === 'signal') {
  const long = mt
    .exp(mt.ones([20_000, 20_000], {chunk_size: 500}))
    .add(1)
    .sum();
  session.onProgress(({fraction}) => {
    if ((fraction ?? 0) > 0) process.stdout.write('working\n');
  });
  await session.execute([long]);
}
if (way === 'exit') process.exit(3);
if (way === 'error') throw new RangeError('nobody catches this');
