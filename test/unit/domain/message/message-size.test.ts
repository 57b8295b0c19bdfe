import { expect, test } from 'vitest';
import { encodeMessage } from '../../../../src/domain/message/mime.ts';
import { sizeIssues } from '../../../../src/domain/message/message-size.ts';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import { maxFileBytes, readDocuments } from '../../../../src/domain/receipt/read-documents.ts';
import { ana } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { document, xmlDocument } from '../../../fakes/receipt-documents.ts';

const limit = 36_700_160;
const megabyte = 2 ** 20;
const pdf = (name: string, size: number) => {
  const made = document(name, { verdict: 'cannot-tell', reason: 'no-text' });
  return { ...made, file: { ...made.file, size } };
};
const found = (...sizes: readonly number[]) =>
  sizeIssues(new Map([[2, { documents: sizes.map((size, index) => pdf(`${index}.pdf`, size)) }]]), limit);

test('a row whose files do not fit into one message is named with its largest file', () => {
  expect(found(3 * megabyte, 25 * megabyte)).toMatchObject([
    { code: 'receipt/too-large', row: 2, values: { file: '1.pdf', mb: 26, reason: 'message' } },
  ]);
});

test('what a person is told to fit into fits, on a network with one narrow way too', () => {
  for (const narrow of [limit, 4_000_000]) {
    const [told] = sizeIssues(new Map([[2, { documents: [pdf('a.pdf', limit)] }]]), narrow);
    const fits = pdf('b.pdf', Number(told?.values['mb']) * 1e6);
    expect(sizeIssues(new Map([[2, { documents: [fits] }]]), narrow)).toEqual([]);
  }
});

test('what fits is let go', () => {
  expect(found(25 * megabyte, 4_000)).toEqual([]);
  expect(found()).toEqual([]);
});

test('no message that the check lets go is over the limit once encoded', () => {
  const bytes = 25.3 * megabyte;
  expect(found(bytes)).toEqual([]);
  const message = {
    from: { name: '', address: 'a@example.com' },
    to: [{ name: '', address: 'b@example.com' }],
    cc: [],
    bcc: [],
    subject: 'x'.repeat(500),
    html: `<p>${'x'.repeat(40_000)}</p>`,
    text: 'x'.repeat(40_000),
    attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(bytes) }],
    date: 0,
  };
  expect(encodeMessage(message, { boundarySeed: 'ab'.repeat(16) }).length).toBeLessThan(limit);
});

test('a huge file is not read: the row it is named after is held, and says so', async () => {
  const huge = {
    name: `${ana.rfc}.pdf`,
    size: maxFileBytes + 1,
    read: () => Promise.reject(new Error('A huge file was read')),
  };
  const documents = await readDocuments([huge], [], { signal: new AbortController().signal });
  const person = { name: ana.name, taxId: ana.rfc, nationalId: ana.curp, employeeNumber: ana.number };
  const auto = pairReceipts({
    entries: [entry(2, { person })],
    documents: [...documents, xmlDocument('a.xml')],
    mode: 'auto',
    kind: 'payroll',
  });
  expect(auto.issues).toMatchObject([{ code: 'receipt/too-large', row: 2, values: { file: huge.name } }]);
  const named = pairReceipts({
    entries: [entry(2, { person, fileNames: [huge.name] })],
    documents,
    mode: 'column',
    kind: 'payroll',
  });
  expect(named.issues).toMatchObject([{ code: 'receipt/too-large', row: 2 }]);
});
