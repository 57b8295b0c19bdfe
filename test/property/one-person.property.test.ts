import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { pairReceipts } from '../../src/domain/pairing/pairing.ts';
import { severityOf } from '../../src/domain/issue.ts';
import type { ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import type { Entry } from '../../src/domain/roster/roster.ts';
import { isDeep } from '../fakes/deep.ts';
import { entry } from '../fakes/entry.ts';
import { mexicanSlip, pagedPdf, polishSlip, spanishGrid, spanishSlip } from '../fakes/payslips.ts';

// What is tried is counted, not timed: on a busy machine it takes as long as it takes.
vi.setConfig({ testTimeout: isDeep ? 3_600_000 : 180_000 });

/** One person's slip, and their row with as much as the sheet says. */
interface Slip {
  readonly text: string;
  readonly row: (at: number, has: { id: boolean; amount: boolean }) => Entry;
}

const surnames = ['Oliva Cano', 'Ruiz Sanz', 'Vidal Ros', 'Peña Gil', 'Mora Lara', 'Lis', 'Maj', 'Wrona'];
const given = ['Marta', 'Jorge', 'Lucía', 'Ewa', 'Piotr', 'Ana', 'Zofia', 'Raúl'];
const paid = ['1357.33', '1512.80', '1744.05'];

interface Seed {
  readonly last: number;
  readonly first: number;
  readonly net: number;
  readonly id: number;
}

const nifOf = (id: number): string =>
  `${String(10_000_000 + id).padStart(8, '0')}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt((10_000_000 + id) % 23)}`;
const peselOf = (id: number): string => {
  const start = `8${id % 10}0${1 + (id % 9)}1${id % 9}${String(id % 10_000).padStart(4, '0')}`;
  const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce(
    (total, weight, at) => total + weight * Number(start.charAt(at)),
    0,
  );
  return `${start}${(10 - (sum % 10)) % 10}`;
};
const letters = (id: number): string =>
  [...String(id).padStart(4, '0')].map((digit) => 'BCDFGHJKLM'.charAt(Number(digit))).join('');

const slips: Readonly<Record<string, (seed: Seed, at: number) => Slip>> = {
  Mexico: ({ last, first, net, id }, at) => {
    const person = { rfc: `${letters(id)}850101AB${at}`, curp: `${letters(id)}850101HDFBCD0${at}` };
    const [name, number] = [`${given[first]} ${surnames[last]}`, String(200 + at)];
    return {
      text: mexicanSlip({
        ...person,
        name: name.toUpperCase(),
        number,
        net: paid[net]!,
        nss: String(10_000_000_000 + id),
      }),
      row: (row, has) =>
        entry(row, {
          person: { name, employeeNumber: number, taxId: has.id ? person.rfc : '' },
          amount: has.amount ? Number(paid[net]) : undefined,
        }),
    };
  },
  Spain: ({ last, first, net, id }, at) => {
    const [name, nif] = [`${surnames[last]}, ${given[first]}`, nifOf(id)];
    const person = {
      name: name.toUpperCase(),
      number: '',
      nif,
      naf: `28${String(10_000_000 + id)}11`,
      net: paid[net]!.replace('.', ','),
    };
    return {
      text: id % 2 === 0 ? spanishSlip(person) : spanishGrid(person),
      row: (row, has) =>
        entry(row, {
          person: { name, taxId: has.id ? nif : '', employeeNumber: has.id ? '' : String(300 + at) },
          amount: has.amount ? Number(paid[net]) : undefined,
        }),
    };
  },
  Poland: ({ last, first, net, id }, at) => {
    const [name, pesel, number] = [`${surnames[last]} ${given[first]}`, peselOf(id), String(400 + at)];
    return {
      text: polishSlip({ name, number, pesel, net: paid[net]!.replace('.', ',') }),
      row: (row, has) =>
        entry(row, {
          person: { name, employeeNumber: number, nationalId: has.id ? pesel : '' },
          amount: has.amount ? Number(paid[net]) : undefined,
        }),
    };
  },
};

const crowd = fc.uniqueArray(
  fc.record({ last: fc.nat(7), first: fc.nat(7), net: fc.nat(2), id: fc.integer({ min: 1, max: 9_000 }) }),
  { minLength: 2, maxLength: 5, selector: ({ id }) => id % 1_000 },
);
const columns = fc.record({ id: fc.boolean(), amount: fc.boolean() });
const numRuns = isDeep ? 1_000 : 12;
const pairsOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, a) => Array.from({ length: a }, (_, b): [number, number] => [b, a])).flat();

const withoutQuestion = (pairing: ReturnType<typeof pairReceipts>, row: number): readonly ReceiptDocument[] =>
  pairing.issues.some((each) => each.row === row && severityOf(each.code) !== 'warning')
    ? []
    : (pairing.byRow.get(row)?.documents ?? []);

describe.each(Object.entries(slips))('in %s', (_country, make) => {
  test('swapped files reach their owners or are held, over all pairs, in both modes', () => {
    fc.assert(
      fc.property(crowd, columns, (seeds, has) => {
        const people = seeds.map(make);
        for (const [a, b] of pairsOf(people.length)) {
          const order = people.map((_, index) => (index === a ? b : index === b ? a : index));
          const documents = people.map((_, index) => pagedPdf(`${index}.pdf`, [people[order[index]!]!.text]));
          const rows = people.map((each, index) => ({ ...each.row(index + 2, has), fileNames: [`${index}.pdf`] }));
          for (const mode of ['auto', 'column'] as const) {
            const pairing = pairReceipts({ entries: rows, documents, mode, kind: 'payroll' });
            rows.forEach(({ row }, index) => {
              for (const document of withoutQuestion(pairing, row))
                expect(order[documents.indexOf(document)]).toBe(index);
            });
          }
        }
      }),
      { numRuns },
    );
  });

  test('a bundle of any two files is held in both modes', () => {
    fc.assert(
      fc.property(crowd, columns, fc.boolean(), (seeds, has, onePage) => {
        const people = seeds.map(make);
        for (const [a, b] of pairsOf(people.length)) {
          const texts = [people[a]!.text, people[b]!.text];
          const bundle = pagedPdf('all.pdf', onePage ? [texts.join('\n')] : texts);
          // Only one of them, or nobody else, is in the sheet.
          const rows = people
            .filter((_, index) => index !== b)
            .map((each, index) => ({ ...each.row(index + 2, has), fileNames: ['all.pdf'] }));
          for (const entries of [rows, rows.slice(0, 1)]) {
            for (const mode of ['auto', 'column'] as const) {
              expect(pairReceipts({ entries, documents: [bundle], mode, kind: 'payroll' }).byRow.size).toBe(0);
            }
          }
        }
      }),
      { numRuns },
    );
  });
});
