import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root, script } from './script.ts';

const { newPlugin } = await script<{
  newPlugin(wanted: { name: string; kind: string; root: string }): string[];
}>('setup/new-plugin.mjs');
const { readPlugins } = await script<{ readPlugins(file: string): { id: string; name: string }[] }>(
  'setup/plugin-index.mjs',
);

/** A checkout as far as a new plugin needs one. */
let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'sobre-new-plugin-'));
  cpSync(join(root, 'samples/plugins'), join(checkout, 'samples/plugins'), { recursive: true });
  for (const file of ['plugins.json', 'package.json', 'tsconfig.json']) cpSync(join(root, file), join(checkout, file));
  for (const folder of ['src', 'test', 'node_modules', 'docs']) symlinkSync(join(root, folder), join(checkout, folder));
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const complaintsOf = (files: readonly string[]): string[] => {
  const { config } = ts.readConfigFile(join(checkout, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, checkout);
  const program = ts.createProgram(
    files.filter((file) => file.endsWith('.ts')).map((file) => join(checkout, file)),
    { ...options, preserveSymlinks: true },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.startsWith(join(checkout, 'plugins')))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

describe.each([
  ['reader', 'nomina-texto', 'nomina-texto-reader.ts', 'nominaTextoReader'],
  ['command', 'lista-contable', 'lista-contable.ts', 'createListaContable'],
  ['source', 'carpeta', 'carpeta.ts', 'createCarpeta'],
  ['rules', 'reglas', 'reglas.ts', 'createReglas'],
  ['provider', 'cartero', 'cartero.ts', 'createCartero'],
])('a new %s', (kind, name, file, exported) => {
  test('compiles, is listed, and says its own name', () => {
    const files = newPlugin({ name, kind, root: checkout });
    expect(files).toContain(`plugins/${name}/plugin.json`);
    expect(readFileSync(join(checkout, 'plugins', name, file), 'utf8')).toContain(exported);
    expect(readPlugins(join(checkout, 'plugins.json')).at(-1)).toMatchObject({ id: name, name: `./plugins/${name}` });
    expect(complaintsOf(files)).toEqual([]);
  }, 120_000);
});

test.each([
  ['Relay', 'reader', 'is no name for a plugin'],
  ['../x', 'reader', 'is no name for a plugin'],
  ['mine', 'view', 'There is no kind "view"'],
])('%s as %s is refused', (name, kind, words) => {
  expect(() => newPlugin({ name, kind, root: checkout })).toThrow(words);
});

test('a plugin that is there is left alone', () => {
  newPlugin({ name: 'mine', kind: 'reader', root: checkout });
  expect(() => newPlugin({ name: 'mine', kind: 'reader', root: checkout })).toThrow('plugins/mine is there already');
});
