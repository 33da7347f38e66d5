/** What the kernelspec starts: `node main.js CONNECTION_FILE`. */
import {startKernel} from './start.js';

const [connectionFile] = process.argv.slice(2);
if (connectionFile === undefined) throw new Error('usage: main.js CONNECTION_FILE');
await startKernel(connectionFile);
