import { describe, expect, test } from 'vitest';
import { Mailboxes } from '../../../../src/commands/account/mailboxes.ts';
import type { SessionParts } from '../../../../src/commands/session-parts.ts';
import { findSent } from '../../../../src/commands/record/find-sent.ts';
import { documentKeys } from '../../../../src/domain/sending/document-key.ts';
import type { MailProvider } from '../../../../src/domain/ports.ts';
import { senderMark, type LedgerEvent, type LedgerKind } from '../../../../src/domain/sending/ledger.ts';
import { mintReceiptId, receiptIdEntropy, referenceOf } from '../../../../src/domain/sending/receipt-id.ts';
import { halfMonth, type Period } from '../../../../src/domain/text/period.ts';
import { entry } from '../../../fakes/entry.ts';
import { gridOf, ownHeaders } from '../../domain/roster/grid-of.ts';

const header = ['No. Empleado', 'Nombre', 'Correo', 'Periodo', ...Object.values(ownHeaders.es)];
const ana = { employeeNumber: '0007', name: 'Ana Ruiz Mora' };
const iván = { employeeNumber: '0012', name: 'Iván Ochoa' };
const sentAt = Date.UTC(2026, 0, 16);
let minted = 0;

/** What a run of this device put on record about one receipt. */
const sent = async (person: typeof ana, period: Period | undefined, ...kinds: readonly LedgerKind[]) => {
  const keys = await documentKeys({
    entry: entry(2, { person }),
    kind: 'payroll',
    uuid: '',
    period,
    files: undefined,
  });
  minted += 1;
  const receiptId = mintReceiptId(new Uint8Array(receiptIdEntropy).fill(minted), keys.weak);
  const sender = await senderMark(mailbox.address);
  const events = kinds.map((kind, index): LedgerEvent => ({
    provider: 'google.gmail',
    sender,
    writer: 'ANA',
    seq: minted * 10 + index,
    at: sentAt + minted * 1_000 + index,
    run: 'r',
    kind,
    receiptId,
    ...keys,
    rowHash: '',
    filesHash: undefined,
    attempt: `ANA:${minted * 10}`,
    excuses: [],
    messageHash: '',
    providerMessageId: '',
    recipients: 1,
  }));
  return { receiptId, events };
};

const row = (person: typeof ana, email: string, receiptId: string, sentTo = email) => [
  person.employeeNumber,
  person.name,
  email,
  '01/01/2026 al 15/01/2026',
  'Enviado',
  '16 ene 2026',
  sentTo,
  receiptId,
];

const mailbox = { name: 'Nómina', address: 'nomina@empresa.example' };
const provider = {
  accounts: { current: () => mailbox, list: () => [mailbox] },
  searchUrl: (text: string, among = 'sent') => `${among}:${text}`,
} as unknown as MailProvider;

const stage = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>, events: readonly LedgerEvent[]) => {
  const texts: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(ownHeaders.es).map(([column, text]) => [`column.${column}`, text]),
  );
  const desks = {
    evidence: { refresh: async () => undefined, history: () => events },
    ports: {
      clock: { now: () => sentAt },
      workbook: {
        sheetNames: async () => Object.keys(sheets),
        read: async (sheet: string) => gridOf([header, ...(sheets[sheet] ?? [])], { sheet }),
      },
      translate: (_language: string, key: string) => texts[key] ?? key,
    },
    account: {
      mailboxes: new Mailboxes({ provider, providers: { id: 'google.gmail' }, sender: () => mailbox }, () => undefined),
    },
    sheet: { grid: { sheet: 'Enero' } },
    check: { rows: [] },
  } as unknown as SessionParts;
  return (text: string) => findSent(desks, text);
};

const january = halfMonth(2026, 1, 1)!;
const december = halfMonth(2025, 12, 2)!;

describe('finding a person', () => {
  test.each(['ruiz ana', 'ANA MORA', '7', '0007', 'ana@empresa', 'vieja@empresa.example'])(
    'goes by name, number and address, also the one it went to: %s',
    async (query) => {
      const { receiptId, events } = await sent(ana, january, 'sending', 'sent');
      const find = stage(
        {
          Enero: [
            row(ana, 'ana@empresa.example', receiptId, 'vieja@empresa.example'),
            row(iván, 'ivan@otra.example', ''),
          ],
        },
        events,
      );
      const [found, ...others] = await find(query);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ name: 'Ana Ruiz Mora', number: '0007', address: 'ana@empresa.example' });
      expect(found?.mails).toMatchObject([
        {
          receiptId,
          kind: 'sent',
          period: january,
          sentTo: 'vieja@empresa.example',
          sheet: 'Enero',
          sentUrl: `sent:${referenceOf(receiptId)}`,
          returnedUrl: 'returned:vieja@empresa.example',
        },
      ]);
    },
  );

  test('says what happened in all sheets, newest first, and in periods whose rows were written over', async () => {
    const old = await sent(ana, december, 'sending', 'sent', 'returned');
    const now = await sent(ana, january, 'sending', 'sent');
    const other = await sent(iván, december, 'sending', 'sent');
    const find = stage({ Precios: [], Enero: [row(ana, 'ana@empresa.example', now.receiptId)] }, [
      ...old.events,
      ...now.events,
      ...other.events,
    ]);
    const [found] = await find('Ana');
    expect(found?.mails.map(({ receiptId, kind, period, sheet }) => [receiptId, kind, period, sheet])).toEqual([
      [now.receiptId, 'sent', january, 'Enero'],
      [old.receiptId, 'returned', december, ''],
    ]);
  });

  test('goes by the reference a mail shows, also where nobody has it any more', async () => {
    const here = await sent(ana, january, 'sending', 'sent');
    const gone = await sent(iván, undefined, 'sending', 'unknown');
    const find = stage({ Enero: [row(ana, 'ana@empresa.example', here.receiptId)] }, [...here.events, ...gone.events]);
    expect((await find(`Ref. ${referenceOf(here.receiptId)}`)).map(({ name }) => name)).toEqual(['Ana Ruiz Mora']);
    const [stranger] = await find(referenceOf(gone.receiptId).toLowerCase());
    expect(stranger).toMatchObject({ name: '', mails: [{ kind: 'unknown', sheet: '' }] });
  });

  test('finds nobody for a single letter, and nothing for who got nothing', async () => {
    const find = stage({ Enero: [row(ana, 'ana@empresa.example', '')] }, []);
    expect(await find('a')).toEqual([]);
    expect(await find('ana')).toMatchObject([{ name: 'Ana Ruiz Mora', mails: [] }]);
    expect(await find('nadie')).toEqual([]);
  });
});
