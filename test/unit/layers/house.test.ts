import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

interface Arrow {
  readonly resolved: string;
  readonly dependencyTypes: readonly string[];
}

interface Module {
  readonly source: string;
  readonly dependencies: readonly Arrow[];
}

const drawn = execFileSync(
  process.execPath,
  [
    resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'lab'],
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
);
const { modules } = JSON.parse(drawn) as { readonly modules: readonly Module[] };

/** `commands/send` of `src/commands/send/run-state.ts`; undefined for what composes the subjects. */
const subjectOf = (path: string): string | undefined => /^src\/((?:commands|taskpane)\/[^/]+)\//.exec(path)?.[1];

const sources = modules
  .map(({ source }) => source)
  .filter((source) => /^src\/.*\.tsx?$/.test(source) && !source.endsWith('.d.ts'));
const parsed = sources.map((source) =>
  ts.createSourceFile(source, readFileSync(resolve(root, source), 'utf8'), ts.ScriptTarget.Latest, true),
);

/** Lines of every node of a kind, with where it is. */
const lengths = (wanted: (node: ts.Node) => boolean): readonly { readonly at: string; readonly lines: number }[] => {
  const found: { at: string; lines: number }[] = [];
  for (const file of parsed) {
    const visit = (node: ts.Node): void => {
      if (wanted(node)) {
        const first = file.getLineAndCharacterOfPosition(node.getStart()).line;
        const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
        found.push({ at: `${file.fileName}:${first + 1}`, lines: last - first + 1 });
      }
      node.forEachChild(visit);
    };
    visit(file);
  }
  return found;
};

/** The value below which this share of them lies. */
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;

describe('arrows between the rooms', () => {
  test('no two subjects need each other', () => {
    const arrows = new Set<string>();
    for (const { source, dependencies } of modules) {
      for (const { resolved } of dependencies) {
        const [from, to] = [subjectOf(source), subjectOf(resolved)];
        if (from !== undefined && to !== undefined && from !== to) arrows.add(`${from} → ${to}`);
      }
    }
    expect(arrows.size).toBeGreaterThan(10);
    const back = (arrow: string) => arrow.split(' → ').reverse().join(' → ');
    expect([...arrows].filter((arrow) => arrows.has(back(arrow)))).toEqual([]);
  });

  test("no cycle at run time in the lab but among Excel's own objects, which know each other", () => {
    const needs = new Map(
      modules.map(({ source, dependencies }) => [
        source,
        dependencies
          .filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
          .map(({ resolved }) => resolved),
      ]),
    );
    const reaches = (from: string): ReadonlySet<string> => {
      const seen = new Set<string>();
      const waiting = [from];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const each of needs.get(next) ?? []) {
          if (seen.has(each)) continue;
          seen.add(each);
          waiting.push(each);
        }
      }
      return seen;
    };
    const ownLab = [...needs.keys()].filter((source) => /^lab\/(?!excel\/api\/)/.test(source));
    expect(ownLab.length).toBeGreaterThan(100);
    expect(ownLab.filter((source) => reaches(source).has(source))).toEqual([]);
  });
});

describe('sizes in src', () => {
  test('half of the modules have less than 100 lines, and none has over 400', () => {
    const lines = parsed.map((file) => file.getLineStarts().length - 1);
    expect(quantile(lines, 0.5)).toBeLessThan(100);
    expect(sources.filter((_source, index) => lines[index]! > 400)).toEqual([]);
  });

  test('nine of ten functions have less than 30 lines', () => {
    const functions = lengths((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined);
    expect(functions.length).toBeGreaterThan(1_000);
    expect(
      quantile(
        functions.map(({ lines }) => lines),
        0.9,
      ),
    ).toBeLessThan(30);
  });

  test('no class has over 250 lines', () => {
    const classes = lengths(ts.isClassLike);
    expect(classes.length).toBeGreaterThan(60);
    expect(classes.filter(({ lines }) => lines > 250)).toEqual([]);
  });
});
