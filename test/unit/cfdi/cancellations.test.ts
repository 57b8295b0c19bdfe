import { describe, expect, test } from 'vitest';
import { pairReceipts } from '../../../src/domain/pairing/pairing.ts';
import type { ReceiptDocument } from '../../../src/domain/receipt/receipt.ts';
import { ana, cfdiText, iván, utf8 } from '../../fakes/cfdi-text.ts';
import { entry } from '../../fakes/entry.ts';
import { quickest } from '../../fakes/quickest.ts';
import { pdfDocument, printedText } from '../../fakes/receipt-documents.ts';
import { memoryFile, readFiles } from '../../fakes/sample-batch.ts';

const lower = ana.uuid.toLowerCase();
const metadata = (status: string, separator = '~'): string =>
  [
    [
      'Uuid',
      'RfcEmisor',
      'NombreEmisor',
      'RfcReceptor',
      'NombreReceptor',
      'RfcPac',
      'FechaEmision',
      'FechaCertificacionSat',
      'Monto',
      'EfectoComprobante',
      'Estatus',
      'FechaCancelacion',
    ],
    [
      lower,
      'IDB150312EL8',
      '"DEMO; SA"',
      ana.rfc,
      ana.name,
      'SAT970701NN3',
      '2026-01-15 10:15:30',
      '2026-01-15 10:16:58',
      ana.net,
      'N',
      status,
      '',
    ],
    [
      iván.uuid,
      'IDB150312EL8',
      '"DEMO; SA"',
      iván.rfc,
      iván.name,
      'SAT970701NN3',
      '2026-01-15 10:15:30',
      '2026-01-15 10:16:58',
      iván.net,
      'N',
      '1',
      '',
    ],
  ]
    .map((cells) => cells.join(separator))
    .join('\r\n');

const acuse = (code: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><Acuse Fecha="2026-01-20T11:03:12" RfcEmisor="IDB150312EL8" xmlns="http://cancelacfd.sat.gob.mx"><Folios><UUID>${lower}</UUID><EstatusUUID>${code}</EstatusUUID></Folios><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></Acuse>`;
const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><CancelaCFDResponse xmlns="http://cancelacfd.sat.gob.mx"><CancelaCFDResult Fecha="2026-01-20T11:03:12" RfcEmisor="IDB150312EL8"><Folios><UUID>${iván.uuid}</UUID><EstatusUUID>205</EstatusUUID></Folios><Folios><UUID>${ana.uuid}</UUID><EstatusUUID>202</EstatusUUID></Folios></CancelaCFDResult></CancelaCFDResponse></s:Body></s:Envelope>`;
const attributes = `<Acuse xmlns="http://cancelacfd.sat.gob.mx" Fecha="2026-01-20T11:03:12"><Folio UUID="${ana.uuid}" EstatusUUID="201"/></Acuse>`;

const rows = [ana, iván].map(({ name, rfc, curp, net }, index) =>
  entry(index + 2, { person: { name, taxId: rfc, nationalId: curp }, amount: Number(net) }),
);
const read = (files: Readonly<Record<string, string>>): Promise<ReceiptDocument[]> =>
  readFiles(Object.entries(files).map(([name, text]) => memoryFile(name, utf8(text))));
const receipts = { 'a.xml': cfdiText(), 'b.xml': cfdiText(iván) };
const pair = (documents: readonly ReceiptDocument[]) =>
  pairReceipts({ entries: rows, documents, mode: 'auto', kind: 'payroll' });

describe('a folio that the tax authority calls cancelled is held, and the others go', () => {
  const words: Readonly<Record<string, string>> = {
    'acuse.xml': acuse('201'),
    'acuse de antes.xml': acuse('202'),
    'acuse-sin-codigo.xml': acuse('').replace('<EstatusUUID></EstatusUUID>', ''),
    'respuesta-del-pac.xml': envelope,
    'acuse-atributos.xml': attributes,
    'metadata.txt': metadata('0'),
    'metadata.csv': metadata('Cancelado', ','),
    'reporte.csv': `Comprobantes emitidos;;\n"Folio Fiscal";"RFC Receptor";"Estado del Comprobante"\n${ana.uuid};${ana.rfc};CANCELADO\n${iván.uuid};${iván.rfc};Vigente`,
  };
  test.each(Object.entries(words))('%s', async (name, text) => {
    const pairing = pair(await read({ ...receipts, [name]: text }));
    expect([...pairing.byRow.keys()]).toEqual([3]);
    expect(pairing.issues).toEqual([
      { code: 'receipt/cancelled', row: 2, column: '', values: { file: 'a.xml', other: name } },
    ]);
    expect(pairing.unused.find(({ document }) => document.file.name === name)?.reason).toBe('nobody');
  });

  test('in the mode where a column names the files too', async () => {
    const entries = rows.map((row, index) => ({ ...row, fileNames: [index === 0 ? 'a.xml' : 'b.xml'] }));
    const documents = await read({ ...receipts, 'acuse.xml': acuse('201') });
    const pairing = pairReceipts({ entries, documents, mode: 'column', kind: 'payroll' });
    expect(pairing.issues.map(({ code, row }) => `${row} ${code}`)).toEqual(['2 receipt/cancelled']);
  });

  test('a PDF that shows the folio, without its XML', async () => {
    const pdf = pdfDocument('recibo.pdf', printedText(ana));
    const pairing = pair([pdf, ...(await read({ 'acuse.xml': acuse('201') }))]);
    expect(pairing.byRow.size).toBe(0);
    expect(pairing.issues.map(({ code, row }) => `${row} ${code}`)).toContain('2 receipt/cancelled');
  });

  test('the receipt that was issued instead goes', async () => {
    const uuid = 'DDDDDDDD-0000-4000-8000-000000000004';
    const pairing = pair(
      await read({ ...receipts, 'nuevo.xml': cfdiText({ uuid, replaces: ana.uuid }), 'acuse.xml': acuse('201') }),
    );
    expect(pairing.byRow.get(2)?.documents.map(({ file }) => file.name)).toEqual(['nuevo.xml']);
  });
});

describe('what says nothing against a receipt holds nothing', () => {
  const words: Readonly<Record<string, string>> = {
    'rechazada.xml': acuse('205'),
    'no-corresponde.xml': acuse('203'),
    'metadata-vigente.txt': metadata('1'),
    'notas.txt': `UUID ${ana.uuid} cancelado`,
    'otra-lista.csv': `nombre,estado\n${ana.name},GUANAJUATO`,
  };
  test.each(Object.entries(words))('%s', async (name, text) => {
    const pairing = pair(await read({ ...receipts, [name]: text }));
    expect([...pairing.byRow.keys()]).toEqual([2, 3]);
    expect(pairing.issues.filter(({ row }) => row > 0)).toEqual([]);
  });
});

test('a list of 30,000 folios in the Windows encoding is read in time', async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => {
    const folio = `AAAAAAAA-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return `${folio}~IDB150312EL8~PEÑA~${ana.rfc}~${ana.name}~SAT970701NN3~2026-01-15~2026-01-15~1.00~N~${index % 2}~`;
  });
  const text = [metadata('1').split('\r\n')[0], ...lines].join('\r\n');
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  const ms = await quickest(2_000, async () => {
    const [list] = await readFiles([memoryFile('metadata.txt', bytes)]);
    expect(list!.reading.verdict === 'read' ? list!.reading.facts.cancels?.length : 0).toBe(15_000);
  });
  expect(ms).toBeLessThan(2_000);
});
