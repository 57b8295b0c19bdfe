import { build } from 'esbuild';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

test('msal comes with the first sign-in by Office and with nothing before it', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/taskpane/main.tsx', 'src/microsoft/dialog/main.ts'],
    bundle: true,
    splitting: true,
    // Which of our own files asks for a package is the question; what is in it would take long.
    packages: 'external',
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
    alias: { 'sobre/plugin': resolve(root, 'src/plugin/index.ts') },
    loader: { '.css': 'empty', '.ttf': 'empty', '.icc': 'empty', '.woff2': 'empty' },
  });
  const outputs = Object.entries(metafile.outputs);
  const holds = (part: string) =>
    outputs.filter(([, { inputs }]) => Object.keys(inputs).some((input) => input.includes(part))).map(([name]) => name);
  const importers = (of: readonly string[], kind: 'import-statement' | 'dynamic-import') =>
    outputs
      .filter(([, { imports }]) => imports.some((each) => each.kind === kind && of.includes(each.path)))
      .map(([name]) => name);
  const msal = importers(['@azure/msal-browser'], 'import-statement');
  expect(msal).not.toEqual([]);
  /** All that brings msal along as soon as it is loaded itself. */
  const bringing = new Set(msal);
  for (let found = [...bringing]; found.length > 0;) {
    found = importers(found, 'import-statement').filter((each) => !bringing.has(each));
    for (const each of found) bringing.add(each);
  }
  const entries = [...bringing].flatMap((name) => metafile.outputs[name]?.entryPoint ?? []);
  expect(entries).toEqual(['src/microsoft/nested-sign-in.ts']);
  const asking = importers([...bringing], 'dynamic-import');
  expect(asking).toEqual(holds('src/microsoft/connection.ts'));
  // And the plugin itself is asked for by its activation alone.
  expect(importers(asking, 'import-statement').flatMap((name) => metafile.outputs[name]?.entryPoint ?? [])).toEqual([]);
}, 120_000);
