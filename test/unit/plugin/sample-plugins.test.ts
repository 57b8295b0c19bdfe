import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../samples/plugins/', import.meta.url));

test.each(readdirSync(folder))('the sample plugin %s is built for a browser, from outside src', async (name) => {
  const { errors, warnings, outputFiles } = await build({
    entryPoints: [`${folder}${name}/plugin.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  expect([errors, warnings]).toEqual([[], []]);
  expect(outputFiles[0]?.text).toContain(`id: "${name}"`);
});
