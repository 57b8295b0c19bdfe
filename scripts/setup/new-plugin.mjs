import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError } from './say.mjs';

/** What a new plugin begins as: a sample that `npm test` compiles and runs. */
export const kinds = {
  reader: 'payslip-text',
  provider: 'relay',
  command: 'sent-csv',
  source: 'web-folder',
  rules: 'house-rules',
};

const upper = (name) => camel(`-${name}`);

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Writes a plugin under a name of its own and lists it in `plugins.json`.
 * @returns {string[]} the files it wrote, from the root
 */
export function newPlugin({ name, kind, root }) {
  if (!/^[a-z][a-z0-9-]*$/.test(name) || name.length > 40) {
    throw new SetupError(`"${name}" is no name for a plugin: small letters, digits and hyphens, a letter first.`);
  }
  if (!Object.hasOwn(kinds, kind)) {
    throw new SetupError(`There is no kind "${kind}": it is ${Object.keys(kinds).join(' or ')}.`);
  }
  const folder = join(root, 'plugins', name);
  if (existsSync(folder)) throw new SetupError(`plugins/${name} is there already.`);
  const sample = kinds[kind];
  const from = join(root, 'samples', 'plugins', sample);
  const written = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(from.length + 1);
      const to = join(folder, path.replaceAll(sample, name));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, renamed(readFileSync(join(from, path), 'utf8'), sample, name, path));
      return to.slice(root.length + 1).replaceAll('\\', '/');
    });
  addToList(join(root, 'plugins.json'), `./plugins/${name}`);
  return [...written.sort(), 'plugins.json'];
}

/** Names alone: the relay's address is a part of what it speaks to. */
function renamed(text, sample, name, path) {
  const own = text
    .replaceAll(`'./${sample}`, `'./${name}`)
    .replaceAll(new RegExp(`(?<![\\w/])${camel(sample)}(?=[A-Z])`, 'g'), camel(name))
    .replaceAll(new RegExp(`create${upper(sample)}`, 'g'), `create${upper(name)}`)
    .replaceAll(`Contract('${sample}'`, `Contract('${name}'`);
  if (path !== 'plugin.json') return own;
  return own.replace(`"id": "${sample}"`, `"id": "${name}"`).replace('"../../../docs/', '"../../docs/');
}

function addToList(file, entry) {
  const list = JSON.parse(readFileSync(file, 'utf8'));
  list.plugins.push(entry);
  const line = JSON.stringify(list, undefined, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/\[ | \]/g, (edge) => edge.trim());
  writeFileSync(file, `${line}\n`);
}
