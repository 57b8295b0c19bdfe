import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

const polish = (id: string) =>
  `FIRMA ABC NIP 5252248481\nPasek płacy za okres 01.01.2026 - 31.01.2026\nPracownik: Anna Nowak\n${id}\nDo wypłaty: 3 600,00`;
const spanish = (id: string) =>
  `ACME SL CIF B11223344\nNómina del 01/01/2026 al 31/01/2026\nTrabajador: ANA RUIZ GIL\n${id}\nLíquido a percibir: 1.134,01`;

const anna = (nationalId: string, amount?: number) => entry(2, { person: { name: 'Anna Nowak', nationalId }, amount });
const ana = (taxId: string, amount?: number) => entry(2, { person: { name: 'Ana Ruiz Gil', taxId }, amount });

/** Whose ids begin with a zero, and how a program prints them out of a cell of numbers. */
const cut = [
  ['a PESEL of ten digits', polish('PESEL: 2271409867'), anna('02271409867'), anna('85010112344', 3600)],
  ['a PESEL below its label', polish('PESEL\n2271409867'), anna('02271409867'), anna('85010112344', 3600)],
  ['a PESEL of nine digits', polish('Nr PESEL 210106666'), anna('00210106666'), anna('85010112344', 3600)],
  ['a DNI of seven digits', spanish('NIF: 1234567L'), ana('01234567L'), ana('12345678Z', 1134.01)],
  ['a NIE of six digits', spanish('N.I.E. X234567J'), ana('X0234567J'), ana('12345678Z', 1134.01)],
] as const;

describe('an id in a file that lost the zeros in front', () => {
  test.each(cut)('%s proves whose it is', (_label, text, own) => {
    const pairing = pair([own], [pagedPdf('a.pdf', [text])]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['a.pdf'] }, []]);
  });

  test.each(cut)('%s speaks against a namesake of the same net', (_label, text, _own, namesake) => {
    for (const mode of ['auto', 'column'] as const) {
      const pairing = pair([{ ...namesake, fileNames: ['a.pdf'] }], [pagedPdf('a.pdf', [text])], { mode });
      expect(files(pairing)).toEqual({});
    }
  });

  test.each([
    ['a NIP in their common place', polish('NIP/PESEL: 5252248481')],
    ['a telephone further on', polish('PESEL zgodny z umową, tel. 2271409867')],
    ['a part of an account', polish('PESEL: 22 7140 9867 0000 1111 2222')],
  ])('%s is nobody’s', (_label, text) => {
    const pairing = pair([anna('85010112344', 3600)], [pagedPdf('a.pdf', [text])]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['a.pdf'] }, []]);
  });
});
