import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import webpack from 'webpack';
import { script } from './script.ts';

const { licenceTexts, LicencesPlugin } = await script<{
  licenceTexts(folders: readonly string[]): string;
  LicencesPlugin: new () => webpack.WebpackPluginInstance;
}>('setup/licences.mjs');

const folder = mkdtempSync(join(tmpdir(), 'sobre-licences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const pack = (name: string, licence: Record<string, string>, more: object = {}) => {
  const at = `node_modules/${name}`;
  write(`${at}/package.json`, JSON.stringify({ name, version: '1.2.3', main: 'index.js', ...more }));
  write(`${at}/index.js`, `export const said = ${JSON.stringify(name)};\n`);
  for (const [file, text] of Object.entries(licence)) write(`${at}/${file}`, text);
};

beforeAll(() => {
  pack('plain', { 'LICENSE.md': 'Copyright Plain' }, { license: 'MIT' });
  pack('@scoped/one', { 'licence.txt': 'Copyright Scoped', NOTICE: 'Notice of Scoped' }, { license: 'Apache-2.0' });
  pack('unused', { LICENSE: 'Copyright Unused' }, { license: 'MIT' });
  pack('textless', {}, { license: 'ISC', author: 'Somebody' });
  pack('lawless', {});
  write(
    'page.js',
    "import { said } from 'plain';\nimport { said as other } from '@scoped/one';\nconsole.log(said, other);\n",
  );
});

describe('what is handed out', () => {
  test('brings the licence of every package in it, and of no other', async () => {
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: './page.js',
      output: { path: join(folder, 'out') },
      plugins: [new LicencesPlugin()],
    });
    await new Promise<void>((resolve, reject) => {
      compiler.run((failure) => compiler.close(() => (failure ? reject(failure) : resolve())));
    });
    const text = readFileSync(join(folder, 'out', 'third-party-licences.txt'), 'utf8');
    expect(text).toContain('plain 1.2.3 (MIT)');
    for (const part of ['Copyright Plain', 'Copyright Scoped', 'Notice of Scoped']) expect(text).toContain(part);
    expect(text).not.toContain('Unused');
  });

  test('a package without a text is named with its licence, and one without either stops the build', () => {
    const at = (name: string) => join(folder, 'node_modules', name);
    expect(licenceTexts([at('textless')])).toContain('textless 1.2.3 (ISC)');
    expect(licenceTexts([at('textless')])).toContain('© Somebody');
    expect(() => licenceTexts([at('lawless')])).toThrow('lawless');
  });
});
