import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, expect, test } from 'vitest';
import { script } from './script.ts';

interface Listed {
  readonly name: string;
  readonly module: string;
}
const { readPlugins, indexModule } = await script<{
  readPlugins(file?: string): readonly Listed[];
  indexModule(plugins: readonly Listed[]): string;
}>('setup/plugin-index.mjs');

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sobre-plugins-'));
afterEach(() => rmSync(join(folder, 'plugins.json'), { force: true }));

const listOf = (plugins: unknown): string => {
  const file = join(folder, 'plugins.json');
  writeFileSync(file, typeof plugins === 'string' ? plugins : JSON.stringify({ plugins }));
  return file;
};
const inRepository = (path: string): string => relative(folder, join(root, path)).replace(/^(?!\.)/, './');

test('the repository’s own list is what built-in.ts imports, in its order', () => {
  const source = readFileSync(join(root, 'src/plugin/built-in.ts'), 'utf8');
  const imported = [...source.matchAll(/from '\.\.\/([\w-]+)\/plugin\.ts'/g)].map(([, name]) => `./src/${name}`);
  expect(readPlugins(join(root, 'plugins.json')).map(({ name }) => name)).toEqual(imported);
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

test('a package is imported by its name', () => {
  expect(readPlugins(listOf(['@firm/sobre-relay']))).toEqual([
    { name: '@firm/sobre-relay', module: '@firm/sobre-relay', folder: undefined },
  ]);
});
