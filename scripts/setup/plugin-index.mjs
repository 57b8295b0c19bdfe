import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

/** The list of plugins that a build takes: the one of this repository, or the file that `SOBRE_PLUGINS` names. */
export const pluginList = () => resolve(process.env.SOBRE_PLUGINS ?? inRoot('plugins.json'));

/** Whether the build takes other plugins than the repository's own. */
export const hasOwnList = () => pluginList() !== inRoot('plugins.json');

/**
 * What the list names, in its order: of a folder the `plugin.ts` in it, of a package its name.
 * @returns {{ name: string, module: string, folder: string | undefined }[]}
 */
export function readPlugins(file = pluginList()) {
  const { plugins } = parse(file);
  if (!Array.isArray(plugins) || !plugins.every((name) => typeof name === 'string' && name !== '')) {
    throw new SetupError(`${file}: "plugins" must be a list of folders and packages.`);
  }
  const twice = plugins.find((name, index) => plugins.indexOf(name) !== index);
  if (twice !== undefined) throw new SetupError(`${file} names ${twice} twice.`);
  return plugins.map((name) => {
    if (!name.startsWith('.')) return { name, module: name, folder: undefined };
    const folder = resolve(dirname(file), name);
    const module = resolve(folder, 'plugin.ts');
    if (!existsSync(module)) throw new SetupError(`${file} names ${name}, and there is no ${name}/plugin.ts.`);
    return { name, module, folder };
  });
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupError(`The list of plugins cannot be read: ${file}\n${error.message}`);
  }
}

const slashes = (path) => path.replaceAll('\\', '/');

/** Takes the place of `src/plugin/built-in.ts` in a build with a list of its own. */
export const indexModule = (plugins) =>
  [
    ...plugins.map(({ module }, index) => `import plugin${index} from ${JSON.stringify(slashes(module))};`),
    `export const builtIn = [${plugins.map((_, index) => `plugin${index}`).join(', ')}];`,
    '',
  ].join('\n');

/** Writes the module for the list of this build. @returns its path. */
export function writeIndex() {
  const file = inRoot('.cache', 'plugins', 'index.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, indexModule(readPlugins()));
  return file;
}
