import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { pairReceipts, verifyFinal, type Pairing } from '../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import type { Entry } from '../../src/domain/roster/roster.ts';
import { entry } from '../fakes/entry.ts';
import { pdfDocument, printedText, xmlDocument } from '../fakes/receipt-documents.ts';

// What is tried is counted, not timed: on a busy machine it takes as long as it takes.
vi.setConfig({ testTimeout: 180_000 });

interface Someone {
  rfc: string;
  curp: string;
  name: string;
  number: string;
  net: string;
  uuid: string;
}

const letter = fc.constantFrom(...'ABCDEGHLMNPRSTV');
const word = (least: number, most: number) => fc.string({ unit: letter, minLength: least, maxLength: most });
const firstNames = fc.constantFrom('JOSÉ LUIS', 'MARÍA FERNANDA', 'ANA SOFÍA', 'IVÁN', 'ÓSCAR');
const surnames = fc.constantFrom('HERNÁNDEZ RAMÍREZ', 'DE LA CRUZ ZÚÑIGA', 'NÚÑEZ ÓRTIZ', 'PEÑA');

/** People of one company: namesakes and equal pay happen, equal RFCs do not. */
const crowd = fc
  .uniqueArray(
    fc.record({
      start: word(4, 4),
      mark: word(2, 2),
      first: firstNames,
      last: surnames,
      cents: fc.constantFrom(500_000, 536_300, 621_190),
    }),
    { minLength: 2, maxLength: 6, selector: ({ start }) => start },
  )
  .map((people) =>
    people.map(({ start, mark, first, last, cents }, index): Someone => ({
      rfc: `${start}800101${mark}1`,
      curp: `${start}800101HDF${mark}R0${index}`,
      name: `${first} ${last}`,
      number: String(index + 7).padStart(4, '0'),
      net: (cents / 100).toFixed(2),
      uuid: `AAAAAAAA-0000-4000-8000-00000000000${index}`,
    })),
  );

/** What the sheet and the PDFs say: anything from all identities to the number and the name. */
const columns = fc.record({ taxId: fc.boolean(), nationalId: fc.boolean(), amount: fc.boolean() });
const prints = fc.record({ folio: fc.boolean(), rfc: fc.boolean(), curp: fc.boolean() });

const rowOf = (person: Someone, index: number, has: { taxId: boolean; nationalId: boolean; amount: boolean }): Entry =>
  entry(index + 2, {
    person: {
      name: person.name,
      employeeNumber: person.number,
      taxId: has.taxId ? person.rfc : '',
      nationalId: has.nationalId ? person.curp : '',
    },
    amount: has.amount ? Number(person.net) : undefined,
  });

const xmlOf = (name: string, person: Someone): ReceiptDocument => xmlDocument(`${name}.xml`, { ...person });
const pdfOf = (name: string, person: Someone, has: { folio: boolean; rfc: boolean; curp: boolean }): ReceiptDocument =>
  pdfDocument(
    `${name}.pdf`,
    printedText({
      ...person,
      folio: has.folio ? person.uuid : '',
      rfc: has.rfc ? person.rfc : '',
      curp: has.curp ? person.curp : '',
    }),
  );

/** Every pair of positions. */
const pairsOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, a) => Array.from({ length: a }, (_, b): [number, number] => [b, a])).flat();

const swapped = <T>(list: readonly T[], a: number, b: number): T[] => {
  const copy = [...list];
  [copy[a], copy[b]] = [copy[b]!, copy[a]!];
  return copy;
};

const filesOf = (pairing: Pairing, row: number): readonly ReceiptDocument[] => pairing.byRow.get(row)?.documents ?? [];
const isHeld = (pairing: Pairing, row: number): boolean =>
  pairing.issues.some((each) => each.row === row && each.code !== 'receipt/pair-incomplete');

describe('swapping the files of two owners', () => {
  test('by the file column both rows are held, over all pairs', () => {
    fc.assert(
      fc.property(crowd, columns, prints, (people, has, shows) => {
        const documents = people.flatMap((person) => [
          xmlOf(person.number, person),
          pdfOf(person.number, person, shows),
        ]);
        for (const [a, b] of pairsOf(people.length)) {
          const named = swapped(people, a, b);
          const entries = people.map((person, index) => ({
            ...rowOf(person, index, has),
            fileNames: [named[index]!.number],
          }));
          const pairing = pairReceipts({ entries, documents, mode: 'column', kind: 'payroll' });
          for (const index of [a, b]) {
            expect(isHeld(pairing, index + 2)).toBe(true);
            expect(filesOf(pairing, index + 2)).toEqual([]);
          }
        }
      }),
    );
  });

  test('by content each file reaches its owner or nobody, whatever it is called', () => {
    fc.assert(
      fc.property(crowd, columns, prints, (people, has, shows) => {
        const entries = people.map((person, index) => rowOf(person, index, has));
        for (const [a, b] of pairsOf(people.length)) {
          const names = swapped(people, a, b);
          const documents = people.flatMap((person, index) => [
            xmlOf(names[index]!.rfc, person),
            pdfOf(names[index]!.rfc, person, shows),
          ]);
          const ownerOf = new Map(documents.map((document, index) => [document, Math.floor(index / 2) + 2]));
          const pairing = pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll' });
          for (const { row } of entries) {
            for (const document of filesOf(pairing, row)) expect(ownerOf.get(document)).toBe(row);
          }
        }
      }),
    );
  });

  test('with an RFC in the sheet and in the files nobody is held for it', () => {
    fc.assert(
      fc.property(crowd, fc.boolean(), fc.boolean(), (people, nationalId, folio) => {
        const entries = people.map((person, index) => rowOf(person, index, { taxId: true, nationalId, amount: true }));
        const documents = [...people]
          .reverse()
          .flatMap((person, index) => [
            xmlOf(people[index]!.rfc, person),
            pdfOf(people[index]!.rfc, person, { folio, rfc: true, curp: true }),
          ]);
        const pairing = pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll' });
        expect(pairing.issues).toEqual([]);
        expect(pairing.byRow.size).toBe(people.length);
      }),
    );
  });

  test('the interlock lets no swapped file through at the last moment', () => {
    fc.assert(
      fc.property(crowd, columns, prints, (people, has, shows) => {
        const entries = people.map((person, index) => rowOf(person, index, has));
        const documents = people.map((person) => [xmlOf(person.number, person), pdfOf(person.number, person, shows)]);
        const pairing = pairReceipts({ entries, documents: documents.flat(), mode: 'auto', kind: 'payroll' });
        for (const [a, b] of pairsOf(people.length)) {
          for (const document of documents[b]!) {
            expect(verifyFinal(entries[a]!, [document], pairing)).not.toEqual([]);
          }
        }
      }),
    );
  });
});
