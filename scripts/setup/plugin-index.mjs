import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { inRoot } from './paths.mjs';
import { checkConfiguration } from './plugin-configuration.mjs';
import { checkHosts } from './plugin-hosts.mjs';
import { checkMenus, ribbonModule } from './plugin-menus.mjs';
import { checkPresets, presetTexts } from './plugin-presets.mjs';
import { checkSupply } from './plugin-supply.mjs';
import { SetupError } from './say.mjs';

/** Packages by their name when they are needed: this file is loaded before any is installed. */
const require = createRequire(import.meta.url);

/** Languages that every plugin speaks. */
const languages = ['en', 'es', 'pl'];

/** The list of plugins that a build takes: the one of this repository, or the file that `SOBRE_PLUGINS` names. */
export const pluginList = () => resolve(process.env.SOBRE_PLUGINS ?? inRoot('plugins.json'));

/** Whether the build takes other plugins than the repository's own. */
export const hasOwnList = () => pluginList() !== inRoot('plugins.json');

/**
 * What the list names, in its order, each found right: of a folder the `plugin.ts` in it, of a package that or what it exports.
 * @returns {{ name: string, id: string, module: string, folder: string, texts: string }[]} `texts`: where its texts are
 */
export function readPlugins(file = pluginList()) {
  const { plugins } = parse(file, 'The list of plugins');
  if (!Array.isArray(plugins) || !plugins.every((name) => typeof name === 'string' && name !== '')) {
    throw new SetupError(`${file}: "plugins" must be a list of folders and packages.`);
  }
  const twice = plugins.find((name, index) => plugins.indexOf(name) !== index);
  if (twice !== undefined) throw new SetupError(`${file} names ${twice} twice.`);
  const found = plugins.map((name) => {
    const place = name.startsWith('.') ? inFolder(file, name) : inPackage(file, name);
    return { name, id: checkManifest(name, place.folder), ...place };
  });
  const [first, second] = found.flatMap((one, index) => {
    const other = found.slice(index + 1).find(({ id }) => id === one.id);
    return other === undefined ? [] : [one, other];
  });
  if (first !== undefined) throw new SetupError(`${first.name} and ${second.name} are both called "${first.id}".`);
  return found;
}

function inFolder(file, name) {
  const folder = resolve(dirname(file), name);
  const module = resolve(folder, 'plugin.ts');
  if (!existsSync(module)) throw new SetupError(`${file} names ${name}, and there is no ${name}/plugin.ts.`);
  return { module, folder, texts: join(folder, 'texts') };
}

/** From where the list is: a firm's packages are installed beside its own list. */
function inPackage(file, name) {
  try {
    const folder = dirname(createRequire(file).resolve(`${name}/plugin.json`));
    const source = join(folder, 'plugin.ts');
    const module = existsSync(source) ? source : createRequire(file).resolve(name);
    return { module, folder, texts: join(folder, 'texts') };
  } catch (error) {
    throw new SetupError(`${file} names ${name}, and no installed package of that name has a plugin.json.`, {
      cause: error,
    });
  }
}

let fits;

/** @returns the plugin's id. */
function checkManifest(name, folder) {
  const file = join(folder, 'plugin.json');
  if (!existsSync(file)) throw new SetupError(`The plugin ${name} has no plugin.json.`);
  const manifest = parse(file, `The plugin ${name}`);
  const { default: Ajv } = require('ajv');
  const semver = require('semver');
  fits ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    parse(inRoot('docs', 'plugin.schema.json'), 'The schema of plugins'),
  );
  if (!fits(manifest)) {
    throw new SetupError(`The plugin ${name} is wrong in plugin.json:\n${fits.errors.map(sentenceOf).join('\n')}`);
  }
  const { version } = parse(inRoot('package.json'), 'Sobre');
  const range = manifest.engines.sobre;
  if (semver.validRange(range) === null) {
    throw new SetupError(`The plugin ${name} asks for Sobre "${range}", which is no range of versions.`);
  }
  if (!semver.satisfies(version, range)) {
    throw new SetupError(`The plugin ${name} is for Sobre ${range}, and this is ${version}.`);
  }
  checkTexts(name, folder, manifest);
  checkMenus(name, manifest.contributes);
  checkConfiguration(name, manifest.contributes.configuration);
  checkPresets(name, folder, manifest.contributes.presets);
  checkHosts(name, folder, manifest.hosts ?? []);
  return manifest.id;
}

