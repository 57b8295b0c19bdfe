import { describe, expect, test } from 'vitest';
import { sampleRows } from '../../../../src/commands/people/sample-rows.ts';
import { isSample } from '../../../../src/commands/people/sample-sheet.ts';
import { entry } from '../../../fakes/entry.ts';
import { rosterOf } from '../../../fakes/roster.ts';
import { languages } from '../../../../src/domain/language.ts';

const people = (texts: readonly string[], sheet = 'S') => {
  const roster = rosterOf(
    texts.map((_, index) => entry(index + 2)),
    { header: 'Nombre', texts },
  );
  return { ...roster, grid: { ...roster.grid, sheet } };
};

const madeUp = (language: (typeof languages)[number]): readonly string[] =>
  sampleRows(language, (_, key) => key, '', 0)
    .slice(1)
    .map(([, name]) => name ?? '');

describe('made-up people', () => {
  test.each(languages)(
    'are known for what they are under any sheet name, in another order and in part: %s',
    (language) => {
      const names = madeUp(language);
      expect(names).toHaveLength(4);
      for (const sheet of ['Muestra', 'Nómina', 'Copia (2)']) expect(isSample(people(names, sheet))).toBe(true);
      expect(isSample(people([...names].reverse()))).toBe(true);
      expect(isSample(people(names.slice(3)))).toBe(true);
      expect(isSample(people(['Ana López', ...names.slice(0, 2), 'Juan Pérez']))).toBe(true);
    },
  );

  test('once replaced by real ones are a list like any other, and so is a list with one who is called like them', () => {
    expect(isSample(people(['Ana López', 'Juan Pérez', 'Eva Gil', 'José Ángel Muñoz']))).toBe(false);
    expect(isSample(people(['Ana López', 'Sam Sample', 'Eva Gil']))).toBe(false);
    expect(isSample(undefined)).toBe(false);
  });
});
