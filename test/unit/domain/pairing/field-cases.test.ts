import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import type { Entry } from '../../../../src/domain/roster/roster.ts';
import { entry } from '../../../fakes/entry.ts';
import { pickedFiles } from '../../../fakes/picked-files.ts';
import { pdfReader } from '../../../fakes/pdf-text.ts';
import { readDocuments } from '../../../../src/domain/receipt/read-documents.ts';
import { archiveReader } from '../../../../src/files/locked-archive.ts';
import { cfdiReader, memoryFile, readFiles } from '../../../fakes/sample-batch.ts';
import { sampleBytes, sampleFolder } from '../../../fakes/shared-samples.ts';

const folder = 'cases/files';
const has = existsSync(join(sampleFolder, folder));
if (!has) console.warn('Skipped: the cases from the field are not beside the project.');

const january = { from: '2026-01-01', to: '2026-01-31' };
const spain = entry(2, {
  person: { name: 'García López, Ana María', taxId: '12345678Z' },
  amount: 1357.33,
  period: january,
});
const poland = entry(2, {
  person: { name: 'Kowalska Anna', nationalId: '90010112349', employeeNumber: '007' },
  amount: 5055.41,
});
const mexico = (at: number, name: string, taxId: string, nationalId: string) =>
  entry(at, { person: { name, taxId, nationalId }, amount: 6439.35 });
const ana = mexico(2, 'Ibáñez Peña Ana Sofía', 'IAPA950130FI5', 'IAPA950130MGTBXN00');
const office = [
  ana,
  mexico(3, 'De la Cruz Zúñiga Iván', 'DEZI900228L86', 'DEZI900228HNLLXV02'),
  mexico(4, 'Pérez Gómez Luis', 'PEGL800510AB2', 'PEGL800510HGTRMS01'),
  mexico(5, 'Ruiz Soto Marta', 'RUSM850612CD3', 'RUSM850612MGTZTR05'),
];
const miller = entry(2, { person: { name: 'Ibáñez Peña Ana Sofía', nationalId: 'XEXX010101HNEXXXA4' } });

const sent = 'sent';
/** Files of a case, the sheet, and what each file of it comes to. */
const cases: readonly (readonly [string, readonly Entry[], readonly string[], string])[] = [
  ['50-bundle-es', [spain], ['ana-alone.pdf'], sent],
  ['50-bundle-es', [spain], ['ana-and-other.pdf'], 'receipt/several-people'],
  ['50-bundle-es', [spain], ['one-page-two.pdf'], 'receipt/several-people'],
  ['51-bundle-pl', [poland], ['anna.pdf'], sent],
  ['51-bundle-pl', [poland], ['two-slips.pdf'], 'receipt/several-people'],
  ['53-legal-rep', [ana], ['ana.pdf'], sent],
  ['53-legal-rep', [ana], ['beneficiaria.pdf'], sent],
  ['12-generic-rfc', [ana], ['ana-generica.pdf', 'ana-generica.xml'], sent],
  ['20-patron-persona-fisica', [ana], ['ana.pdf', 'ana.xml'], sent],
  ['20-patron-persona-fisica', [ana], ['ana.pdf'], sent],
  ['59-natural-employer-pdf-only', office, ['IAPA950130FI5.pdf'], sent],
  ['59-natural-employer-pdf-only', office, ['IAPA950130FI5.pdf', 'DEZI900228L86.pdf'], sent],
  ['57-es-month', [spain], ['nomina-ene.pdf'], sent],
  ['57-es-month', [spain], ['nomina-dic.pdf'], 'receipt/not-found'],
  ['64-generic-curp', [miller], ['miller.xml'], 'receipt/not-found'],
  ['54-cropped', [ana], ['ana.pdf'], 'receipt/several-people'],
  ['54-cropped', [ana], ['whole.pdf'], 'receipt/several-people'],
  ['48-acroform', [ana], ['ana-form.pdf'], sent],
  ['48-acroform', [ana], ['IAPA950130FI5.pdf'], 'receipt/not-found'],
  ['47-attachment', [ana], ['ana-page-ana-xml.pdf'], sent],
  ['47-attachment', [ana], ['ana-page-ivan-xml.pdf'], 'receipt/several-people'],
  ['43-incremental', [ana], ['ana-over-ivan.pdf'], 'receipt/several-people'],
];

describe.skipIf(!has)('cases from the field', () => {
  test.each(cases)('%s', async (name, entries, files, expected) => {
    const documents = await readFiles(files.map((file) => memoryFile(file, sampleBytes(`${folder}/${name}/${file}`))));
    for (const mode of ['auto', 'column'] as const) {
      const named = entries.length === 1 ? files : files.slice(0, 1);
      const rows = entries.map((each, index) => (index === 0 ? { ...each, fileNames: named } : each));
      const pairing = pairReceipts({ entries: rows, documents, mode, kind: 'payroll' });
      const found = pairing.issues.filter(({ row }) => row === 2 || row === 0).map(({ code }) => code);
      const attached = pairing.byRow.get(2)?.documents.length ?? 0;
      if (expected === sent)
        expect([mode, found, attached]).toEqual([mode, [], files.length === 2 && entries.length === 1 ? 2 : 1]);
      else
        expect([attached, found.some((code) => code === expected || code === 'receipt/other-person')]).toEqual([
          0,
          true,
        ]);
    }
  });
});

