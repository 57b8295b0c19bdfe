import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

/** Numbers of people that other countries give, on pages that name the right person. */
const ana = entry(2, { person: { name: 'Ana Ruiz Vega' }, amount: 1810.4 });
const tom = entry(3, { person: { name: 'Tom Hale' }, amount: 2044.1 });
const kim = entry(4, { person: { name: 'Kim Baker' }, amount: 1999.25 });
const joe = entry(5, { person: { name: 'Joe Lamb' }, amount: 1702.05 });

type Row = typeof ana;
const slip = ({ person, amount }: Row, ...more: readonly string[]): string =>
  [
    'Northgate Bakery Ltd',
    `Employee: ${person.name}`,
    ...more,
    'Pay period: January 2026',
    'Basic pay 2,400.00',
    `Net pay ${amount!.toFixed(2).replace(/^(\d)/, '$1,')}`,
  ].join('\n');

const found = (rows: readonly Row[], pages: readonly (readonly string[])[]) => {
  const pairing = pair(
    rows,
    pages.map((each, at) => pagedPdf(`${at + 1}.pdf`, each)),
  );
  return { files: files(pairing), codes: codes(pairing).filter((code) => !code.endsWith('not-found')) };
};
const withId = (row: Row, nationalId: string): Row => ({ ...row, person: { ...row.person, nationalId } });

const lines = [
  ['NI number: AB123456C', 'AB123456C'],
  ['NI No AB 12 34 56 C Tax code 1257L', 'AB 12 34 56 C'],
  ['Nat. Insurance No. AB-12-34-56-C', 'AB123456C'],
  ['Dept 4 AB123456C 1257L M', 'ab123456c'],
  ['SSN 219-09-9999', '219099999'],
  ['Social Security No: 219099999', '219-09-9999'],
  ['Codice fiscale RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
  ['NISS: 11223344556', '11223344556'],
  ['N° Sécurité sociale 1 85 05 78 006 084 91', '185057800608491'],
  ['CPF 529.982.247-25', '52998224725'],
  ['Steuer-ID: 65 929 970 489', '65929970489'],
  ['Passport no. XK4478120', 'XK4478120'],
  ['Nr paszportu: ZS0000177', 'ZS 0000177'],
  ['BSN 111222333', '111222333'],
  ['NI number\nAB123456C', 'AB123456C'],
] as const;

describe('a number of a person that no rule knows', () => {
  test.each(lines)('asks beside the right name and net: %s', (line) => {
    expect(found([ana], [[slip(ana, line)]])).toEqual({ files: { 2: ['1.pdf'] }, codes: ['2 receipt/unverified'] });
    expect(found([ana], [[slip(ana), line]]).codes).toEqual(['2 receipt/unverified']);
  });
  test.each(lines)('is the person’s where any cell of the row says it: %s', (line, value) => {
    const said = slip(ana, line);
    const own = { ...ana, fields: new Map([['Document', value]]) };
    expect(found([own], [[said]])).toEqual({ files: { 2: ['1.pdf'] }, codes: [] });
  });
  test('that differs from the row’s own is another person’s', () => {
    const own = withId(ana, 'CE998877A');
    expect(found([own], [[slip(ana, 'NI number: AB 12 34 56 C')]]).files).toEqual({});
    expect(found([own], [[slip(ana, 'NI number: CE 99 88 77 A')]])).toEqual({ files: { 2: ['1.pdf'] }, codes: [] });
  });
  test('that is in another row is another person’s', () => {
    const pages = [[slip(ana, 'NI number: AB 12 34 56 C')]];
    expect(found([ana, withId(tom, 'AB123456C')], pages).files).toEqual({});
  });
  test('makes two people of one file where its label has two', () => {
    const both = slip(ana, 'NI number: AB123456C', 'NI number: CE998877A');
    expect(found([ana], [[both]]).files).toEqual({});
  });
  test('goes unasked where the form of the house prints each person’s own', () => {
    const pages = [ana, tom, kim].map((row, at) => [slip(row, `NI number: AB12345${at}C`)]);
    expect(found([ana, tom, kim], pages)).toEqual({ files: { 2: ['1.pdf'], 3: ['2.pdf'], 4: ['3.pdf'] }, codes: [] });
    // Two of one number are one person's, or one of them is a mistake.
    const twice = [ana, tom, kim, joe].map((row, at) => [slip(row, `NI number: AB12345${at === 2 ? 1 : at}C`)]);
    expect(found([ana, tom, kim, joe], twice).codes).toEqual(['3 receipt/unverified', '4 receipt/unverified']);
  });
  test('that all files print is the house’s', () => {
    const pages = [ana, tom, kim].map((row) => [slip(row, 'Tax ID 99 887 766')]);
    expect(found([ana, tom, kim], pages).codes).toEqual([]);
  });
  test.each([
    'Tax code 1257L',
    'Tax code: 1257L M1',
    'Payroll ID number: 100452',
    'Pay run 202601',
    'NI contribution 145.20',
    'National Insurance 145.20',
    'Employer PAYE ref 123/AB45678',
    'Passport to work: yes',
    'Tax number of months 12',
    'IBAN GB29 NWBK 6016 1331 9268 19',
    'NIP 898-000-12-34 REGON 021000123',
    'Phone 555-123-4567',
    'Tax ID 31/01/2026',
  ])('is not %s', (line) => {
    expect(found([ana], [[slip(ana, line)]])).toEqual({ files: { 2: ['1.pdf'] }, codes: [] });
  });
  test('is a relative’s or the employer’s behind their words', () => {
    for (const line of ['Spouse: Ada Vega NI number AB123456C', 'Employer: Northgate Tax ID 99887766'])
      expect(found([ana], [[slip(ana, line)]]).codes).toEqual([]);
  });
});
