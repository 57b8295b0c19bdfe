import { JSDOM } from 'jsdom';
import { createCfdiReader } from '../../src/cfdi/read-cfdi.ts';
import { parsePeriod } from '../../src/domain/text/parse-period.ts';
import { normalNationalId, normalTaxId } from '../../src/domain/roster/person.ts';
import { readDocuments } from '../../src/domain/receipt/read-documents.ts';
import type { ReceiptDocument, ReceiptFile } from '../../src/domain/receipt/receipt.ts';
import type { Entry } from '../../src/domain/roster/roster.ts';
import { entry } from './entry.ts';
import { pdfReader } from './pdf-text.ts';
import { sampleBytes, sampleJson, sampleNames } from './shared-samples.ts';

export const cfdiReader = createCfdiReader(new new JSDOM('').window.DOMParser());

export const memoryFile = (name: string, bytes: Uint8Array<ArrayBuffer>): ReceiptFile => ({
  name: name.normalize('NFC'),
  size: bytes.length,
  read: () => Promise.resolve(bytes.slice()),
});

export const readFiles = (
  files: readonly ReceiptFile[],
  passwords: readonly string[] = [],
): Promise<ReceiptDocument[]> =>
  readDocuments(files, [cfdiReader, pdfReader], { passwords, signal: new AbortController().signal });

export const batchFiles = (): readonly ReceiptFile[] =>
  sampleNames('cfdi/batch')
    .filter((name) => name !== 'truth.json')
    .map((name) => memoryFile(name, sampleBytes(`cfdi/batch/${name}`)));

interface SampleSheet {
  rows: (string | number | null | { error: string })[][];
  hiddenRows?: number[];
  expect: { headerRow: number; columns: Record<string, string> };
}

/** Rows of a sample sheet, by its own list of columns: enough for pairing, without reading sheets. */
export const sheetEntries = (name: string): readonly Entry[] => {
  const sheet = sampleJson<SampleSheet>(`sheets/${name}.json`);
  const { headerRow, columns } = sheet.expect;
  return sheet.rows.flatMap((cells, index): Entry[] => {
    const text = (field: string): string => {
      const letter = columns[field];
      const cell = letter === undefined ? null : cells[letter.charCodeAt(0) - 65];
      return cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell).trim();
    };
    if (index < headerRow || text('taxId') + text('nationalId') === '' || text('status') === 'BAJA') return [];
    const amount = text('amount').replace(',', '.');
    return [
      entry(index + 1, {
        hidden: sheet.hiddenRows?.includes(index + 1) ?? false,
        person: {
          name: text('name'),
          employeeNumber: text('employeeNumber'),
          taxId: normalTaxId(text('taxId')),
          nationalId: normalNationalId(text('nationalId')),
        },
        recipients: text('email') === '' ? [] : [{ name: '', address: text('email') }],
        uuid: text('uuid').toUpperCase(),
        period: parsePeriod(text('period')),
        amount: amount === '' ? undefined : Number(amount),
        password: text('password'),
      }),
    ];
  });
};
