import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

const ana = entry(2, { person: { name: 'Ana Ruiz Gil', taxId: '12345678Z' }, amount: 1134.01 });
const head =
  'ACME SL CIF B11223344\nPeriodo del 01/01/2026 al 31/01/2026\nTrabajador: ANA RUIZ GIL NIF 12345678Z\nLíquido a percibir: 1.134,01\n';
const found = (text: string) => {
  const pairing = pair([ana], [pagedPdf('a.pdf', [text])]);
  return [files(pairing), codes(pairing)];
};

describe('people of a list whose given names are in no table', () => {
  test.each([
    ['an amount each', 'Quesanir Ugalde Ostolaza 1.200,00\nAna Ruiz Gil 1.134,01\nBrizelio Ibarra Lope 1.300,00'],
    ['marks of who was there', 'Quesanir Ugalde Ostolaza 8 8 F\nAna Ruiz Gil 8 8 F\nBrizelio Ibarra Lope 8 8 F'],
    ['an id each', 'Quesanir Ugalde Ostolaza AB-99812\nAna Ruiz Gil AB-99813'],
    ['counted on', '7. Ana Ruiz Gil\n8. Brizelio Ibarra Lope'],
  ])('are seen by the lines that are like the row’s: %s', (_label, list) => {
    expect(found(head + list)).toEqual([{ 2: ['a.pdf'] }, ['2 receipt/unverified']]);
  });

  test('are seen where no label names anybody, too', () => {
    const list = 'Quesanir Ugalde Ostolaza 1.200,00\nAna Ruiz Gil 1.134,01\nBrizelio Ibarra Lope 1.300,00';
    const named = entry(2, { person: { name: 'Ana Ruiz Gil' }, amount: 1134.01 });
    const text = `ACME SL\nPeriodo del 01/01/2026 al 31/01/2026\n${list}`;
    expect(codes(pair([named], [pagedPdf('a.pdf', [text])]))).toEqual(['2 receipt/unverified']);
  });

  test.each([
    ['an address below a name', 'Ana Ruiz Gil 3\nSagasta Baja 12'],
    ['a post below a name', 'Ana Ruiz Gil\nMontadora Soldadora'],
    ['concepts without her name', 'Plus Nocturno Fijo 120,00\nDieta Media Jornada 80,00'],
    ['a date below a name', 'Ana Ruiz Gil 31/01/2026\nRecibido Conforme'],
  ])('are no lines of one person’s slip: %s', (_label, more) => {
    expect(found(head + more)).toEqual([{ 2: ['a.pdf'] }, []]);
  });
});

describe('somebody whom no label names', () => {
  test.each([['Turno de noche: Zoraida Ibarra Lope'], ['Zmiennik Bogumił Krawczyk'], ['cover Gareth Winstanley']])(
    'is seen by a given name: %s',
    (line) => {
      expect(found(head + line)).toEqual([{ 2: ['a.pdf'] }, ['2 receipt/unverified']]);
    },
  );

  test.each([['Centro Avenida de la Paz'], ['Convenio Colectivo Alba Torres SL'], ['Fdo.: Zoraida Ibarra Lope']])(
    'is nobody: %s',
    (line) => {
      expect(found(head + line)).toEqual([{ 2: ['a.pdf'] }, []]);
    },
  );
});
