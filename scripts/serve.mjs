import { existsSync } from 'node:fs';
import { lastBuild } from './setup/build.mjs';
import { bundleServer, serverFile } from './setup/bundle-server.mjs';
import { parseOrigin } from './setup/manifest-origin.mjs';
import { runInTerminal } from './setup/run-command.mjs';
import { main, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run serve
  Serves dist/ with the settings of docs/deploying.md. Builds what is missing or old first, unless NODE_ENV is production.
  A build for another origin is left alone and refused.`;

/** Builds only what would be served: the server itself names settings that are wrong, in a moment. */
async function prepare() {
  const [first = ''] = (process.env.SOBRE_ORIGIN ?? '').split(/[\s,]+/).filter(Boolean);
  const origin = parseOrigin(first);
  const isOurs = origin !== undefined && process.env.SOBRE_DIST === undefined;
  await setup({ build: isOurs && (lastBuild()?.origin ?? origin) === origin, origin });
  if (!existsSync(serverFile())) await bundleServer();
}

await main(async () => {
  if (process.argv.length > 2) throw new SetupError(usage);
  if (process.env.NODE_ENV !== 'production') await prepare();
  else if (!existsSync(serverFile())) {
    throw new SetupError('Nothing is built yet. Type: npm run build -- --origin https://your.host');
  }
  return runInTerminal(process.execPath, [serverFile()]);
}, usage);
