import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { localOrigin } from './manifest-origin.mjs';
import { inRoot, root } from './paths.mjs';
import { hasOwnList, pluginList, readPlugins } from './plugin-index.mjs';
import { bundleServer } from './bundle-server.mjs';
import { runQuietly } from './run-command.mjs';
import { say, seconds, SetupError } from './say.mjs';

/** All that decides what a build contains. */
const inputs = [
  'src',
  'plugins.json',
  'server',
  'assets',
  'manifest.xml',
  'scripts/manifest',
  'webpack.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const stampFile = (folder) => inRoot(folder, '.sobre-stamp');

/** Hash over names and contents of the inputs, so that a checkout's file times do not matter. */
export function sourcesStamp(folder = root) {
  const hash = createHash('sha256');
  const own = hasOwnList() ? [pluginList(), ...readPlugins().flatMap((each) => each.folder ?? [])] : [];
  for (const file of [...inputs.map((name) => join(folder, name)), ...own].flatMap(filesBelow)) {
    hash.update(`\0${relative(folder, file).replaceAll('\\', '/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** @param origin where it must be written for; anywhere, when undefined. */
export function buildIsFresh(origin, folder = 'dist') {
  const last = lastBuild(folder);
  return last !== undefined && (origin ?? last.origin) === last.origin && last.sources === sourcesStamp();
}

/** Builds in a process of its own, which gives its memory back before the browser starts. */
export async function build(origin, folder = 'dist') {
  const target = origin ?? lastBuild(folder)?.origin ?? localOrigin;
  const begun = performance.now();
  say(`Building the add-in into ${folder}/ …`);
  // Taken first: a source edited during the build leaves the build stale, not silently wrong.
  const sources = sourcesStamp();
  rmSync(stampFile(folder), { force: true });
  const ended = await runQuietly(process.execPath, [inRoot('scripts', 'setup', 'bundle.mjs'), target, folder]);
  if (ended.code !== 0) throw new SetupError(`${ended.output.trim()}\n\nThe build failed.`);
  if (folder === 'dist') await bundleServer();
  writeFileSync(stampFile(folder), JSON.stringify({ origin: target, sources }));
  say(`${ended.output.trim()}\nBuilt for ${target} in ${seconds(begun)}.`);
}

/** What the folder was built for and from; undefined when nothing finished there. */
export function lastBuild(folder = 'dist') {
  return existsSync(stampFile(folder)) ? JSON.parse(readFileSync(stampFile(folder), 'utf8')) : undefined;
}
