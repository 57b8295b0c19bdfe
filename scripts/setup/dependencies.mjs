import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { inRoot } from './paths.mjs';
import { npm, runQuietly } from './run-command.mjs';
import { say, seconds, SetupError } from './say.mjs';

const lockfile = () => inRoot('package-lock.json');
const stampFile = () => inRoot('node_modules', '.sobre-stamp');

/** Changes with the lockfile, and with whatever makes native packages differ. */
function stamp() {
  const machine = `${process.platform} ${process.arch} ${process.versions.modules}`;
  return createHash('sha256').update(machine).update(readFileSync(lockfile())).digest('hex');
}

/** Whether node_modules holds what the lockfile names. */
export function dependenciesAreFresh() {
  if (existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === stamp()) return true;
  // Somebody ran npm themselves: its own record says as much as our stamp.
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record) || !agrees(readLock(lockfile()), readLock(record))) return false;
  writeFileSync(stampFile(), stamp());
  return true;
}

const readLock = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether every package of the lockfile is installed in its version; other platforms' packages are not missed. */
export function agrees(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

export async function installDependencies() {
  const begun = performance.now();
  say('Installing the packages of package-lock.json (a minute or two) …');
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const clean = await runNpm(['ci', ...flags]);
  if (clean.code !== 0) await installInstead(clean.output, flags);
  writeFileSync(stampFile(), stamp());
  say(`Installed in ${seconds(begun)}.`);
}

/**
 * A registry that lacks another platform's optional package makes `npm ci` refuse the whole lockfile, although
 * this machine needs none of it. `npm install --no-save` takes the same versions and leaves the lockfile alone.
 * A build server must not be that lenient: there the lockfile itself is on trial.
 */
async function installInstead(output, flags) {
  const code = /npm (?:error|ERR!) code (\w+)/.exec(output)?.[1] ?? '';
  const lenient = ['EUSAGE', 'E404', 'ETARGET', 'ENOVERSIONS'].includes(code) && !process.env.CI;
  if (!lenient) throw refused('npm ci', output);
  say(`npm ci refused the lockfile (${code}); installing the same versions with "npm install --no-save" instead.`);
  const second = await runNpm(['install', '--no-save', ...flags]);
  if (second.code !== 0) throw refused('npm install', second.output);
}

function refused(command, output) {
  return new SetupError(
    `${output.trim()}\n\nThe packages could not be installed. Check the connection to the npm registry, then type: ${command}`,
  );
}

async function runNpm(args) {
  const { command, args: first } = npm();
  try {
    return await runQuietly(command, [...first, ...args]);
  } catch (error) {
    throw new SetupError(`npm could not be started (${error.code}). Install Node with npm, then type: npm ci`);
  }
}
