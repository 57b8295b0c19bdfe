import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/domain/roster/roster.ts';
import en from '../../../../src/texts/en/sheet.json' with { type: 'json' };
import es from '../../../../src/texts/es/sheet.json' with { type: 'json' };
import pl from '../../../../src/texts/pl/sheet.json' with { type: 'json' };
import { read } from './grid-of.ts';

describe('the headings Sobre gives to a sheet that has none', () => {
  it.each(Object.entries({ es, pl, en }))('mean in %s what the columns meant before', (_, texts) => {
    const before = read([
      ['A-01', 'Ana Ruiz', 'NUOF880517F53', 'ana@example.com', '5,363.00'],
      ['A-02', 'Eva Soto', 'HERL791102N60', 'eva@example.com', '4,100.50'],
      ['A-03', 'Leo Paz', 'IAPA950130FI5', 'leo@example.com', '3,900.00'],
    ]);
    const named = new Map(
      Object.entries(before.mapping).map(([field, column]) => [column, texts.field[field as Field]]),
    );
    const headings = before.columns.map(({ column }) => named.get(column) ?? '');
    const rows = before.grid.rows.map(({ cells }) => cells.map(({ text }) => text));
    const after = read([headings, ...rows]);
    expect(after.mapping).toEqual(before.mapping);
    expect([after.headerless, after.entries.map(({ person }) => person.name)]).toEqual([
      false,
      ['Ana Ruiz', 'Eva Soto', 'Leo Paz'],
    ]);
  });
});

it.each(['N.I.F.', 'D. N. I.', 'NIE', 'N.I.F. trabajador'])('%s means the tax id', (heading) => {
  const ids = ['12345678Z', '87654321X', 'X1234567L'];
  const { mapping } = read([['Correo', heading], ...ids.map((id, at) => [`p${at}@example.com`, id])]);
  expect(mapping.taxId).toBe(1);
});
