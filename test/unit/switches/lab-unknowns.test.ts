import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { switchTests } from '../../fakes/switch-tests.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Row {
  readonly cells: readonly string[];
}

/** The tables of a page whose first column is headed so. */
const tablesOf = (page: string, heading: string): readonly (readonly Row[])[] =>
  page
    .split(/\n\n+/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter(([first = '']) => first.replace(/^\|\s*/, '').startsWith(heading))
    .map(([, , ...rows]) =>
      rows.map((line) => ({
        cells: line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      })),
    );

const lab = read('docs/lab.md');
const { answers } = JSON.parse(read('lab/probe/expected.json')) as { answers: readonly { id: string }[] };
const questions = new Set(answers.map(({ id }) => id));
const byHand = new Set([...read('docs/by-hand.md').matchAll(/^\| ([A-F]\d+) /gm)].map(([, id = '']) => id));

/** What a cell names: questions of the probe and lines of the page for by hand. */
const askers = (cell: string) => ({
  known: [...cell.matchAll(/`([a-z]+\/[a-z-]+)`|\b([A-F]\d+)\b/g)].map(([, question, line]) => question ?? line ?? ''),
});
const isKnown = (id: string): boolean => questions.has(id) || byHand.has(id);

test('every difference from Excel, Google and Microsoft names who asks the real one', () => {
  const tables = tablesOf(lab, 'Difference');
  expect(tables).toHaveLength(3);
  const rows = tables.flat();
  expect(rows.length).toBeGreaterThanOrEqual(42);
  for (const { cells } of rows) {
    const { known } = askers(cells[2] ?? '');
    const isWhole = (cells[2] ?? '').includes('npm run probe');
    expect(known.length + (isWhole ? 1 : 0), cells[0]).toBeGreaterThan(0);
    expect(
      known.filter((id) => !isKnown(id)),
      cells[0],
    ).toEqual([]);
  }
});

test('what was green here and is reported broken has a switch, a question of the probe or a line by hand', () => {
  const [rows = []] = tablesOf(lab, 'Reported');
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const { cells } of rows) {
    const { known } = askers(cells[1] ?? '');
    const switches = [...(cells[1] ?? '').matchAll(/`(excel\.\w+)`/g)].map(([, name = '']) => name);
    expect(known.length + switches.length, cells[0]).toBeGreaterThan(0);
    expect([...known.filter((id) => !isKnown(id)), ...switches.filter((name) => !(name in switchTests))]).toEqual([]);
  }
});

test('every switch of the lab has a test by name', () => {
  const [fields = []] = tablesOf(lab, 'Field');
  const named = fields.flatMap(({ cells }) =>
    [...(cells[0] ?? '').matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name),
  );
  const parents = new Map<string, string>();
  // Where a row names two, the second one is written without its part: `.autoSave`.
  const switches = named.map((name) => {
    const [part] = name.split('.');
    if (name.startsWith('.')) return `${parents.get('last')}${name}`;
    parents.set('last', part ?? '');
    return name;
  });
  const steps = tablesOf(lab, '`do`')
    .flat()
    .flatMap(({ cells }) => [...(cells[0] ?? '').matchAll(/`([\w-]+)`/g)]);
  const wanted = [
    ...switches.filter((name) =>
      /^(excel|gmailReach|google|microsoft|storage|settings|log|panes|runs|selection)/.test(name),
    ),
    ...steps.map(([, name = '']) => name),
  ];
  expect(wanted.length).toBeGreaterThan(40);
  expect([...new Set(wanted)].filter((name) => !(name in switchTests))).toEqual([]);
});

test.each(Object.entries(switchTests))('the test of %s is there', (_name, [file, part]) => {
  expect(read(file)).toContain(part);
});