const sentenceOf = ({ instancePath, keyword, message, params }) => {
  const what = { additionalProperties: params.additionalProperty, propertyNames: params.propertyName }[keyword];
  const allowed = keyword === 'enum' ? ` (${params.allowedValues.join(', ')})` : '';
  return `  ${instancePath || '/'} ${message}${allowed}${what === undefined ? '' : `: ${what}`}`;
};

/** Every `%key%` has its words in each language, and every language has the same keys. */
function checkTexts(name, folder, manifest) {
  const asked = new Set([...JSON.stringify(manifest.contributes).matchAll(/"%([\w-]+)%"/g)].map(([, key]) => key));
  const tables = languages.map((language) => {
    const file = join(folder, 'texts', `${language}.json`);
    if (!existsSync(file)) throw new SetupError(`The plugin ${name} has no texts/${language}.json.`);
    return { language, keys: new Set(Object.keys(parse(file, `The plugin ${name}`))) };
  });
  const all = new Set([...asked, ...tables.flatMap(({ keys }) => [...keys])]);
  for (const { language, keys } of tables) {
    const missing = [...all].find((key) => !keys.has(key));
    if (missing !== undefined) throw new SetupError(`The plugin ${name} has no text "${missing}" in ${language}.`);
  }
}

function parse(file, whose) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupError(`${whose} cannot be read: ${file}\n${error.message}`);
  }
}

/** What others than the pane have to know of the plugins of a build. */
export const pluginFacts = (plugins) =>
  plugins.map(({ id, folder }) => {
    const { version, hosts = [] } = parse(join(folder, 'plugin.json'), `The plugin ${id}`);
    return { id, version, hosts };
  });

const slashes = (path) => path.replaceAll('\\', '/');

/** What the list says of its plugins besides. */
export function pluginRules(plugins, file = pluginList()) {
  const { off = [], locked = [] } = parse(file, 'The list of plugins');
  const known = new Set(plugins.map(({ id }) => id));
  for (const [rule, ids] of Object.entries({ off, locked })) {
    const odd = Array.isArray(ids) ? ids.find((id) => !known.has(id)) : '';
    if (odd !== undefined)
      throw new SetupError(`${file}: "${rule}" names "${odd}", and no plugin of the list is called so.`);
  }
  return { off, locked };
}

/** One file to fetch for each language. */
const textsIn = (plugins, language) => {
  const files = plugins.map(({ texts }) => {
    const file = JSON.stringify(`${slashes(texts)}/${language}.json`);
    return `import(/* webpackChunkName: "plugin-texts-${language}" */ ${file})`;
  });
  const ids = JSON.stringify(plugins.map(({ id }) => id));
  return `async () => { const all = await Promise.all([${files.join(', ')}]); return Object.fromEntries(${ids}.map((id, at) => [id, all[at].default])); }`;
};

/** Takes the place of `src/plugin/built-in.ts` in a build with a list of its own. */
export const indexModule = (plugins, rules = { off: [], locked: [] }) =>
  [
    ...plugins.map(({ module }, index) => `import plugin${index} from ${JSON.stringify(slashes(module))};`),
    `export const builtIn = [${plugins.map((_, index) => `plugin${index}`).join(', ')}];`,
    `export const pluginRules = ${JSON.stringify(rules)};`,
    `export const presetTexts = ${JSON.stringify(presetTexts(plugins))};`,
    `export const pluginTexts = {`,
    ...languages.map((language) => `  ${language}: ${textsIn(plugins, language)},`),
    '};',
    '',
  ].join('\n');

/** Takes the place of `src/domain/roster/contributed-words.ts`. */
export const wordsModule = (plugins) => {
  const words = {};
  for (const { id, folder } of plugins) {
    const { contributes } = parse(join(folder, 'plugin.json'), `The plugin ${id}`);
    for (const [field, names] of Object.entries(contributes.columns ?? {})) {
      words[field] = [...new Set([...(words[field] ?? []), ...names])];
    }
  }
  return `export const contributedWords = ${JSON.stringify(words)};\n`;
};

/** Writes the modules for the list of this build. @returns their paths. */
export function writeIndex() {
  const folder = inRoot('.cache', 'plugins');
  const plugins = readPlugins();
  checkSupply(plugins);
  mkdirSync(folder, { recursive: true });
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    plugins: write('index.js', indexModule(plugins, pluginRules(plugins))),
    ribbon: write('ribbon.js', ribbonModule(plugins)),
    words: write('words.js', wordsModule(plugins)),
  };
}
