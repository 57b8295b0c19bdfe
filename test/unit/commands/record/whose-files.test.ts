import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionParts } from '../../../../src/commands/session-parts.ts';
import { whoseFiles } from '../../../../src/commands/record/whose-files.ts';
import type { Reading, ReceiptDocument, ReceiptFile } from '../../../../src/domain/receipt/receipt.ts';
import { filesHash, folioKey } from '../../../../src/domain/sending/document-key.ts';
import type { LedgerEvent } from '../../../../src/domain/sending/ledger.ts';
import { mintReceiptId, receiptIdEntropy, referenceOf } from '../../../../src/domain/sending/receipt-id.ts';
import { sha256 } from '../../../../src/domain/text/sha256.ts';
import { ana, iván } from '../../../fakes/cfdi-text.ts';
import { pdfDocument, unreadDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';
import { gridOf, ownHeaders } from '../../domain/roster/grid-of.ts';

const idOf = (seed: number) => mintReceiptId(new Uint8Array(receiptIdEntropy).fill(seed), 'f'.repeat(64));
const [anaId, ivánId] = [idOf(1), idOf(2)];
const header = ['No.', 'Nombre', 'RFC', 'Correo', ...Object.values(ownHeaders.es)];
const row = (person: typeof ana | typeof iván, email: string, id: string) => [
  person.number,
  person.name,
  person.rfc,
  email,
  'Enviado',
  '16 ene 2026',
  email,
  id,
];
const enero = [header, row(ana, 'ana@empresa.example', anaId), row(iván, 'ivan@empresa.example', ivánId)];

const event = (receiptId: string, seq: number, detail: Partial<LedgerEvent>): LedgerEvent => ({
  writer: 'ANA',
  seq,
  at: seq * 1_000,
  run: 'r',
  kind: 'sent',
  receiptId,
  strong: undefined,
  weak: 'w',
  period: '?',
  rowHash: '',
  filesHash: undefined,
  attempt: `ANA:${seq}`,
  excuses: [],
  messageHash: '',
  providerMessageId: '',
  recipients: 1,
  ...detail,
});

/** Drops files that read as these documents do; the content of each is its name. */
const drop = (documents: readonly ReceiptDocument[], events: readonly LedgerEvent[]) => {
  const texts: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(ownHeaders.es).map(([column, text]) => [`column.${column}`, text]),
  );
  const readings = new Map(documents.map(({ file, reading }) => [file.name, reading]));
  const reader = {
    wants: () => true,
    mediaType: 'application/pdf',
    read: (bytes: Uint8Array) => Promise.resolve(readings.get(new TextDecoder().decode(bytes)) as Reading),
  };
  const points: Readonly<Record<string, readonly unknown[]>> = {
    receiptSources: [{ load: async () => ({ open: async (files: readonly ReceiptFile[]) => files }) }],
    documentReaders: [{ load: async () => reader }],
  };
  const desks = {
    evidence: { refresh: async () => undefined, history: () => events },
    ports: {
      workbook: { sheetNames: async () => ['Enero'], read: async () => gridOf(enero) },
      translate: (_language: string, key: string) => texts[key] ?? key,
      plugins: { contributed: (point: string) => points[point] },
    },
  } as unknown as SessionParts;
  return whoseFiles(
    desks,
    documents.map(({ file }) => new File([file.name], file.name)),
  );
};

const hashes = { ana: '', iván: '', pair: '' };
beforeAll(async () => {
  const [xml, pdf] = [await sha256('iván.xml'), await sha256('iván.pdf')];
  Object.assign(hashes, { ana: await filesHash([await sha256('ana.pdf')]), pair: await filesHash([xml, pdf]) });
});

describe('a dropped file', () => {
  test('says whose it is and who got it, by the folio', async () => {
    const events = [event(anaId, 1, { strong: await folioKey(ana.uuid) })];
    expect(await drop([xmlDocument('a.xml', ana)], events)).toEqual([
      {
        file: 'a.xml',
        unread: undefined,
        says: ana.name,
        period: { from: '2026-01-01', to: '2026-01-15' },
        owners: [{ sheet: 'Enero', row: 2, name: ana.name }],
        got: [
          {
            row: { sheet: 'Enero', row: 2, name: ana.name },
            sentTo: 'ana@empresa.example',
            reference: referenceOf(anaId),
            kind: 'sent',
            at: 1_000,
            wrong: false,
          },
        ],
      },
    ]);
  });

  test('that went to somebody else says so', async () => {
    const events = [event(ivánId, 1, { filesHash: hashes.ana })];
    const [story] = await drop([pdfDocument('ana.pdf', `RECIBO\nRFC: ${ana.rfc}\n${ana.name}`)], events);
    expect(story?.owners).toMatchObject([{ row: 2 }]);
    expect(story?.got).toMatchObject([{ row: { row: 3, name: iván.name }, wrong: true }]);
  });

  test('is known by its bytes where it cannot be read, and with the other file of its mail', async () => {
    const events = [event(ivánId, 1, { filesHash: hashes.pair })];
    const files = [unreadDocument('iván.xml'), unreadDocument('iván.pdf'), unreadDocument('ana.pdf')];
    const stories = await drop(files, events);
    expect(stories.map(({ unread, got }) => [unread, got.map(({ row: of }) => of?.row)])).toEqual([
      ['receipt/unverified', [3]],
      ['receipt/unverified', [3]],
      ['receipt/unverified', []],
    ]);
  });

  test('that was never sent, or certainly did not leave, went to nobody', async () => {
    const strong = await folioKey(ana.uuid);
    const refused = [event(anaId, 1, { strong }), event(anaId, 2, { strong, kind: 'not-sent' })];
    const [story] = await drop([xmlDocument('a.xml', ana)], refused);
    expect(story?.got).toEqual([]);
    const [stranger] = await drop(
      [xmlDocument('b.xml', { ...ana, rfc: 'ZZZZ800101AB1', curp: '', number: '', name: 'ZOE LIRA' })],
      [],
    );
    expect(stranger).toMatchObject({ says: 'ZOE LIRA', owners: [], got: [] });
  });
});
