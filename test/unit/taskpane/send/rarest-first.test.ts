import { expect, test } from 'vitest';
import { rarestFirst } from '../../../../src/taskpane/send/rarest-first.ts';

test('a copy that one row alone has is named before those that everybody has', () => {
  const counts = new Map([
    ['jefe@empresa.example', 120],
    ['rh@empresa.example', 60],
    ['dir@empresa.example', 15],
    ['caja@empresa.example', 4],
    ['eve@evil.example', 1],
  ]);
  expect(rarestFirst(counts)).toBe(
    'eve@evil.example (1), caja@empresa.example (4), dir@empresa.example (15), rh@empresa.example (60)…',
  );
});

test('all that few rows have are named, as far as anybody reads', () => {
  const rare = (count: number) => new Map(Array.from({ length: count }, (_, n) => [`p${n}@x.example`, 1] as const));
  expect(rarestFirst(rare(12)).match(/\(1\)/g)).toHaveLength(12);
  expect(rarestFirst(rare(400)).match(/\(1\)/g)).toHaveLength(30);
});
