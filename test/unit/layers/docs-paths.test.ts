import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

const { scripts: named } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const scripts = new Set(Object.keys(named));

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

  test.each(pages)('%s prints no program of its own, JSON that can be read and commands that there are', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const blocks = [...text.matchAll(/^ *```(\w*)\n([\s\S]*?)^ *```/gm)].map(([, language = '', code = '']) => ({
      language,
      code,
    }));
    // A program that only a page holds is compiled by nobody.
    expect(blocks.filter(({ language }) => /^(?:[jt]sx?|javascript|typescript)$/.test(language))).toEqual([]);
    for (const { language, code } of blocks) if (language === 'json') expect(JSON.parse(code)).toBeTypeOf('object');
    const commands = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !scripts.has(name))).toEqual([]);
  });

  test('for authors of plugins prints no code: what it shows is compiled and tested where it stands', () => {
    const page = readFileSync(join(root, 'docs/plugins.md'), 'utf8');
    expect(page).not.toMatch(/```[tj]sx?\n/);
    expect(linksIn('docs/plugins.md').filter((link) => link.includes('samples/plugins'))).not.toEqual([]);
  });

  test('the recipes name the places they change', () => {
    expect(linksIn('docs/changing.md').length).toBeGreaterThan(60);
  });
});
