import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join('test', file), 'utf8'))
  .join('\n');

const [, section = ''] = readFileSync('docs/plugins.md', 'utf8').split('## What holds, and its test');
const titles = section
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, title = '']) => title));

test('every promise to who writes a plugin names a test that there is', () => {
  expect(titles.length).toBeGreaterThanOrEqual(25);
  expect(titles.filter((title) => !sources.includes(title))).toEqual([]);
  expect(sources.includes('nobody wrote ' + 'this promise')).toBe(false);
});
