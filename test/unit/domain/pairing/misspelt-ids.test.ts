import { wholeTaxId } from '../../../../src/domain/roster/whole-id.ts';
import { describe, expect, test } from 'vitest';
import { codes, files, pair, xml } from '../../../fakes/pairing-stage.ts';
import { ana } from '../../../fakes/cfdi-text.ts';
import { pagedPdf, spanishSlip } from '../../../fakes/payslips.ts';
import { read, type CellInput } from '../roster/grid-of.ts';

const sheet = (heading: string, id: CellInput, net: number | null = 1134) =>
  read([
    ['Trabajador', heading, 'Correo', 'Líquido'],
    ['Luis Mora Sanz', id, 'luis@acme.example', net],
    ['Eva Pons Vila', null, 'eva@acme.example', 1300.25],
  ]).entries;
const found = (rows: ReturnType<typeof sheet>, page: string) => {
  const pairing = pair(rows, [pagedPdf('x.pdf', [page])]);
  return { files: files(pairing), codes: codes(pairing).filter((code) => code.startsWith('2 ')) };
};
const slip = (ids: { nif?: string; naf?: string }): string =>
  spanishSlip({ name: 'MORA SANZ, LUIS', number: '', net: '1.134,00', nif: ids.nif ?? '', naf: ids.naf ?? '' });
const pasek = (pesel: string): string =>
  [
    'Pracownik: MORA SANZ LUIS',
    `PESEL: ${pesel}`,
    'Okres: styczeń 2026',
    'Płaca zasadnicza 1 500,00',
    'Do wypłaty: 1 134,00',
  ].join('\n');

const naf = '281234567840';
const spellings: readonly (readonly [string, CellInput, string, string])[] = [
  ['NSS', '28/12345678/40', slip({ naf }), slip({ naf: '081234567869' })],
  ['NSS', '28 12345678 40', slip({ naf }), slip({ naf: '081234567869' })],
  ['NSS', '28-1234567-42', slip({ naf: '280123456742' }), slip({ naf })],
  ['NSS', 81_234_567_869, slip({ naf: '081234567869' }), slip({ naf })],
  ['DNI', '1234567L', slip({ nif: '01234567L' }), slip({ nif: '12345678Z' })],
  ['DNI', '1.234.567-L', slip({ nif: '01234567L' }), slip({ nif: '12345678Z' })],
  ['NIE', 'X-234567-J', slip({ nif: 'X0234567J' }), slip({ nif: '12345678Z' })],
  ['PESEL', 2_270_803_624, pasek('02270803624'), pasek('85010112349')],
  ['PESEL', 210_112_344, pasek('00210112344'), pasek('85010112349')],
  ['PESEL', '022708/03624', pasek('02270803624'), pasek('85010112349')],
];

describe('an id that the sheet spells otherwise than the file', () => {
  test.each(spellings)(
    'proves whose it is without a net, and a namesake’s is not theirs: %s %s',
    (heading, id, own, other) => {
      expect(found(sheet(heading, id, null), own)).toEqual({ files: { 2: ['x.pdf'] }, codes: [] });
      const theirs = found(sheet(heading, id), other);
      expect(theirs.files).toEqual({});
      expect(theirs.codes).not.toEqual([]);
    },
  );

  test.each([
    ['DNI', '1234567Q', slip({ nif: '12345678Z' })],
    ['DNI', '7654321', slip({ nif: '12345678Z' })],
    ['PESEL', 2_270_803_628, pasek('85010112349')],
    ['NSS', '28/1234567/40', slip({ naf: '081234567869' })],
  ])('asks beside name and net where it is of no form and cannot be the file’s: %s %s', (heading, id, page) => {
    expect(found(sheet(heading, id), page).codes).toEqual(['2 receipt/unverified']);
  });

  test.each([
    ['DNI', '12345678', slip({ nif: '12345678Z' })],
    ['DNI', 'AB1234567', slip({ nif: '12345678Z' })],
    ['Pasaporte', 'AB1234567', slip({ nif: '12345678Z', naf })],
    ['NSS', '', slip({ naf })],
  ])('asks nothing beside name and net where it may be, or is of another kind: %s %s', (heading, id, page) => {
    expect(found(sheet(heading, id), page)).toEqual({ files: { 2: ['x.pdf'] }, codes: [] });
  });

  test('an RFC without its last signs is the one that begins like it, and no other', () => {
    const row = (rfc: string) =>
      read([
        ['Nombre', 'RFC', 'Correo', 'Neto'],
        ['Ibáñez Peña Ana Sofía', rfc, 'ana@acme.example', Number(ana.net)],
      ]).entries;
    expect(codes(pair(row(ana.rfc.slice(0, 10)), [xml(ana)]))).toEqual([]);
    expect(codes(pair(row('IAPA900101'), [xml(ana)]))).toContain('2 receipt/unverified');
  });
});

test('a DNI without its letter is no PESEL of the year 1900', () => {
  expect(wholeTaxId('12345670')).not.toMatch(/^000/);
});
