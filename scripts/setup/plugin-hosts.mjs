import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './say.mjs';

/** An address that code hands to `fetch` as it is written there. */
const asked = /\bfetch\(\s*(?:new (?:URL|Request)\(\s*)?['"`](https?:\/\/[^/'"`$?#]+)/g;

const covers = (declared, origin) => {
  const below = /^https:\/\/\*(\..+)$/.exec(declared)?.[1];
  return below === undefined ? declared === origin : origin.startsWith('https://') && origin.endsWith(below);
};

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      ({ name, parentPath }) =>
        /\.(ts|tsx|js|mjs)$/.test(name) && !/\.(test|d)\.ts$/.test(name) && !/node_modules/.test(parentPath),
    )
    .map(({ name, parentPath }) => join(parentPath, name));

/** What its code plainly asks is declared; an address that is put together is judged when it is asked. */
export function checkHosts(name, folder, hosts) {
  for (const file of sourcesIn(folder)) {
    for (const [, origin] of readFileSync(file, 'utf8').matchAll(asked)) {
      if (hosts.some((declared) => covers(declared, origin))) continue;
      throw new SetupError(`The plugin ${name} asks ${origin} and does not name it under "hosts" in plugin.json.`);
    }
  }
}
