import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Attack {
  readonly file: string;
  readonly title: string;
}

/** What the page lists: a line with a file, then the titles of its tests. */
const listed = (): readonly Attack[] => {
  const [, section = ''] = readFileSync('docs/security.md', 'utf8').split('## The attacks, by name');
  let file = '';
  return section
    .split('\n## ')[0]!
    .split('\n')
    .flatMap((line) => {
      file = /^`(test\/\S+)`$/.exec(line)?.[1] ?? file;
      const title = /^- `(.+)`$/.exec(line)?.[1];
      return title === undefined ? [] : [{ file, title }];
    });
};

/** Whether the file has the test, and whether it runs. */
const flawOf = ({ file, title }: Attack): string | undefined => {
  if (!existsSync(file)) return 'no such file';
  const source = readFileSync(file, 'utf8');
  const at = ["'", '"'].map((quote) => source.indexOf(`${quote}${title}${quote}`)).find((place) => place >= 0);
  if (at === undefined) return 'no such test';
  return /\b(test|it|describe)\.(skip|todo|only)\(/.test(source) ? 'the file skips tests' : undefined;
};

test('every attack on the page of security has its test, and none is skipped', () => {
  const attacks = listed();
  expect(attacks.length).toBeGreaterThanOrEqual(150);
  expect(new Set(attacks.map(({ file, title }) => `${file} ${title}`)).size).toBe(attacks.length);
  expect(
    attacks.flatMap((attack) => (flawOf(attack) === undefined ? [] : [{ ...attack, flaw: flawOf(attack) }])),
  ).toEqual([]);
});

test('each root that attacks came through is kept shut by a test of the list', () => {
  const [, section = ''] = readFileSync('docs/security.md', 'utf8').split('### The roots');
  const roots = section
    .split('\n### ')[0]!
    .split('\n')
    .flatMap((line) => /\| `([^`]+)` +\|$/.exec(line)?.[1] ?? []);
  expect(roots.length).toBeGreaterThanOrEqual(26);
  const titles = new Set(listed().map(({ title }) => title));
  expect(roots.filter((title) => !titles.has(title))).toEqual([]);
});

test('a test that is not there is noticed', () => {
  expect(flawOf({ file: 'test/unit/layers/attacks.test.ts', title: 'nobody wrote this '.trim() + '!' })).toBe(
    'no such test',
  );
  expect(flawOf({ file: 'test/none.test.ts', title: 'x' })).toBe('no such file');
});
