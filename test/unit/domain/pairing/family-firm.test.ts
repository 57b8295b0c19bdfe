import { describe, expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import { codes, files, pair } from '../../../fakes/pairing-stage.ts';
import { pagedPdf } from '../../../fakes/payslips.ts';

/** A firm whose people share their surnames: words of a name stand all over its papers. */
const ana = entry(2, { person: { name: 'Ruiz Vega, Ana', employeeNumber: '12' }, amount: 1810.4 });

type Row = typeof ana;
const found = (row: Row, pages: readonly string[]) => {
  const pairing = pair([row], [pagedPdf('x.pdf', pages)]);
  return { files: files(pairing), codes: codes(pairing).filter((code) => !code.endsWith('not-found')) };
};
const goes = { files: { 2: ['x.pdf'] }, codes: [] };
const slip = (...lines: readonly string[]): string =>
  ['Ruiz e Hijos, S.L.', ...lines, 'Nómina: enero de 2026', 'Salario base 2.100,00', 'Neto a pagar 1.810,40'].join(
    '\n',
  );

describe('a page names somebody where the words of the name stand together', () => {
  test.each([
    ['in one line', ['RUIZ VEGA, ANA']],
    ['given name first', ['Ana Ruiz Vega']],
    ['with a second given name', ['RUIZ VEGA, ANA SOFÍA']],
    ['behind labels', ['Apellidos: RUIZ VEGA Nombre: ANA']],
    ['in two lines', ['RUIZ VEGA,', 'ANA']],
    ['in two lines, with a column beside', ['RUIZ VEGA NIF 12345678Z', 'ANA Nº 12']],
    ['in three lines', ['ANA', 'RUIZ', 'VEGA']],
    ['given name above', ['Ana', 'Ruiz Vega']],
  ])('%s', (_label, lines) => {
    expect(found(ana, [slip(...lines)])).toEqual(goes);
    const numbered = { ...ana, amount: undefined };
    expect(found(numbered, [slip(...lines, 'Clave: 12')])).toEqual(goes);
  });
  test.each([
    ['a brother, and a boss of her given name', ['PEDRO RUIZ VEGA', 'Jefa de personal: Ana López']],
    ['a brother right above somebody of her given name', ['RUIZ VEGA PEDRO', 'ANA LÓPEZ']],
    ['a brother right below', ['Ana López', 'PEDRO RUIZ VEGA']],
    ['a brother whose boss stands beside', ['RUIZ VEGA PEDRO Jefa: ANA LÓPEZ']],
    ['surnames of two people', ['LUIS RUIZ MORA', 'EVA VEGA SANZ', 'Preguntas a Ana']],
  ])('not: %s', (_label, lines) => {
    for (const row of [ana, { ...ana, amount: undefined }])
      expect(found(row, [slip(...lines, 'Clave: 12')]).codes).toEqual(['2 receipt/unverified']);
  });
  test('a page of her form that says her words apart is another’s', () => {
    const form = (name: string, net: string, at: string): string =>
      [
        `Recibo de salarios ${at}`,
        name,
        'Periodo de liquidación del 1 al 31 de enero de 2026',
        'Devengos salario base complemento antigüedad prorrata transporte',
        'Deducciones contingencias comunes desempleo formación retenciones',
        `Se ingresan en su banco ${net}`,
        'Consultas: Ana, en personal',
      ].join('\n');
    const [own, other] = [form('RUIZ VEGA, ANA', '1.810,40', 'mes'), form('RUIZ VEGA, PEDRO', '1.955,10', 'mes')];
    expect(found(ana, [own, other]).files).toEqual({});
    expect(found(ana, [own, own])).toEqual(goes);
  });
});
