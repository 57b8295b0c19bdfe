import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await setup();
  const { writeSamples } = await import('./samples/write-samples.mjs');
  await writeSamples();
});
