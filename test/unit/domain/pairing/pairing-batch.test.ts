import { beforeAll, describe, expect, test } from 'vitest';
import { pairReceipts, verifyFinal, type Pairing } from '../../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import type { Entry } from '../../../../src/domain/roster/roster.ts';
import { batchFiles, readFiles, sheetEntries } from '../../../fakes/sample-batch.ts';
import { hasSamples, sampleJson } from '../../../fakes/shared-samples.ts';

interface Truth {
  xml: { file: string; rfc: string; stamped: boolean }[];
  pdf: { file: string; belongs_to_rfc?: string; trap?: string }[];
}

const namesByRow = (pairing: Pairing): Record<number, string[]> =>
  Object.fromEntries([...pairing.byRow].map(([row, { documents }]) => [row, documents.map(({ file }) => file.name)]));
const codes = (pairing: Pairing): string[] =>
  pairing.issues.map(({ row, code, values }) => `${row} ${code}${row === 0 ? ` ${values.file}` : ''}`);

describe.skipIf(!hasSamples)('the batch of one fortnight', () => {
  const truth = hasSamples ? sampleJson<Truth>('cfdi/batch/truth.json') : { xml: [], pdf: [] };
  const owners = new Map(
    [
      ...truth.xml.map(({ file, rfc }) => [file, rfc] as const),
      ...truth.pdf.map((each) => [each.file, each.belongs_to_rfc] as const),
    ].map(([file, rfc]) => [file.normalize('NFC'), rfc]),
  );
  const sheets: Record<string, { entries: readonly Entry[]; documents: ReceiptDocument[] }> = {};
  beforeAll(async () => {
    for (const name of ['es-mx-quincena-titulo-combinado', 'es-mx-simple-csv-semicolon']) {
      const entries = sheetEntries(name);
      const passwords = entries.map(({ password }) => password).filter((password) => password !== '');
      sheets[name] = { entries, documents: await readFiles(batchFiles(), passwords) };
    }
  });
  const pair = (name: string, more = {}) => pairReceipts({ ...sheets[name]!, mode: 'auto', kind: 'payroll', ...more });
  const ofTitle = 'es-mx-quincena-titulo-combinado';
  const ofFolios = 'es-mx-simple-csv-semicolon';

  test.each([ofTitle, ofFolios])('%s: every attached file is its owner’s', (name) => {
    const pairing = pair(name);
    const rows = new Map(sheets[name]!.entries.map((each) => [each.row, each]));
    for (const [row, { documents }] of pairing.byRow) {
      for (const { file } of documents)
        expect([file.name, owners.get(file.name)]).toEqual([file.name, rows.get(row)!.person.taxId]);
    }
  });

  test('with RFC, CURP, period and passwords each person has their pair and every trap is named', () => {
    const pairing = pair(ofTitle);
    expect(namesByRow(pairing)).toEqual({
      5: ['F0DB6372-EC4D-43D5-9901-D18C6E713425.xml', 'F0DB6372-EC4D-43D5-9901-D18C6E713425.pdf'],
      6: ['HERL791102N60_20260101_20260115.xml', 'HERL791102N60_20260101_20260115.pdf'],
      7: ['0031_Hernández Ramírez José Luis_2026-Q01.xml', '0031_Hernández Ramírez José Luis_2026-Q01.pdf'],
      8: ['de662d5a-056f-439f-b380-4a061b209138.xml', 'de662d5a-056f-439f-b380-4a061b209138.pdf'],
      10: ['Recibo de nómina 0052.xml', 'Recibo de nómina 0052.pdf'],
      11: [
        'IDB150312EL8_ÑALG011212ZL4_2CCB5EFC-EDD0-4AE5-8CF4-07FEC6A0DFC1.xml',
        'IDB150312EL8_ÑALG011212ZL4_2CCB5EFC-EDD0-4AE5-8CF4-07FEC6A0DFC1.pdf',
      ],
      12: ['IDB150312EL8_A-15_2026-Q01.xml', 'IDB150312EL8_A-15_2026-Q01.pdf'],
      13: ['VIGR740901V99.xml', 'VIGR740901V99.pdf'],
    });
    expect(codes(pairing).sort()).toEqual([
      '0 receipt/draft NUOF880517F53_borrador_sin_timbre.xml',
      '0 receipt/other-person F0DB6372-EC4D-43D5-9901-D18C6E713425_copia.pdf',
      '0 receipt/replaced IDB150312EL8_A-15_2026-Q01_CANCELADO.pdf',
      '0 receipt/replaced IDB150312EL8_A-15_2026-Q01_CANCELADO.xml',
      '0 receipt/several-people TODOS_LOS_RECIBOS.pdf',
      '0 receipt/unverified escaneado_0044.pdf',
      '14 receipt/used-twice',
    ]);
    expect(
      Object.fromEntries(pairing.unused.map(({ document, reason }) => [document.file.name, reason])),
    ).toMatchObject({
      'VIGR740901V99_AGUINALDO.xml': 'other-period',
      'VIGR740901V99_AGUINALDO.pdf': 'other-period',
      'Recibo de nómina 0052_protegido.pdf': 'duplicate',
    });
    expect(pairing.chosenPeriod).toEqual({ from: '2026-01-01', to: '2026-01-15' });
  });

  test('with folios the row of a replaced CFDI is held and a locked PDF stays unverified', () => {
    const pairing = pair(ofFolios);
    expect(namesByRow(pairing)[8]).toBeUndefined();
    expect(codes(pairing)).toContain('8 receipt/replaced');
    expect(codes(pairing)).toContain('0 receipt/unverified Recibo de nómina 0052_protegido.pdf');
    expect([...pairing.byRow.keys()]).toEqual([2, 3, 4, 5, 6, 7, 9]);
    expect(pairing.issues.filter(({ row }) => row > 0)).toHaveLength(1);
  });

  test('the order of picking changes nothing', () => {
    const { documents } = sheets[ofTitle]!;
    const backwards = pair(ofTitle, { documents: [...documents].reverse() });
    expect(namesByRow(backwards)).toEqual(namesByRow(pair(ofTitle)));
    expect(codes(backwards).sort()).toEqual(codes(pair(ofTitle)).sort());
  });

  test('periods are offered with the number of their rows', () => {
    expect(pair(ofTitle).periods.map(({ period, count }) => [period.from, count])).toEqual([
      ['2026-01-01', 9],
      ['2026-01-16', 2],
      ['2025-01-01', 1],
    ]);
  });

  test('the second fortnight holds the first and asks about the draft', () => {
    const entries = sheets[ofTitle]!.entries.map((each) => ({ ...each, period: undefined }));
    const pairing = pair(ofTitle, { entries, period: { from: '2026-01-16', to: '2026-01-31' } });
    expect(namesByRow(pairing)).toEqual({ 5: ['NUOF880517F53_borrador_sin_timbre.xml'], 8: ['escaneado_0044.pdf'] });
    expect(codes(pairing)).toEqual(expect.arrayContaining(['5 receipt/draft', '8 receipt/unverified']));
    expect(codes(pairing)).toContain('6 receipt/not-found');
  });

  test('the interlock agrees with the pairing on the same bytes, and not with another row’s files', () => {
    const pairing = pair(ofTitle);
    const [first, second] = sheets[ofTitle]!.entries;
    expect(verifyFinal(first!, pairing.byRow.get(5)!.documents, pairing)).toEqual([]);
    expect(verifyFinal(second!, pairing.byRow.get(5)!.documents, pairing).map(({ code }) => code)).toEqual([
      'receipt/other-person',
      'receipt/other-person',
    ]);
  });
});
