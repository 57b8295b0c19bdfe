import { describe, expect, test } from 'vitest';
import { periodIn } from '../../../src/pdf/text-period.ts';
import { tidyPdfText } from '../../../src/pdf/text-facts.ts';

const days = (from: string, to: string) => ({ from, to });
const january = days('2026-01-01', '2026-01-31');
const first = days('2026-01-01', '2026-01-15');
const second = days('2026-01-16', '2026-01-31');
const december = days('2025-12-01', '2025-12-31');
const turn = days('2025-12-16', '2026-01-15');

const phrases: Readonly<Record<string, readonly (readonly [string, { from: string; to: string } | undefined])[]>> = {
  'es-MX': [
    ['Periodo del 01/01/2026 al 15/01/2026', first],
    ['Periodo: 16/01/2026 - 31/01/2026', second],
    ['Del 1 al 15 de enero de 2026', first],
    ['del 16 al 31 de enero del 2026', second],
    ['DEL 01 DE ENERO AL 15 DE ENERO DE 2026', first],
    ['Primera quincena de enero de 2026', first],
    ['2da. quincena de enero 2026', second],
    ['1ª quincena enero 2026', first],
    ['1Q ENE 2026', first],
    ['Quincena 2 de enero de 2026', second],
    ['Enero 2026, segunda quincena', second],
    ['Fecha inicial de pago: 2026-01-01 Fecha final de pago: 2026-01-15', first],
    ['Fecha Inicial Pago 01/ENE/2026 Fecha Final Pago 15/ENE/2026', first],
    ['Período de pago 2026-01-16 al 2026-01-31', second],
    ['Del 16/12/2025 al 15/01/2026', turn],
    ['del 16 de diciembre de 2025 al 15 de enero de 2026', turn],
    ['del 16 de diciembre al 15 de enero de 2026', turn],
    ['Desde: 01/01/2026 Hasta: 15/01/2026', first],
    ['01-ene-26 al 15-ene-26', first],
    ['Nómina mensual: enero 2026', january],
    ['Periodo 01/01/26 a 15/01/26', first],
    ['Nómina: enero 2026 Total a pagar 2044.10', january],
    ['Payslip January 2026 Net pay: £2026.03', january],
    ['Payslip January 2026 Basic pay 2050.01 Pay: 2044.12', january],
    // The third of the year is no third month.
    ['Nómina nº 3/2026 Fecha 31/01/2026', undefined],
    ['Recibo de nómina No. 05/2026 del 16 al 31 de enero de 2026', second],
    ['Lista płac nr 3/2026 Okres: 01.01.2026 - 31.01.2026', january],
    ['Payroll no. 202603', undefined],
    ['Tax Period: 10 Year: 2025/26', undefined],
    ['Pay period: 5 Year: 2026', undefined],
    ['Month: 01 Year: 2026', january],
    // Which half, which year, which week: nothing says it.
    ['Primera quincena de enero', undefined],
    ['Fecha de ingreso: 12/01/2019 Primera quincena de enero', undefined],
    [
      'Quincena 24/2025 ago: segunda quincena de enero Antigüedad 03/02/2020 Pagado el 30/01/2025. Impreso: 30/01/2026',
      undefined,
    ],
    // A day of pay near it says the year.
    ['Primera quincena de enero Fecha de pago: 15/01/2026', first],
    ['2da quincena de enero Fecha de ingreso: 20/01/2019 Pago: 30/01/2026', second],
    ['Impreso el 02/01/2026 segunda quincena de diciembre', days('2025-12-16', '2025-12-31')],
    ['Quincena de enero de 2026', undefined],
    ['Semana 3 de enero de 2026', undefined],
    ['Periodo: 5 Año: 2026', undefined],
    ['No. de periodo 03 Ejercicio: 2026 Nómina catorcenal', undefined],
    ['Mes: 01 Periodo: 5 Año: 2026', undefined],
    ['Periodicidad: Quincenal Periodo: 5/2026', undefined],
    ['Nómina semanal Periodo 05-2026', undefined],
    ['Fecha de pago 15/01/2026', undefined],
    ['Vacaciones del 1 al 5 de enero de 2026', undefined],
    ['León, Gto., a 15 de enero de 2026', undefined],
  ],
  'es-ES': [
    ['Período de liquidación: del 1 de ENERO al 31 de ENERO de 2026 Total días 30', january],
    ['PERIODO DE LIQUIDACIÓN: del 1 al 31 de enero de 2026', january],
    ['MENS 01 DIC 25 a 31 DIC 25', december],
    ['MENS 01 ENE 26 a 31 ENE 26', january],
    ['Mes: ENERO Año: 2026', january],
    ['MES 01 AÑO 2026', january],
    ['Mes de liquidación: enero 2026', january],
    ['Nómina de enero de 2026', january],
    ['Trabajador/a: RUIZ SANZ, JORGE DNI/NIE: 74964652Q NÓMINA DE ENERO DE 2026', january],
    ['ENERO-2026', january],
    ['Periodo Enero-26', january],
    ['Período: 01.01.2026 a 31.01.2026', january],
    ['Liquidación del 01-01-2026 al 31-01-2026', january],
    ['del 1 de diciembre al 31 de diciembre de 2025', december],
    ['Periodo de liquidación 01/2026', january],
    ['Periodo: 2026/01', january],
    ['Ejercicio: 2026 Mes: enero Ejercicio 2026', january],
    ['Paga extra de enero a junio de 2026', days('2026-01-01', '2026-06-30')],
    ['Antigüedad 01/02/2015 Período del 1 al 31 de enero de 2026', january],
    ['I.T. del 3 al 5 de enero de 2026 Periodo enero 2026', january],
    ['Antigüedad: marzo de 2019', undefined],
    ['Contrato del 01/09/2025 al 31/08/2026', undefined],
    ['Enero 2026 y atrasos de noviembre 2025', january],
    ['31 de enero de 2026', undefined],
  ],
  pl: [
    ['Pasek płacowy za miesiąc styczeń 2026', january],
    ['za okres 01.01.2026 - 31.01.2026', january],
    ['od 01.01.2026 r. do 31.01.2026 r.', january],
    ['Okres: 2026/01', january],
    ['Okres: 2026-01', january],
    ['miesiąc: 01.2026', january],
    ['Miesiąc 1/2026', january],
    ['Lista płac za 01/2026', january],
    ['Miesiąc rozliczeniowy: styczeń Rok: 2026', january],
    ['styczeń 2026 r.', january],
    ['za grudzień 2025', december],
    ['wynagrodzenie za m-c grudzień 2025 r.', december],
    ['PASEK WYNAGRODZENIA za m-c XII 2025', december],
    ['Lista płac, miesiąc: I/2026', january],
    ['kwartał I 2026', undefined],
    ['Okres: 5 Rok: 2026', undefined],
    ['Miesiąc: 01 Rok: 2026', january],
    ['od 1 do 31 stycznia 2026', january],
    ['od 1 stycznia do 31 stycznia 2026 r.', january],
    ['1–31 stycznia 2026', january],
    ['01.01-31.01.2026', january],
    ['Okres rozliczeniowy od 2026-01-01 do 2026-01-31', january],
    ['Okres 202601', january],
    ['Urlop od 02.01.2026 do 05.01.2026', undefined],
    ['Zatrudniona od marca 2019', undefined],
    ['Data wypłaty 10.02.2026', undefined],
    ['Zasiłek chorobowy 01.12.2025 - 31.12.2025', undefined],
  ],
  en: [
    ['Pay period: January 2026', january],
    ['January 1 – January 31, 2026', january],
    ['Pay period January 1, 2026 to January 31, 2026', january],
    ['Pay Period: Jan 1-15, 2026', first],
    ['1 January to 31 January 2026', january],
    ['1st January 2026 - 31st January 2026', january],
    ['Pay period 01/01/2026 - 01/31/2026', january],
    ['Pay period 31/12/2025 - 31/12/2025', undefined],
    ['Pay period 2026-01', january],
    ['Payslip, 2026-01', january],
    ['Month: January Year: 2026', january],
    ['Period 16 Jan 2026 - 31 Jan 2026', second],
    ['From: 2026-01-01 To: 2026-01-15', first],
    ['Pay period 12/16/2025 through 01/15/2026', turn],
    ['16 December to 15 January 2026', turn],
    // Two months or two orders: either may be meant.
    ['Pay period 01/02/2026 - 05/02/2026', undefined],
    ['Period ended 31 January 2026', undefined],
    ['Sick leave 1 January to 5 January 2026', undefined],
    ['Pay date January 31, 2026', undefined],
  ],
};

describe.each(Object.entries(phrases))('a period in %s', (_locale, list) => {
  test.each(list)('%s', (phrase, expected) => {
    expect(periodIn(tidyPdfText(phrase))).toEqual(expected);
    expect(periodIn(tidyPdfText(`MUEBLES SAN ROQUE\n${phrase}\nTotal 30`))).toEqual(expected);
  });
});

test('at least eighty phrases are tried', () => {
  expect(Object.values(phrases).flat().length).toBeGreaterThanOrEqual(80);
});
