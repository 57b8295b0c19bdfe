import { existsSync } from 'node:fs';
import { serverFile } from './setup/bundle-server.mjs';
import { parseOrigin } from './setup/manifest-origin.mjs';
import { runInTerminal } from './setup/run-command.mjs';
import { main, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run serve
  Serves dist/ with the settings of docs/deploying.md. Builds it first, unless NODE_ENV is production.`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(usage);
  if (args.length > 0) throw new SetupError(usage);
  if (process.env.NODE_ENV !== 'production') {
    const [first = ''] = (process.env.SOBRE_ORIGIN ?? '').split(/[\s,]+/).filter(Boolean);
    await setup({ build: true, origin: parseOrigin(first) });
  } else if (!existsSync(serverFile())) {
    throw new SetupError('Nothing is built yet. Type: npm run build -- --origin https://your.host');
  }
  return runInTerminal(process.execPath, [serverFile()]);
});
