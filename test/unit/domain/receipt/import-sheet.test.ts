import { describe, expect, test } from 'vitest';
import { importColumns, importRows } from '../../../../src/domain/receipt/import-sheet.ts';
import { xmlDocument } from '../../../fakes/receipt-documents.ts';
import { batchFiles, readFiles } from '../../../fakes/sample-batch.ts';
import { hasSamples, sampleJson } from '../../../fakes/shared-samples.ts';

interface Truth {
  readonly file: string;
  readonly uuid: string;
  readonly rfc: string;
  readonly curp: string;
  readonly num_empleado: string;
  readonly nombre: string;
  readonly inicio: string;
  readonly fin: string;
  readonly neto: string;
}

describe('a folder of CFDI as a sheet', () => {
  test.skipIf(!hasSamples)('says of every file what the batch’s own list says', async () => {
    const { xml } = sampleJson<{ xml: readonly Truth[] }>('cfdi/batch/truth.json');
    const rows = importRows(await readFiles(batchFiles()));
    const wanted = xml.map((each) => [
      each.file.normalize('NFC'),
      each.num_empleado,
      each.nombre,
      each.rfc,
      each.curp,
      `${each.inicio} / ${each.fin}`,
      each.neto,
      each.uuid,
    ]);
    const found = rows.map(({ file, employeeNumber, name, taxId, nationalId, period, amount, uuid }) => [
      file.split('; ').find((each) => /\.xml$/i.test(each)),
      employeeNumber,
      name,
      taxId,
      nationalId,
      period,
      amount,
      uuid,
    ]);
    expect([...found].sort()).toEqual([...wanted].sort());
  });

  test('keeps zeros, and is text all through', () => {
    const [row] = importRows([xmlDocument('a.xml', { number: '0007', name: '=HYPERLINK("http://example.invalid")' })]);
    expect(row!.employeeNumber).toBe('0007');
    for (const column of importColumns) expect(typeof row![column]).toBe('string');
  });
});
