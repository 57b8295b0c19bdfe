import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

/** Targets of links inside the repository, without their anchors. */
const linksIn = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?![a-z]+:|#)([^)\s]+)\)/g)].map(([, link = '']) =>
    link.replace(/#.*$/, ''),
  );

describe('a page of the documentation', () => {
  test.each(pages)('%s links only to what is there', (page) => {
    const missing = linksIn(page).filter((link) => !existsSync(join(root, dirname(page), link)));
    expect(missing).toEqual([]);
  });

  test('for authors of plugins prints no code: what it shows is compiled and tested where it stands', () => {
    const page = readFileSync(join(root, 'docs/plugins.md'), 'utf8');
    expect(page).not.toMatch(/```[tj]sx?\n/);
    expect(linksIn('docs/plugins.md').filter((link) => link.includes('samples/plugins'))).not.toEqual([]);
  });

  test('the recipes name the places they change', () => {
    expect(linksIn('docs/changing.md').length).toBeGreaterThan(30);
  });
});
