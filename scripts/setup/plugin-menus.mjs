import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionReader } from './conditions.mjs';
import { SetupError } from './say.mjs';

/** Administrators approve what stands in a ribbon: more than these would be a list that nobody reads. */
const mostItems = 6;

/** What the schema cannot say of menus: each names a command of its own, and conditions ask what the pane knows. */
export function checkMenus(name, { commands = {}, menus = {} }) {
  const items = Object.values(menus).flat();
  const unknown = items.find(({ command }) => !Object.hasOwn(commands, command));
  if (unknown !== undefined) {
    throw new SetupError(`The plugin ${name} puts "${unknown.command}" in a menu and declares no such command.`);
  }
  const nowhere = Object.keys(commands).find((command) => !items.some((each) => each.command === command));
  if (nowhere !== undefined) {
    throw new SetupError(`The plugin ${name} declares the command "${nowhere}" and puts it in no menu.`);
  }
  const conditions = [...items.map(({ when }) => when), ...Object.values(commands).map((each) => each.enablement)];
  for (const condition of conditions) {
    if (condition === undefined) continue;
    try {
      conditionReader()(condition);
    } catch (error) {
      throw new SetupError(`The plugin ${name} has a condition that cannot be read. ${error.message}`, {
        cause: error,
      });
    }
  }
}

const titleIn = (texts, language, title) =>
  JSON.parse(readFileSync(join(texts, `${language}.json`), 'utf8'))[title.slice(1, -1)];

/** As `src/plugin/command-function.ts` names them. */
const functionOf = (id) => id.replaceAll('-', '_').replace('.', '__');

const itemsAt = (plugins, slot) =>
  plugins.flatMap(({ id, folder, texts }) => {
    const { contributes } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
    return (contributes.menus?.[slot] ?? []).map(({ command }) => {
      const { title, icon } = contributes.commands[command];
      const whole = `${id}.${command}`;
      return {
        command: whole,
        id: slot === 'cell' ? `Cell.${whole}` : whole,
        calls: functionOf(whole),
        icon,
        title: Object.fromEntries(['en', 'es', 'pl'].map((language) => [language, titleIn(texts, language, title)])),
      };
    });
  });

/** What the plugins put into the manifest. */
export function manifestItems(plugins) {
  const found = { more: itemsAt(plugins, 'ribbon/more'), cell: itemsAt(plugins, 'cell') };
  for (const [place, items] of Object.entries(found)) {
    if (items.length <= mostItems) continue;
    const names = items.map(({ command }) => command).join(', ');
    throw new SetupError(
      `The menu "${place}" has room for ${mostItems} commands, and plugins put more there: ${names}.`,
    );
  }
  return found;
}

/** Takes the place of `src/plugin/ribbon-items.ts`. */
export const ribbonModule = (plugins) => {
  const { more, cell } = manifestItems(plugins);
  const ids = [...new Set([...more, ...cell].map(({ command }) => command))];
  return `export const ribbonItems = ${JSON.stringify(ids)};\n`;
};
