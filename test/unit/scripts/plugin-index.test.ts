import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, expect, test } from 'vitest';
import { script } from './script.ts';

interface Listed {
  readonly name: string;
  readonly id: string;
  readonly module: string;
  readonly folder: string;
  readonly texts: string;
}
const { readPlugins, indexModule, pluginRules, wordsModule } = await script<{
  wordsModule(plugins: readonly Listed[]): string;
  readPlugins(file?: string): readonly Listed[];
  indexModule(plugins: readonly Listed[]): string;
  pluginRules(plugins: readonly Pick<Listed, 'id'>[], file: string): unknown;
}>('setup/plugin-index.mjs');

const { checkSupply, flawsInSupply } = await script<{
  checkSupply(plugins: readonly Listed[]): void;
  flawsInSupply(plugins: readonly Listed[]): readonly string[];
}>('setup/plugin-supply.mjs');

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sobre-plugins-'));
afterEach(() => rmSync(join(folder, 'plugins.json'), { force: true }));

const listOf = (plugins: unknown): string => {
  const file = join(folder, 'plugins.json');
  writeFileSync(file, typeof plugins === 'string' ? plugins : JSON.stringify({ plugins }));
  return file;
};
const inRepository = (path: string): string => relative(folder, join(root, path)).replace(/^(?!\.)/, './');

test('what built-in.ts imports is what the repository’s list names of src, in its order', () => {
  const source = readFileSync(join(root, 'src/plugin/built-in.ts'), 'utf8');
  const imported = [...source.matchAll(/from '\.\.\/([\w-]+)\/plugin\.ts'/g)].map(([, name]) => `./src/${name}`);
  const listed = readPlugins(join(root, 'plugins.json')).map(({ name }) => name);
  expect(listed.filter((name) => name.startsWith('./src/'))).toEqual(imported);
});

