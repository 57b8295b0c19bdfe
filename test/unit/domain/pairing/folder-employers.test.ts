import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pdfDocument } from '../../../fakes/receipt-documents.ts';

interface Person {
  readonly name: string;
  readonly nif: string;
  readonly net: string;
}
const people: readonly Person[] = [
  { name: 'NÚRIA VIDAL COSTA', nif: '13546307C', net: '1.204,10' },
  { name: 'XOÁN CASTRO LEMA', nif: '64098258H', net: '1.377,42' },
  { name: 'AITANA PUIG SOLÉ', nif: '64900030X', net: '1.518,07' },
];
const period = { from: '2026-04-01', to: '2026-04-30' };
const rows = people.map(({ name, nif }, at) => entry(at + 2, { person: { name, taxId: nif }, period }));

/** Two columns read line by line: the employer's values stand right before the worker's, behind the same labels. */
const beside = ({ name, nif, net }: Person, employer = 'YOLANDA FERRER GIL', employerId = '65527679N'): string =>
  [
    'Nómina Mes: ABRIL Año: 2026',
    `Nombre: ${employer} Nombre: ${name}`,
    `NIF ${employerId} NIF ${nif}`,
    'IBAN: ES55 0182 0682 5866 4765 9662 BASE S.S. 1.900,00',
    `Neto a percibir ${net}`,
  ].join('\n');
const slips = (textOf: (person: Person, at: number) => string) =>
  people.map((person, at) => pdfDocument(`${person.nif}.pdf`, textOf(person, at)));

describe('an employer who is a person', () => {
  test('is known by what all files print beside different people', () => {
    const pairing = pair(
      rows,
      slips((person) => beside(person)),
    );
    expect(codes(pairing)).toEqual([]);
    expect(files(pairing)).toEqual({ 2: ['13546307C.pdf'], 3: ['64098258H.pdf'], 4: ['64900030X.pdf'] });
  });

  test('is nobody of the sheet, however many files name them', () => {
    const own = entry(5, { person: { name: 'Ferrer Gil, Yolanda', taxId: '65527679N' }, period });
    expect(
      codes(
        pair(
          [...rows, own],
          slips((person) => beside(person)),
        ),
      ),
    ).toEqual(
      expect.arrayContaining(['2 receipt/several-people', '3 receipt/several-people', '4 receipt/several-people']),
    );
  });

  test('is none whom two files alone name', () => {
    const mixed = slips((person, at) => (at === 2 ? beside(person, 'IRIA LAGO REY', '70121338K') : beside(person)));
    expect(codes(pair(rows, mixed))).toEqual(expect.arrayContaining(['2 receipt/several-people']));
  });
});

test('who signs for two companies is the employer of neither', () => {
  const all = ['ANA RUIZ GIL', 'LUIS MORA SANZ', 'EVA PONS VILA', 'JUAN SOTO REY', 'ROSA VIDAL CANO', 'PABLO LEON MAS'];
  const ids = ['RUGA900101AB1', 'MOSL900102AB1', 'POVE900103AB1', 'SORJ900104AB1', 'VICR900105AB1', 'LEMP900106AB1'];
  const fortnight = { from: '2026-01-16', to: '2026-01-31' };
  const sheet = all.map((name, at) => entry(at + 2, { person: { name, taxId: ids[at]! }, period: fortnight }));
  const documents = all.map((name, at) =>
    pdfDocument(
      `${at}.pdf`,
      [
        `RECIBO DE NOMINA\nRFC: ${at < 3 ? 'AAA010101AAA' : 'BBB020202BBB'}`,
        'Representante legal: JUAN PEREZ LOPEZ',
        `Empleado: ${name}\nRFC: ${ids[at]}`,
        'Periodo: 16/01/2026 al 31/01/2026\nNeto a pagar: 5,000.00',
      ].join('\n'),
    ),
  );
  const pairing = pair(sheet, documents);
  expect(codes(pairing)).toEqual([]);
  expect(Object.keys(files(pairing))).toHaveLength(6);
});
