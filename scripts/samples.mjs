import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run samples
  Writes the sample payrolls and their receipts into samples/.`;

await main(async () => {
  await setup();
  const { writeSamples } = await import('./samples/write-samples.mjs');
  await writeSamples();
}, usage);
