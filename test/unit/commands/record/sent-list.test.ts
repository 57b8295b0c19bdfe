import { describe, expect, test } from 'vitest';
import { incidentRows } from '../../../../src/commands/record/incident-sheet.ts';
import { sentRows } from '../../../../src/commands/record/sent-list.ts';
import { noteSender, runSenders } from '../../../../src/commands/record/run-senders.ts';
import { timeText } from '../../../../src/commands/base/words.ts';
import { eventPeriods } from '../../../../src/commands/record/event-periods.ts';
import type { Check } from '../../../../src/domain/check.ts';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { periodKey } from '../../../../src/domain/sending/document-key.ts';
import type { LedgerEvent } from '../../../../src/domain/sending/ledger.ts';
import { csvText } from '../../../../src/domain/text/csv-text.ts';
import google from '../../../../src/gmail/texts/en.json';
import { addTexts, translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import { fakeStore } from '../../gmail/fake-context.ts';

await loadTexts();
addTexts('en', { plugin: { google } });

const at = Date.UTC(2026, 0, 15, 16, 5);
const fortnight = { from: '2026-01-01', to: '2026-01-15' };

const event = (kind: LedgerEvent['kind'], more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  writer: 'ANA-WRITER',
  seq: 1,
  at,
  run: 'ANA-W-1',
  kind,
  receiptId: 'K7QF2M9XAAAA',
  strong: undefined,
  weak: 'w',
  period: 'p',
  rowHash: 'r',
  filesHash: undefined,
  attempt: 'ANA-WRITER:1',
  excuses: [],
  messageHash: 'hash',
  providerMessageId: 'g1',
  recipients: 1,
  ...more,
});

const checkOf = (name: string, sentTo: string, periodHash = 'p'): Check =>
  ({
    rows: [
      {
        entry: {
          row: 7,
          person: { name },
          own: { receiptId: 'K7QF2M9XAAAA', sentTo },
          fields: new Map([['Periodo', 'Quincena 23']]),
          period: undefined,
        },
        keys: { period: periodHash },
      },
    ],
    issues: [],
  }) as unknown as Check;

describe('the list of what was sent', () => {
  test('has a line for each mail that left, and none for what only began or did not leave', () => {
    const of = { periodOf: () => 'Enero', providerOf: () => ({ provider: 'plugin.google.gmail' }) };
    const events = [event('sending'), event('sent'), event('failed'), event('again'), event('confirmed', { seq: 9 })];
    const [head, ...rows] = sentRows(events, checkOf('Ana', 'ana@empresa.example'), of, 'en', translate);
    expect(head).toEqual(['Date and time', 'Person', 'Sent to', 'Period', 'Reference', 'Mail number', 'What happened']);
    expect(rows.map((cells) => [cells[1], cells[2], cells[3], cells[5], cells[6]])).toEqual([
      ['Ana', 'ana@empresa.example', 'Enero', 'g1', 'Gmail accepted it'],
      ['Ana', 'ana@empresa.example', 'Enero', 'g1', 'Somebody found it in Sent'],
    ]);
  });

  test('is a file that a spreadsheet reads back, and runs nothing of', () => {
    const text = csvText(
      [
        ['Ñu "x"; y', '=HYPERLINK("z")', 'a\nb'],
        ['+52', '-1', '@x'],
      ],
      ';',
    );
    expect(text).toBe('\ufeff"Ñu ""x""; y";"\'=HYPERLINK(""z"")";"a\nb"\r\n\'+52;\'-1;\'@x\r\n');
    expect(csvText([['a;b', 'c,d']], ',')).toBe('\ufeffa;b,"c,d"\r\n');
  });
});

describe('the incident sheet', () => {
  const words = {
    now: at + 5_400_000,
    periodOf: () => '1–15 ene 2026',
    senderOf: () => 'nomina@empresa.example',
    providerOf: () => ({}),
    operatorOf: () => 'Ana',
  };

  test('names the period, the hours since, who sent and from which account', () => {
    const [head = [], line = []] = incidentRows([event('sent')], checkOf('Eva', ''), words, 'es', translate);
    const cell = (title: string) => line[head.indexOf(title)];
    expect([cell('Periodo'), cell('Horas transcurridas'), cell('Enviado desde'), cell('Quién enviaba')]).toEqual([
      '1–15 ene 2026',
      '1,5',
      'nomina@empresa.example',
      'Ana',
    ]);
  });

  test('says what was asked about a mail and waived', () => {
    const waived = ['recipient/shared', 'receipt/unverified'];
    const [head = [], line = []] = incidentRows([event('sent', { waived })], undefined, words, 'es', translate);
    expect(line[head.indexOf('Enviado de todos modos pese a')]).toBe(
      waived.map((code) => translate('es', `reason.${code}`)).join(', '),
    );
  });

  test('a period is called as its row writes it, else as the calendar does', async () => {
    const roster = {
      columns: [{ column: 3, header: 'Periodo' }],
      mapping: { period: 3 },
      understood: { period: undefined },
    } as unknown as Roster;
    const elsewhere = event('sent', { period: await periodKey('payroll', fortnight), receiptId: 'X' });
    const periodOf = await eventPeriods(
      [event('sent'), elsewhere],
      checkOf('Eva', ''),
      roster,
      'es',
      Date.UTC(2026, 0, 15),
    );
    expect([periodOf(event('sent')), periodOf(elsewhere)]).toEqual(['Quincena 23', '1–15 ene 2026']);
    expect(periodOf(event('sent', { period: '?' }))).toBe('');
  });

  test('a period that a line above the list names is called as the line writes it', async () => {
    const roster = { columns: [], mapping: {}, understood: { period: { row: 2, text: 'Quincena 23' } } };
    const periodOf = await eventPeriods([], checkOf('Eva', ''), roster as unknown as Roster, 'es', 0);
    expect(periodOf(event('sent'))).toBe('Quincena 23');
  });

  test('a run’s account is known on the device that sent, and nowhere else', async () => {
    const device = fakeStore();
    await noteSender(device, 'ANA-W-1', 'nomina@empresa.example');
    await noteSender(device, 'ANA-W-9', 'rh@empresa.example');
    const senderIn = await runSenders(device);
    expect([senderIn('ANA-W-1'), senderIn('ANA-W-9'), senderIn('BEA-W-1'), senderIn('toString')]).toEqual([
      'nomina@empresa.example',
      'rh@empresa.example',
      '',
      '',
    ]);
  });
});

test.each(['es', 'pl', 'en'] as const)('a time in a cell carries its zone: %s', (language) => {
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  expect(zone).toBeTruthy();
  expect(timeText(language, at)).toContain(zone);
});
