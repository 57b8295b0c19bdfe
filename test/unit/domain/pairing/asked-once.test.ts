import { expect, test } from 'vitest';
import type { DocumentFacts, ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import { entry } from '../../../fakes/entry.ts';
import { files, pair } from '../../../fakes/pairing-stage.ts';
import { pdfDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';

/** The same document, counting how often each part of what it says is looked at. */
const counted = (document: ReceiptDocument, reads: Map<string, number>): ReceiptDocument => {
  if (document.reading.verdict !== 'read') return document;
  const facts = new Proxy(document.reading.facts, {
    get: (target, name, self): unknown => {
      reads.set(String(name), (reads.get(String(name)) ?? 0) + 1);
      return Reflect.get(target, name, self);
    },
  });
  return { ...document, reading: { ...document.reading, facts } };
};

/** Different people, none with two words of another's name. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const nameOf = (index: number): string =>
  ['A', 'E', 'I'].map((vowel) => `${letters[index % 20]}${vowel}${letters[Math.floor(index / 20)]}${vowel}X`).join(' ');

const rfcOf = (index: number): string => `XAXE80010${index % 10}${letters[Math.floor(index / 10)]}${index % 10}1`;

const folder = (size: number, reads: Map<string, number>, isShown: boolean) => {
  const people = Array.from({ length: size }, (_, index) => {
    const [name, rfc, number, net] = [nameOf(index), rfcOf(index), String(5_000 + index), `${7_000 + index}.35`];
    return { name, rfc, number, net, uuid: `AAAAAAAA-0000-4000-8000-${String(index).padStart(12, '0')}`, curp: '' };
  });
  const rows = people.map(({ name, rfc, number, net }, index) =>
    entry(index + 2, { amount: Number(net), person: { name, taxId: rfc, nationalId: '', employeeNumber: number } }),
  );
  const pdfs = people.map(({ name, rfc, number, net, uuid }) =>
    pdfDocument(
      `${number}.pdf`,
      `Patrón: INDUSTRIAS DEMO IDB150312EL8\nTrabajador: ${name}\nRFC: ${rfc}\nNo. empleado: ${number}\n` +
        `Periodo del 01/01/2026 al 15/01/2026\nSueldo 9,000.00\nNeto a pagar: ${net}\n${isShown ? `Folio fiscal: ${uuid}` : ''}`,
    ),
  );
  const xmls = isShown ? people.map((person) => xmlDocument(`${person.number}.xml`, person)) : [];
  const pairing = pair(
    rows,
    [...pdfs, ...xmls].map((document) => counted(document, reads)),
  );
  expect(Object.values(files(pairing)).flat()).toHaveLength(pdfs.length + xmls.length);
};

const looks = (size: number, isShown: boolean, part?: keyof DocumentFacts): number => {
  const reads = new Map<string, number>();
  folder(size, reads, isShown);
  return part === undefined ? [...reads.values()].reduce((sum, count) => sum + count) : (reads.get(part) ?? 0);
};

test.each([
  ['with their CFDI', true],
  ['PDFs alone', false],
])('each file of a folder is asked as often in a large one as in a small one: %s', (_label, isShown) => {
  const [few, many] = [looks(30, isShown), looks(120, isShown)];
  expect(many / 120).toBeLessThan((few / 30) * 1.25);
});

test('a PDF that is sound is judged once for its row', () => {
  expect(looks(20, false, 'pictured')).toBe(20);
});