const numbered = [{ ...ana, person: { ...ana.person, employeeNumber: '0044' } }, office[1]!];
const withNet = (net: number): readonly Entry[] => [{ ...ana, amount: net }, office[1]!];
const cuts = (name: string, ...shares: readonly number[]): readonly string[] =>
  shares.map((share) => `${name}cut${share}.pdf`);

/** Files of a case and what Ana's row comes to: a file of hers without a question, or one of these codes. */
const rows: readonly (readonly [string, readonly Entry[], readonly string[], string])[] = [
  ['01-base', numbered, ['ana.xml'], sent],
  ['07-addenda-cdata-html', numbered, ['a.xml'], sent],
  ['07-addenda-cdata-html', numbered, ['b-comment.xml'], sent],
  ['13-separacion-E', withNet(216749.23), ['a.xml'], sent],
  ['21-acuse-cancelacion', numbered, ['acuse.xml', 'ana.xml'], 'receipt/cancelled'],
  ['24-tfd-odd', numbered, ['a-empty-uuid.xml'], 'receipt/draft'],
  ['24-tfd-odd', numbered, ['b-not-uuid.xml', 'd-ivan-not-uuid.xml'], 'receipt/draft'],
  ['24-tfd-odd', numbered, ['c-same-twice.xml'], sent],
  ['29-addenda-big', numbered, ['a.xml'], sent],
  ...['r3-rc4.pdf', 'r4-aes.pdf', 'r6.pdf'].map((file) => ['40-owner-only', numbered, [file], sent] as const),
  ['43-incremental', numbered, ['page2-removed.pdf'], 'receipt/several-people receipt/hidden-content'],
  ...['whole.pdf', 'one-whole.pdf', 'lin.pdf', 'lin2.pdf'].map(
    (file) => ['44-truncated', numbered, [file], sent] as const,
  ),
  ...[
    'nul-tail.pdf',
    'one-cut70.pdf',
    ...cuts('', 40, 60, 80, 95),
    ...cuts('lin-', 60, 70, 80, 90, 97),
    ...cuts('lin2-', 60, 70, 80, 90, 97),
  ].map(
    (file) => ['44-truncated', numbered, [file], 'receipt/hidden-content receipt/damaged receipt/unverified'] as const,
  ),
  ['45-pages', numbered, ['p300.pdf'], sent],
  ['45-pages', numbered, ['year-12.pdf'], 'receipt/several-people'],
  ['45-pages', numbered, ['zero.pdf'], 'receipt/damaged'],
  ['47-attachment', numbered, ['IAPA950130FI5-portfolio.pdf'], 'receipt/several-people receipt/hidden-content'],
  ['55-duplicate-object', numbered, ['ana-then-ivan.pdf'], 'receipt/several-people'],
  ['62-locked-zip', numbered, ['LP_2026_01_0044.zip'], 'receipt/unverified'],
  ['62-locked-zip', office, ['LP_2026_01_0044.zip'], 'receipt/unverified'],
  ['63-signed', numbered, ['IAPA950130FI5.pdf'], sent],
  ...['bad-inner', 'nested', 'stream', 'zip64'].map((name) => ['66-zips', numbered, [`${name}.zip`], sent] as const),
  ...['bzip2', 'lzma'].map((name) => ['66-zips', numbered, [`${name}.zip`], 'receipt/damaged'] as const),
  ['66-zips', numbered, ['nested4.zip'], 'receipt/refused'],
];

describe.skipIf(!has)('further cases from the field, by what the files say', () => {
  test.each(rows)('%s: %#', { timeout: 90_000 }, async (name, entries, files, expected) => {
    const picked = files.map((file) => memoryFile(file, sampleBytes(`${folder}/${name}/${file}`)));
    const opened = await pickedFiles.open(picked, new AbortController().signal);
    const documents = await readDocuments(opened, [cfdiReader, pdfReader, archiveReader], {
      signal: new AbortController().signal,
    });
    const pairing = pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll' });
    const codes = pairing.issues
      .filter(({ code, row }) => row < 3 && code !== 'receipt/not-found')
      .map(({ code }) => code);
    const verified = pairing.byRow.get(2)?.verified ?? false;
    if (expected === sent)
      expect([files, codes.filter((code) => code !== 'receipt/damaged'), verified]).toEqual([files, [], true]);
    else {
      expect([files, verified]).toEqual([files, false]);
      expect(
        codes.some((code) => expected.split(' ').includes(code)),
        `${files.join()}: ${codes.join()}`,
      ).toBe(true);
    }
  });
});
