import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, expect, test } from 'vitest';
import { ana, cfdiText, iván } from '../../fakes/cfdi-text.ts';
import { hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { hasSamples, sampleFolder, sampleJson } from '../../fakes/shared-samples.ts';
import { runLab, type LabReport } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Truth {
  readonly xml: readonly { file: string; rfc: string; stamped: boolean }[];
  readonly pdf: readonly { file: string; belongs_to_rfc?: string; trap?: string }[];
}

const found = ({ issues }: LabReport): readonly string[] =>
  issues.map(({ row, code, text }) =>
    `${row} ${code} ${/(?:^El archivo )?([^:]*\.(?:pdf|xml))/i.exec(text)?.[1]?.trim() ?? ''}`.trim(),
  );

test.skipIf(!hasSamples)(
  'the batch of one fortnight: every mail holds its own person’s pair, every trap is named',
  async () => {
    const truth = sampleJson<Truth>('cfdi/batch/truth.json');
    const owners = new Map([
      ...truth.xml.map(({ file, rfc }) => [file.normalize('NFC'), rfc] as const),
      ...truth.pdf.map(({ file, belongs_to_rfc: rfc = '' }) => [file.normalize('NFC'), rfc] as const),
    ]);
    const book = join(sampleFolder, 'sheets', 'es-mx-simple-csv-semicolon.csv');
    const rfcOf = new Map(
      new TextDecoder()
        .decode(readFileSync(book))
        .split(/\r?\n/)
        .map((line) => [
          /[^;\s]+@[^;\s]+/.exec(line)?.[0] ?? '',
          /\b[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}\b/.exec(line)?.[0] ?? '',
        ]),
    );
    const { code, report } = await runLab({ book, files: join(sampleFolder, 'cfdi', 'batch') });
    expect([code, report.ended]).toEqual([0, 'complete']);
    expect(report.mailbox).toHaveLength(7);
    for (const { to, attachments } of report.mailbox) {
      const names = attachments.map(({ name }) => name.normalize('NFC'));
      expect(names).toHaveLength(2);
      for (const name of names) {
        if (rfcOf.get(to[0]!) !== '') expect([name, owners.get(name)]).toEqual([name, rfcOf.get(to[0]!)]);
      }
    }
    expect(report.rows.filter(({ status }) => status !== 'sent').map(({ row, code: why }) => [row, why])).toEqual([
      [8, 'receipt/replaced'],
    ]);
    expect(found(report)).toEqual(
      expect.arrayContaining([
        '0 receipt/draft NUOF880517F53_borrador_sin_timbre.xml',
        '0 receipt/unverified escaneado_0044.pdf',
        '0 receipt/unverified Recibo de nómina 0052_protegido.pdf',
        '0 receipt/several-people TODOS_LOS_RECIBOS.pdf',
        '0 receipt/other-person F0DB6372-EC4D-43D5-9901-D18C6E713425_copia.pdf',
        '8 receipt/replaced IDB150312EL8_A-15_2026-Q01_CANCELADO.xml',
      ]),
    );
  },
  180_000,
);

test('PDFs leave locked with the column’s passwords, the XML as it is; weak ones and huge files are said before', async () => {
  const files = join(folder, 'files');
  mkdirSync(files);
  const people = [ana, iván];
  for (const person of people) {
    const xml = new TextEncoder().encode(cfdiText(person));
    writeFileSync(join(files, `${person.rfc}.xml`), xml);
    const content = { title: 'Recibo', language: 'es', lines: [], cfdi: xml };
    writeFileSync(join(files, `${person.rfc}.pdf`), await receiptMaker.make(content, new AbortController().signal));
  }
  const third = {
    ...ana,
    uuid: ana.uuid.replace(/1$/, '3'),
    rfc: 'VIGR740901V99',
    curp: 'VIGR740901MDFLMS07',
    number: '0075',
  };
  writeFileSync(join(files, 'third.xml'), cfdiText({ ...third, name: 'ROSA ELENA VILLASEÑOR GÜEMES' }));
  writeFileSync(join(files, `${third.rfc}.pdf`), '%PDF-1.7\n');
  appendFileSync(join(files, `${third.rfc}.pdf`), new Uint8Array(28 * 2 ** 20));
  const book = join(folder, 'locks.csv');
  writeFileSync(
    book,
    'No. Empleado;Nombre;RFC;Correo;Clave PDF\n' +
      `0044;Ana Sofía Ibáñez Peña;${ana.rfc};ana@example.com;${ana.rfc}\n` +
      `A-15;Iván de la Cruz Zúñiga;${iván.rfc};ivan@example.com;kV9#tQm2\n` +
      `0075;Rosa Elena Villaseñor Güemes;${third.rfc};rosa@example.com;zapato-luna\n`,
  );
  const eml = join(folder, 'eml');
  const { code, report } = await runLab({
    book,
    files,
    eml,
    scenario: { attachments: { passwordColumn: 'Clave PDF' } },
  });
  expect([code, report.rows.map(({ status, code: why }) => `${status} ${why}`.trim())]).toEqual([
    0,
    ['sent', 'sent', 'held receipt/too-large'],
  ]);
  const codes = report.issues.map(({ row, code: which }) => `${row} ${which}`);
  expect(codes).toEqual(
    expect.arrayContaining([
      '2 password/guessable',
      '2 password/xml-plain',
      '3 password/xml-plain',
      '4 receipt/too-large',
    ]),
  );
  expect(codes).not.toContain('3 password/guessable');
  if (!hasPdfTools) return;
  const passwordOf: Readonly<Record<string, string>> = { 'ana@example.com': ana.rfc, 'ivan@example.com': 'kV9#tQm2' };
  for (const name of readdirSync(eml).filter((each) => each.endsWith('.eml'))) {
    const mail = await PostalMime.parse(readFileSync(join(eml, name)));
    const password = passwordOf[mail.to?.[0]?.address ?? ''] ?? '';
    const pdf = mail.attachments.find(({ mimeType }) => mimeType === 'application/pdf');
    const xml = mail.attachments.find(({ mimeType }) => mimeType === 'application/xml');
    const bytes = new Uint8Array(pdf!.content as ArrayBuffer);
    expect(() => runPdfTool('qpdf', ['--check', '{}'], bytes)).toThrow();
    expect(runPdfTool('qpdf', [`--password=${password}`, '--show-encryption', '{}'], bytes)).toContain('AESv3');
    const person = people.find(({ rfc }) => pdf!.filename === `${rfc}.pdf`)!;
    expect(runPdfTool('pdftotext', ['-upw', password, '{}', '-'], bytes)).toContain(person.rfc);
    expect(new TextDecoder().decode(xml!.content as ArrayBuffer)).toBe(cfdiText(person));
  }
}, 180_000);
