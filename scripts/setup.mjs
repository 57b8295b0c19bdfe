import { build, buildIsFresh } from './setup/build.mjs';
import { findBrowser, installBrowser } from './setup/browser.mjs';
import { dependenciesAreFresh, installDependencies } from './setup/dependencies.mjs';
import { withLock } from './setup/lock.mjs';
import { inRoot } from './setup/paths.mjs';
import { SetupError } from './setup/say.mjs';

const neededNode = [20, 19];

/**
 * Makes a fresh clone ready and leaves a ready one alone. Uses nothing but Node itself.
 * A browser's path is left in `CHROME_PATH` for the programs started afterwards.
 * @param needs `browser`: one must be there · `build`: `folder` must be newer than its sources, written for `origin` when given
 */
export async function setup({ browser = false, build: needsBuild = false, origin, folder } = {}) {
  checkNode(process.versions.node);
  const steps = [
    { isDone: dependenciesAreFresh, run: installDependencies },
    ...(browser ? [{ isDone: async () => rememberBrowser(await findBrowser()), run: installAndRememberBrowser }] : []),
    ...(needsBuild ? [{ isDone: () => buildIsFresh(origin, folder), run: () => build(origin, folder) }] : []),
  ];
  for (const step of steps) {
    if (await step.isDone()) continue;
    // Asked again under the lock: the process we waited for has probably done it.
    await withLock(inRoot('.cache', 'setup.lock'), async () => {
      if (!(await step.isDone())) await step.run();
    });
  }
}

export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return;
  throw new SetupError(
    `Sobre needs Node ${neededNode.join('.')} or newer and this is ${version}. Install it from https://nodejs.org, then try again.`,
  );
}

const installAndRememberBrowser = async () => rememberBrowser(await installBrowser());

function rememberBrowser(path) {
  if (path) process.env.CHROME_PATH = path;
  return path !== undefined;
}
