import { expect, test } from 'vitest';
import { invoiceWords } from '../../../../src/texts/invoice-texts.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import { SheetDesk } from '../../../../src/commands/people/sheet-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';
import { gridOf } from '../../domain/roster/grid-of.ts';

await loadTexts();

const headers = ['Factura', 'Cliente', 'RFC', 'Correo', 'Vencimiento', 'Total'];
const rows = [
  ['F-1', 'Uno SA', 'AAA010101AAA', 'pagos@uno.example', '31/01/2026', '1,160.00'],
  ['F-2', 'Uno SA', 'AAA010101AAA', 'pagos@uno.example', '31/01/2026', '580.00'],
  ['F-3', 'Dos SA', 'BBB010101BBB', 'dos@dos.example', '28/02/2026', '99.00'],
];

const deskOf = (first: readonly (readonly string[])[], settings = new Map<string, unknown>()) => {
  let texts = first;
  const add = (titles: readonly string[]) =>
    void (texts = texts.map((row, index) => [...row, ...titles.map((title) => (index === 0 ? title : ''))]));
  const workbook: Partial<Workbook> = {
    read: () => Promise.resolve(gridOf(texts)),
    addOwnColumns: (_grid, { titles }) => Promise.resolve(add(titles)),
    colourStatus: () => Promise.resolve(),
  };
  const book = fakeChoices(settings);
  return {
    add,
    settings,
    texts: () => texts,
    desk: new SheetDesk({ workbook, book, translate, clock: new FakeClock() } as unknown as SessionPorts),
  };
};

test('a plain list of invoices is one, and stays one once something was sent from it', async () => {
  const { desk, settings, texts } = deskOf([headers, ...rows]);
  await desk.read();
  expect([desk.kind, desk.state().kind, settings.get('kind')]).toEqual(['invoices', 'invoices', undefined]);
  expect(desk.roster?.mapping).toMatchObject({ invoiceNumber: 0, name: 1, email: 3, dueDate: 4, amount: 5 });
  expect(desk.roster?.issues).toEqual([]);
  await desk.addOwnColumns('es');
  expect([desk.hasOwnColumns, desk.kind, settings.get('kind')]).toEqual([true, 'invoices', 'invoices']);
  const next = deskOf(texts(), settings);
  await next.desk.read();
  expect(next.desk.kind).toBe('invoices');
});

test('a colleague who adds our columns first changes nothing of it', async () => {
  const { desk, add } = deskOf([headers, ...rows]);
  await desk.read();
  add(['status', 'sentAt', 'sentTo', 'receiptId'].map((column) => translate('es', `column.${column}`)));
  await desk.addOwnColumns('es');
  expect([desk.hasOwnColumns, desk.kind]).toEqual([true, 'invoices']);
});

test('what was sent as payroll before, what somebody chose and a payroll are no invoices', async () => {
  const ours = ['status', 'sentAt', 'sentTo', 'receiptId'].map((column) => translate('pl', `column.${column}`));
  const sheets: [string[][], Map<string, unknown>?][] = [
    [[[...headers, ...ours], ...rows.map((row) => [...row, '', '', '', ''])]],
    [[headers, ...rows], new Map([['kind', 'payroll']])],
    [
      [
        ['Nombre', 'Correo', 'Quincena', 'Factura'],
        ['Ana', 'ana@empresa.example', 'Q1', 'x'],
      ],
    ],
  ];
  for (const [texts, settings] of sheets) {
    const { desk } = deskOf(texts, settings);
    await desk.read();
    expect(desk.kind).toBe('payroll');
  }
});

test('the pane speaks of invoices and customers where it sends those', () => {
  expect(invoiceWords).toBe(true);
  const said = (key: string, values = {}) => translate('es', key, { kind: 'invoices', ...values });
  expect(said('field.name')).toBe('Cliente');
  expect(said('issue.document/changed', { date: '3 ene' })).toBe(
    'Ya se envió el 3 ene, y la factura cambió después. Decide si envías la nueva.',
  );
  expect(said('send.overDay', { count: 1 })).toMatch(/^Hoy cabe alrededor de 1 factura/);
  expect(translate('es', 'issue.document/changed', { kind: 'payroll' })).toContain('el recibo');
});
