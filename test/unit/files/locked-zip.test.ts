import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { pairReceipts } from '../../../src/domain/pairing/pairing.ts';
import { readDocuments } from '../../../src/domain/receipt/read-documents.ts';
import type { Entry } from '../../../src/domain/roster/roster.ts';
import { archiveReader } from '../../../src/files/locked-archive.ts';
import { entry } from '../../fakes/entry.ts';
import { pickedFiles } from '../../fakes/picked-files.ts';
import { cfdiReader, memoryFile } from '../../fakes/sample-batch.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';

const { signal } = new AbortController();

/** A ZIP whose files ask for a password: in both heads of each the flag of APPNOTE 4.4.4. */
const lockedZip = (...names: readonly string[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`of ${name}`)]))));
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    const mark = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (mark === 'PK\u0003\u0004') bytes[at + 6]! |= 1;
    if (mark === 'PK\u0001\u0002') bytes[at + 8]! |= 1;
  }
  return bytes;
};

const outcomeOf = async (entries: readonly Entry[], name: string, ...inside: readonly string[]) => {
  const opened = await pickedFiles.open([memoryFile(name, lockedZip(...inside))], signal);
  const documents = await readDocuments(opened, [cfdiReader, pdfReader, archiveReader], { signal });
  const { byRow, issues } = pairReceipts({ entries, documents, mode: 'auto', kind: 'payroll' });
  return {
    given: [...byRow].map(([row, { documents: files, verified }]) => [row, files[0]!.file.name, verified]),
    asked: issues.filter(({ code }) => code === 'receipt/unverified').map(({ row }) => row),
  };
};

const poland = [
  entry(2, { person: { name: 'Kowalska Anna', nationalId: '90010112349', employeeNumber: '007' } }),
  entry(3, { person: { name: 'Wiśniewska Ewa', nationalId: '88020254321', employeeNumber: '015' } }),
];
const mexico = [
  entry(2, { person: { name: 'Robles Aranda Tomás', taxId: 'ROAT880417K51' } }),
  entry(3, { person: { name: 'Lugo Vera Inés', taxId: 'LUVI910203QM4' } }),
];
const spain = [
  entry(2, { person: { name: 'Ortega Vidal, Lucía', taxId: '50123456R' } }),
  entry(3, { person: { name: 'Sanz Prieto, Óscar', taxId: '51234567S' } }),
];

test.each([
  ['its own name has the number of', poland, 'LP_2026_01_015.zip', ['pasek.pdf'], 3],
  ['the file in it has the RFC of', mexico, 'recibos_enero.zip', ['LUVI910203QM4.pdf'], 3],
  ['both files in it have the RFC of', mexico, 'recibo.zip', ['ROAT880417K51.xml', 'nomina/ROAT880417K51.pdf'], 2],
  ['the file in it has the name of', spain, '2026-01.zip', ['Nomina Ortega Vidal Lucia.pdf'], 2],
])(
  'a locked ZIP goes, after a question, to whom the names speak of: %s one',
  async (_what, rows, name, inside, row) => {
    expect(await outcomeOf(rows, name, ...inside)).toEqual({ given: [[row, name, false]], asked: [row] });
  },
);

test.each([
  ['the files in it are two people’s', mexico, 'LUVI910203QM4.zip', ['ROAT880417K51.pdf', 'LUVI910203QM4.pdf']],
  ['its own name is another’s', poland, 'LP_2026_01_015.zip', ['007.pdf']],
  ['nothing speaks of anybody', spain, 'nominas.zip', ['enero.pdf']],
])('and to nobody where %s', async (_what, rows, name, inside) => {
  expect(await outcomeOf(rows, name, ...inside)).toEqual({ given: [], asked: [0] });
});
