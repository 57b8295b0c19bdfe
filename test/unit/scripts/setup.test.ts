import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { script } from './script.ts';

type Packages = Record<string, { version?: string; optional?: boolean }>;
const { agrees } = await script<{ agrees(locked: Packages, installed: Packages): boolean }>('setup/dependencies.mjs');
const { checkNode } = await script<{ checkNode(version: string): void }>('setup.mjs');
const { sourcesStamp } = await script<{ sourcesStamp(folder: string): string }>('setup/build.mjs');
const { findBrowser, usualPaths } = await script<{
  findBrowser(env: NodeJS.ProcessEnv): Promise<string | undefined>;
  usualPaths(env: NodeJS.ProcessEnv, platform: string): string[];
}>('setup/browser.mjs');
const { npm, runQuietly } = await script<{
  npm(env: NodeJS.ProcessEnv): { command: string; args: string[] };
  runQuietly(command: string, args: string[]): Promise<{ code: number; output: string }>;
}>('setup/run-command.mjs');

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.1.0', '25.0.0'])('%s will do', (version) =>
    expect(() => checkNode(version)).not.toThrow(),
  );
  test.each(['18.20.4', '20.18.3'])('%s is too old, and the sentence says what to do', (version) =>
    expect(() => checkNode(version)).toThrow(/needs Node 20\.19.*nodejs\.org/),
  );
});

describe('installed packages', () => {
  const locked: Packages = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/win': { version: '1.0.0', optional: true },
  };

  test('are fresh in the versions of the lockfile, without other platforms’ packages', () =>
    expect(agrees(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(true));
  test('are stale in another version', () =>
    expect(agrees(locked, { 'node_modules/a': { version: '1.0.1' } })).toBe(false));
  test('are stale when one is missing', () => expect(agrees(locked, {})).toBe(false));
  test('are stale when an optional one is another version', () =>
    expect(agrees(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/win': { version: '0.9.0' } })).toBe(
      false,
    ));
});

describe('the stamp of the sources', () => {
  let folder = '';
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sobre-stamp-'));
    mkdirSync(join(folder, 'src'));
    write('src/a.ts', 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('changes with a source, a new file and a name', () => {
    const stamps = [sourcesStamp(folder)];
    write('src/a.ts', 'two');
    stamps.push(sourcesStamp(folder));
    write('src/b.ts', '');
    stamps.push(sourcesStamp(folder));
    rmSync(join(folder, 'src/b.ts'));
    write('src/c.ts', '');
    stamps.push(sourcesStamp(folder));
    write('webpack.config.js', 'x');
    stamps.push(sourcesStamp(folder));
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  test('does not change with a file’s time, or with what is not built', () => {
    const before = sourcesStamp(folder);
    utimesSync(join(folder, 'src/a.ts'), new Date(0), new Date(0));
    write('README.md', 'words');
    expect(sourcesStamp(folder)).toBe(before);
  });
});

describe('the browser', () => {
  test('named by CHROME_PATH is taken', async () =>
    expect(await findBrowser({ CHROME_PATH: process.execPath })).toBe(process.execPath));

  test('named by CHROME_PATH and absent is a sentence, not another browser', async () => {
    await expect(findBrowser({ ...process.env, CHROME_PATH: '/nowhere/chrome' })).rejects.toThrow(
      /CHROME_PATH names \/nowhere/,
    );
  });

  test.skipIf(process.platform !== 'linux')('is not the stub by which Ubuntu asks for a snap', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sobre-stub-'));
    const stub = join(folder, 'google-chrome');
    writeFileSync(stub, '#!/bin/sh\necho "requires the chromium snap to be installed" >&2\nexit 1\n', { mode: 0o755 });
    expect(await findBrowser({ PATH: folder })).not.toBe(stub);
    const real = '#!/bin/sh\necho "Google Chrome 156.0.1"\n';
    writeFileSync(stub, real, { mode: 0o755 });
    expect(await findBrowser({ PATH: folder })).toBe(stub);
    rmSync(folder, { recursive: true });
  });

  test('is looked for where Windows, macOS and Linux put it', () => {
    expect(usualPaths({ PROGRAMFILES: 'C:\\Program Files' }, 'win32')).toContain(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(usualPaths({ HOME: '/Users/ana' }, 'darwin')).toContain(
      '/Users/ana/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    );
    expect(usualPaths({ PATH: '/opt/bin' }, 'linux')).toEqual(
      expect.arrayContaining([join('/opt/bin', 'chromium'), join('/usr/bin', 'google-chrome')]),
    );
  });
});

describe('commands', () => {
  test('npm is run as a script of this Node, because npm.cmd needs a shell on Windows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sobre-npm-'));
    const npmScript = join(folder, 'npm-cli.js');
    writeFileSync(npmScript, '');
    expect(npm({ npm_execpath: npmScript })).toEqual({ command: process.execPath, args: [npmScript] });
    rmSync(folder, { recursive: true });
  });

  test('a quiet command gives its code and all it wrote', async () => {
    const ended = await runQuietly(process.execPath, [
      '-e',
      'console.log("out"); console.error("err"); process.exit(3)',
    ]);
    expect(ended.code).toBe(3);
    expect(ended.output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });
});
