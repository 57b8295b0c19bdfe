import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Named {
  readonly file: string;
  readonly title: string;
}

/** The tests of the page's table: a file, then titles in it. */
const listed = (): readonly Named[] => {
  const [, section = ''] = readFileSync('docs/promises.md', 'utf8').split('## Files from the field, by name');
  const rows = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return rows.flatMap((row) => {
    let file = '';
    return [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) => {
      if (!/^test\/\S+\.ts$/.test(text)) return [{ file, title: text }];
      file = text;
      return [];
    });
  });
};

const isThere = ({ file, title }: Named): boolean =>
  existsSync(file) && ["'", '"'].some((quote) => readFileSync(file, 'utf8').includes(`${quote}${title}${quote}`));

test('every kind of file from the field has its test', () => {
  const tests = listed();
  expect(tests.length).toBeGreaterThanOrEqual(28);
  expect(tests.filter((each) => !isThere(each))).toEqual([]);
});

test('a test that is not there is noticed', () => {
  expect(isThere({ file: 'test/unit/pdf/read-pdf.test.ts', title: 'no pages at all' })).toBe(true);
  expect(isThere({ file: 'test/unit/pdf/read-pdf.test.ts', title: 'nobody wrote this' })).toBe(false);
  expect(isThere({ file: 'test/none.test.ts', title: 'x' })).toBe(false);
});
