import { build } from './setup/build.mjs';
import { withLock } from './setup/lock.mjs';
import { localOrigin, parseOrigin } from './setup/manifest-origin.mjs';
import { inRoot } from './setup/paths.mjs';
import { main, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run build -- [--origin https://your.host]
  Writes the pages and the manifest into dist/ and the server into dist-server/. The origin is https, without a path;
  default ${localOrigin}.`;

function originFrom(args) {
  if (args.length === 0) return localOrigin;
  const [name, value, ...more] = args.flatMap((arg) => arg.split('='));
  const origin = name === '--origin' && more.length === 0 ? parseOrigin(value ?? '') : undefined;
  if (!origin) throw new SetupError(usage);
  return origin;
}

await main(async () => {
  const origin = originFrom(process.argv.slice(2));
  await setup();
  await withLock(inRoot('.cache', 'setup.lock'), () => build(origin));
}, usage);
