import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const sources = ['src', 'server', 'lab']
  .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, 'utf8') }));
const diagnostics = 'src/office/diagnostics.ts';

describe('@microsoft/office-js-helpers', () => {
  test('is named by one file only', () => {
    const naming = sources.filter(({ text }) => text.includes('office-js-helpers')).map(({ path }) => path);
    expect(naming).toEqual([diagnostics]);
  });

  test('gives its Utilities, and of them the two labels: never its authenticator, dialog or storage', () => {
    const { text } = sources.find(({ path }) => path === diagnostics) ?? { text: '' };
    const imported = [...text.matchAll(/import\s+(.*?)\s+from '@microsoft\/office-js-helpers'/g)].map(
      ([, what]) => what,
    );
    expect(imported).toEqual(['{ Utilities }']);
    const used = [...text.matchAll(/Utilities\b(\.\w+)?/g)].map(([, member]) => member ?? 'import');
    expect(used.sort()).toEqual(['.host', '.platform', 'import']);
  });

  test('is loaded on demand', () => {
    const statically = sources.filter(({ text }) => /from '[^']*office\/diagnostics\.ts'/.test(text));
    expect(statically).toEqual([]);
    expect(sources.some(({ text }) => text.includes("import('../office/diagnostics.ts')"))).toBe(true);
  });
});