test('a list of one’s own, with folders outside src, is built in its order and without the rest', async () => {
  const file = listOf(['samples/plugins/relay', 'src/eml', 'samples/plugins/payslip-text'].map(inRepository));
  const { outputFiles } = await build({
    stdin: { contents: `${indexModule(readPlugins(file))}console.log(builtIn);`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    splitting: false,
    external: ['fflate'],
  });
  const text = outputFiles[0]?.text ?? '';
  const order = ['relay', 'eml', 'payslip-text'].map((id) => text.indexOf(`id: "${id}"`));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(text).not.toContain('id: "google"');
});

test.each([
  ['a folder without a plugin', ['./nowhere'], 'there is no ./nowhere/plugin.ts'],
  ['a name twice', ['./x', './x'], 'names ./x twice'],
  ['no list', 'plugins', '"plugins" must be a list'],
  ['no JSON', '{', 'cannot be read'],
])('%s fails the build and says so', (_name, plugins, words) => {
  const file = plugins === 'plugins' ? listOf({}) : listOf(plugins);
  expect(() => readPlugins(file)).toThrow(words);
});

/** A folder with a plugin as an outsider would write one, with one thing changed. */
const written = (change: (parts: Record<string, unknown>) => void = () => undefined, name = 'firm'): string => {
  const words = { relay: 'Relay' };
  const parts: Record<string, unknown> = {
    'plugin.json': {
      id: 'relay',
      version: '1.0.0',
      engines: { sobre: '^0.1.0' },
      contributes: { mailProviders: { https: { title: '%relay%' } } },
    },
    'texts/en.json': words,
    'texts/es.json': words,
    'texts/pl.json': words,
    'plugin.ts': 'export default {};',
  };
  change(parts);
  rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, name, 'texts'), { recursive: true });
  for (const [path, content] of Object.entries(parts)) {
    writeFileSync(join(folder, name, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return `./${name}`;
};

type Manifest = Record<string, unknown>;
const manifest = (change: (manifest: Manifest) => Manifest) => (parts: Record<string, unknown>) => {
  parts['plugin.json'] = change(parts['plugin.json'] as Manifest);
};
const contributes = (value: unknown) => manifest((all) => ({ ...all, contributes: value }));

const preset = (source: string | undefined) => (parts: Record<string, unknown>) => {
  contributes({ presets: { it: { title: '%relay%', kind: 'payroll', es: 'it.liquid' } } })(parts);
  if (source !== undefined) parts['it.liquid'] = source;
};

test('a plugin with its manifest and texts is taken', () => {
  expect(readPlugins(listOf([written()])).map(({ name, id }) => [name, id])).toEqual([['./firm', 'relay']]);
});

test.each<[string, (parts: Record<string, unknown>) => void, string]>([
  ['no plugin.json', (parts) => delete parts['plugin.json'], 'has no plugin.json'],
  ['a plugin.json that is no JSON', (parts) => (parts['plugin.json'] = '{'), 'cannot be read'],
  [
    'a misspelt point',
    contributes({ mailProvider: { https: { title: '%relay%' } } }),
    'must NOT have additional properties: mailProvider',
  ],
  [
    'a declaration that says too much',
    contributes({ mailProviders: { https: { title: '%relay%', bbc: 'header' } } }),
    'must NOT have additional properties: bbc',
  ],
  [
    'a value that is none',
    contributes({ mailProviders: { https: { title: '%relay%', bcc: 'both' } } }),
    'must be equal to one of the allowed values (header, envelope)',
  ],
  [
    'a reader that does not say what it reads',
    contributes({ documentReaders: { it: { title: '%relay%' } } }),
    "must have required property 'extensions'",
  ],
  ['a title in one language only', contributes({ commands: { it: { title: 'Export' } } }), 'must match pattern'],
  [
    'a host that its code asks and its manifest does not name',
    (parts) => (parts['post.ts'] = "export const post = (fetch) => fetch('https://relay.firm.example/v1');"),
    'asks https://relay.firm.example and does not name it',
  ],
  [
    'an id under which Sobre keeps values of its own',
    manifest((all) => ({ ...all, id: 'sobre' })),
    '/id must NOT be valid',
  ],
  [
    'a host that stands for every host there is',
    manifest((all) => ({ ...all, hosts: ['https://*.com'] })),
    '/hosts/0 must match',
  ],
  [
    'a setting whose default is none of its values',
    contributes({
      configuration: {
        pages: { type: 'integer', title: '%relay%', default: 0, minimum: 1, scope: 'device' },
      },
    }),
    'has a setting "pages" whose default is none of its values: must be >= 1',
  ],
  [
    'a setting whose pattern cannot be read',
    contributes({
      configuration: { url: { type: 'string', title: '%relay%', default: '', pattern: '(', scope: 'deployment' } },
    }),
    'has a setting "url" that cannot be read',
  ],
  [
    'a setting of nobody',
    contributes({ configuration: { url: { type: 'string', title: '%relay%', default: '', scope: 'world' } } }),
    'must be equal to one of the allowed values (device, workbook, deployment)',
  ],
  [
    'names of columns for a field that there is none of',
    contributes({ columns: { employee: ['ficha'] } }),
    'must be equal to one of the allowed values (email, name,',
  ],
  ['a host that is no address', manifest((all) => ({ ...all, hosts: ['relay.firm.example'] })), '/hosts/0 must match'],
  [
    'a capability that there is none of',
    manifest((all) => ({ ...all, uses: ['ledger'] })),
    '/uses/0 must be equal to one',
  ],
  [
    'a place that there is none of',
    contributes({ commands: { it: { title: '%relay%' } }, menus: { 'pane/top': [{ command: 'it' }] } }),
    'must NOT have additional properties: pane/top',
  ],
  [
    'a condition with an unknown key',
    contributes({
      commands: { it: { title: '%relay%', enablement: 'log.line > 0' } },
      menus: { 'pane/log': [{ command: 'it' }] },
    }),
    'there is no key "log.line"',
  ],
  [
    'a condition that ends too early',
    contributes({
      commands: { it: { title: '%relay%' } },
      menus: { 'pane/log': [{ command: 'it', when: 'log.lines >' }] },
    }),
    '"log.lines" is a number, and "" is none',
  ],
  [
    'a menu with the command of nobody',
    contributes({
      commands: { it: { title: '%relay%' } },
      menus: { 'pane/log': [{ command: 'other' }, { command: 'it' }] },
    }),
    'puts "other" in a menu and declares no such command',
  ],
  [
    'a command that nobody could press',
    contributes({ commands: { it: { title: '%relay%' } } }),
    'declares the command "it" and puts it in no menu',
  ],
  [
    'a text of no kind',
    contributes({ presets: { it: { title: '%relay%', kind: 'cards', es: 'presets/it.liquid' } } }),
    'must be equal to one of the allowed values (payroll, invoices)',
  ],
  [
    'a text in no language',
    contributes({ presets: { it: { title: '%relay%', kind: 'payroll' } } }),
    '/contributes/presets/it must NOT have fewer than 3 properties',
  ],
  [
    'a text outside its folder',
    contributes({ presets: { it: { title: '%relay%', kind: 'payroll', es: '../it.liquid' } } }),
    '/contributes/presets/it/es must match pattern',
  ],
  ['a text that is not there', preset(undefined), 'has a text "it" whose it.liquid is not there'],
  ['a text without a body', preset('Prima\n'), 'has no body'],
  ['a text with a field that there is none of', preset('Prima\n\nA\n\n{{salary}}'), 'names "salary": there is name, '],
  ['a text that names the password', preset('Prima\n\nA\n\n{{password}}'), 'names "password"'],
  ['a text with code', preset('Prima\n\n{% if a %}A{% endif %}'), 'has braces that hold no field'],
  ['a subject that may be empty', preset('{{period}} · Prima\n\nA'), 'begins its subject with a field'],
  ['a body that may be empty', preset('Prima\n\n{{period}}'), 'has a field in every paragraph'],
  ['no version of Sobre', manifest(({ engines: _engines, ...rest }) => rest), "must have required property 'engines'"],
  [
    'a range of versions that is none',
    manifest((all) => ({ ...all, engines: { sobre: 'new' } })),
    'asks for Sobre "new"',
  ],
  [
    'another version of Sobre',
    manifest((all) => ({ ...all, engines: { sobre: '^7.0.0' } })),
    'is for Sobre ^7.0.0, and this is ',
  ],
  ['a missing language', (parts) => delete parts['texts/pl.json'], 'has no texts/pl.json'],
  ['a missing text', (parts) => (parts['texts/es.json'] = {}), 'has no text "relay" in es'],
  [
    'a text that one language alone has',
    (parts) => (parts['texts/en.json'] = { relay: 'Relay', more: 'More' }),
    'has no text "more" in es',
  ],
])('%s fails the build with the plugin’s name', (_what, change, words) => {
  const name = written(change);
  expect(() => readPlugins(listOf([name]))).toThrow(words);
  expect(() => readPlugins(listOf([name]))).toThrow(name);
});

test('what a plugin supplies and what it declares are the same, or the build says which is not', () => {
  const supplying = (id: string, code: string) =>
    written((parts) => {
      parts['plugin.json'] = { ...(parts['plugin.json'] as Manifest), id };
      parts['plugin.ts'] = [
        "import { definePlugin } from 'sobre/plugin';",
        "import manifest from './plugin.json';",
        `export default definePlugin(manifest, ${code});`,
      ].join('\n');
    }, id);
  const listed = readPlugins(
    listOf([
      supplying('right', 'async () => ({ mailProviders: { https: {} } })'),
      supplying('none', '() => ({ mailProviders: {} })'),
      supplying('point', '() => ({})'),
      supplying('more', 'async () => { const https = {}; return { mailProviders: { https, smtp: {} } }; }'),
      supplying('also', '() => ({ mailProviders: { https: {} }, commands: { export: {} } })'),
      supplying('unsaid', '() => JSON.parse("{}")'),
    ]),
  );
  expect(flawsInSupply(listed)).toEqual([
    'The plugin ./none does not supply mailProviders.https, which its plugin.json declares.',
    'The plugin ./point does not supply mailProviders.https, which its plugin.json declares.',
    'The plugin ./more supplies mailProviders.smtp, which its plugin.json does not declare.',
    'The plugin ./also supplies commands.export, which its plugin.json does not declare.',
  ]);
  expect(() => checkSupply(listed)).toThrow('The plugin ./none does not supply');
}, 60_000);

test('the names of columns that plugins add are one list for each field', () => {
  const columns = contributes({ columns: { amount: ['haber líquido'], employeeNumber: ['núm. de ficha'] } });
  const more = (parts: Record<string, unknown>) => {
    contributes({ columns: { amount: ['haber líquido', 'a cobrar'] } })(parts);
    parts['plugin.json'] = { ...(parts['plugin.json'] as Manifest), id: 'other' };
  };
  expect(wordsModule(readPlugins(listOf([written(columns), written(more, 'other')])))).toBe(
    'export const contributedWords = {"amount":["haber líquido","a cobrar"],"employeeNumber":["núm. de ficha"]};\n',
  );
});

test('the files of the texts that plugins add are in the build', () => {
  const source = 'Prima · {{period}}\n\n{{greeting}}\n\nGracias.';
  expect(indexModule(readPlugins(listOf([written(preset(source))])))).toContain(
    `export const presetTexts = ${JSON.stringify({ relay: { 'it.liquid': source } })};`,
  );
});

test('two plugins of one id fail the build, and both are named', () => {
  const both = [written(), written(undefined, 'other')];
  expect(() => readPlugins(listOf(both))).toThrow('./firm and ./other are both called "relay"');
});

test('a package is found where the list is, and one that is not installed is named', () => {
  written(undefined, 'node_modules/firm-relay');
  expect(readPlugins(listOf(['firm-relay']))).toEqual([
    {
      name: 'firm-relay',
      id: 'relay',
      module: join(folder, 'node_modules/firm-relay/plugin.ts'),
      folder: join(folder, 'node_modules/firm-relay'),
      texts: join(folder, 'node_modules/firm-relay/texts'),
    },
  ]);
  expect(() => readPlugins(listOf(['@firm/sobre-relay']))).toThrow('names @firm/sobre-relay, and no installed package');
});

test('the built-in texts are those of the built-in plugins', async () => {
  const { builtIn, pluginTexts } = await import('../../../src/plugin/built-in.ts');
  const listed = readPlugins(join(root, 'plugins.json')).filter(({ name }) => name.startsWith('./src/'));
  for (const { id, folder: at } of listed) {
    expect(builtIn.map((plugin) => plugin.id)).toContain(id);
    for (const language of ['en', 'es', 'pl'] as const) {
      expect((await pluginTexts[language]?.())?.[id]).toEqual(
        JSON.parse(readFileSync(join(at, 'texts', `${language}.json`), 'utf8')),
      );
    }
  }
});

test.each([
  [{ off: ['relay'], locked: [] }, undefined],
  [{ off: ['other'] }, '"off" names "other"'],
  [{ locked: 'relay' }, '"locked" names ""'],
])('what the list says of its plugins, %j, is kept or refused', (rules, words) => {
  const file = listOf([written()]);
  writeFileSync(file, JSON.stringify({ plugins: [written()], ...rules }));
  const act = () => pluginRules([{ id: 'relay' }], file);
  if (words === undefined) expect(act()).toEqual({ off: ['relay'], locked: [] });
  else expect(act).toThrow(words);
});
