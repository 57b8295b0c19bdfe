import { inRoot } from './setup/paths.mjs';
import { newPlugin, kinds } from './setup/new-plugin.mjs';
import { main, say, SetupError } from './setup/say.mjs';

const usage = `Usage: npm run plugin -- new NAME [--like ${Object.keys(kinds).join('|')}]
  Writes plugins/NAME, a plugin that compiles and passes its tests, and adds it to plugins.json.
  --like reader     reads documents (the default)
  --like provider   sends mails
  --like source     lists receipts of some place
  --like command    does something on a press
  --like rules      looks at rows; with a setting, names of columns and a text`;

await main(() => {
  const [verb, name, flag, kind = 'reader', ...rest] = process.argv.slice(2);
  if (verb === '--help' || verb === 'help') return say(usage);
  if (verb !== 'new' || name === undefined || (flag ?? '--like') !== '--like' || rest.length > 0) {
    throw new SetupError(usage);
  }
  const files = newPlugin({ name, kind, root: inRoot() });
  say(`${files.join('\n')}\n\nTry it: npx vitest run plugins/${name}\nSee it: npm start`);
});
