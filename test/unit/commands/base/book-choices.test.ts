import { expect, test } from 'vitest';
import { BookChoices } from '../../../../src/commands/base/book-choices.ts';
import { choiceKeys } from '../../../../src/commands/base/choice-schemas.ts';
import { Failure } from '../../../../src/domain/failure.ts';

/** A workbook's settings that several panes have open. */
const shared = (first: Record<string, unknown> = {}) => {
  const settings = new Map(Object.entries(first));
  let refusal: Failure | undefined;
  const pane = async () => {
    const choices = new BookChoices({
      readAll: async () => new Map(settings),
      write: async (key, value) => {
        if (refusal !== undefined) throw refusal;
        settings.set(key, JSON.parse(JSON.stringify(value)) as unknown);
      },
    });
    await choices.refresh();
    return choices;
  };
  return { settings, pane, refuse: (failure: Failure | undefined) => (refusal = failure) };
};

test('two open panes keep each other’s choices: who changes one leaves the others alone', async () => {
  const { pane } = shared({ senders: ['nomina@empresa.example'] });
  const [ana, bea] = [await pane(), await pane()];
  await ana.set('senders', ['jefa@empresa.example']);
  await ana.set('column.cc', 'Copia');
  await bea.set('column.email', 'Correo 2');
  await bea.set('text.payroll.es', { subject: 'Hola', body: '<p>Hola</p>' });
  await ana.set('text.payroll.pl', { subject: 'Cześć', body: '<p>Cześć</p>' });
  const later = await pane();
  expect(later.get('senders')).toEqual(['jefa@empresa.example']);
  expect(later.get('column.cc')).toBe('Copia');
  expect(later.get('column.email')).toBe('Correo 2');
  expect(later.get('text.payroll.es')?.subject).toBe('Hola');
  expect(later.get('text.payroll.pl')?.subject).toBe('Cześć');
});

test('the bags of an earlier Sobre are read, each value under its own key, and what is chosen anew wins', async () => {
  const { pane } = shared({
    sheet: { fields: { email: 'Correo', cc: '' }, useCc: true, recipients: 'first', kind: 'invoices' },
    receipts: { mode: 'column', passwordHeader: 'Clave', printsXml: true, attachHeader: 'Adjuntar' },
    message: { payroll: { es: { subject: 'A', body: 'B' } }, invoices: {} },
    'message-for-everybody': { payroll: 'es' },
    senders: ['Nomina@Empresa.example'],
    test: { sentAt: 5, answer: 'seen' },
  });
  const choices = await pane();
  expect(choices.ignored).toEqual([]);
  expect(
    Object.fromEntries(choiceKeys.map((key) => [key, choices.get(key)]).filter(([, value]) => value !== undefined)),
  ).toEqual({
    'column.email': 'Correo',
    'column.cc': '',
    copies: true,
    recipients: 'first',
    kind: 'invoices',
    files: 'column',
    'lock-column': 'Clave',
    'prints-xml': true,
    'attach-column': 'Adjuntar',
    'text.payroll.es': { subject: 'A', body: 'B' },
    'everybody.payroll': 'es',
    senders: ['nomina@empresa.example'],
    test: { sentAt: 5, answer: 'seen' },
  });
  await choices.set('everybody.payroll', undefined);
  await choices.set('lock-column', 'Otra');
  const later = await pane();
  expect(later.get('everybody.payroll')).toBeUndefined();
  expect(later.get('lock-column')).toBe('Otra');
});

/** What holds in the place of a protection that is damaged. */
const guards = ['"?"', '["@?"]'];

const junk: readonly unknown[] = [
  5,
  '',
  'x'.repeat(40_000),
  true,
  [],
  {},
  [null],
  { subject: 5 },
  { __proto__: null },
  Number.POSITIVE_INFINITY,
];

test('a value of another shape is ignored and named, key by key, and never thrown at the pane', async () => {
  for (const key of choiceKeys) {
    for (const value of junk) {
      const { pane } = shared({ [key]: value });
      const choices = await pane();
      const kept = choices.get(key);
      expect(choices.ignored, `${key} ${JSON.stringify(value)?.slice(0, 40)}`).toEqual(
        kept === undefined || guards.includes(JSON.stringify(kept)) ? [key] : [],
      );
    }
  }
});

test.each([['x'], [5], 'nomina@empresa.example', [['nomina@empresa.example']], ['a@b c']])(
  'of senders only its own shape is taken, and %j lets nobody send',
  async (...value) => {
    const choices = await shared({
      senders: value.length === 1 && typeof value[0] === 'string' ? value[0] : value,
    }).pane();
    expect(choices.get('senders')).toEqual(['@?']);
    expect(choices.ignored).toEqual(['senders']);
  },
);

test.each([
  ['recipients', ['All', 'constructor', '__proto__', 0]],
  ['everybody.payroll', ['de', 'toString', 7]],
  ['logo', [{ name: 'x', base64: '***' }, { name: 5, base64: '' }, { base64: 'AAAA' }]],
  [
    'test',
    [
      { sentAt: -1, answer: '' },
      { sentAt: Number.NaN, answer: 'seen' },
      { sentAt: 5, answer: 'yes' },
    ],
  ],
  [
    'text.payroll.es',
    [{ subject: 'a' }, { subject: [], body: '' }, 'text', { subject: 'a', body: 'b'.repeat(200_001) }],
  ],
] as const)('of %s only its own shape is taken', async (key, values) => {
  for (const value of values as readonly unknown[]) {
    const choices = await shared({ [key]: value }).pane();
    expect(choices.get(key)).toBeUndefined();
    expect(choices.ignored).toEqual([key]);
  }
});

test('a bag that is none is named; one with strange fields gives what is of use', async () => {
  const choices = await shared({
    sheet: 'x',
    receipts: { mode: 5, printsXml: true },
    message: [],
    'message-for-everybody': null,
  }).pane();
  expect([...choices.ignored].sort()).toEqual(['files', 'message', 'sheet']);
  expect(choices.get('prints-xml')).toBe(true);
});

test('keys that nobody knows are left alone', async () => {
  const { pane } = shared({ __proto__x: 1, constructor: 2, 'column.boss': 'Jefe', 'text.payroll.de': {} });
  expect((await pane()).ignored).toEqual([]);
});

test('what the workbook refuses for now holds in the pane, and is written before anything is sent', async () => {
  const { pane, refuse, settings } = shared({ 'lock-column': 'Vieja' });
  const choices = await pane();
  refuse(new Failure('sheet/editing'));
  await expect(choices.set('lock-column', 'Clave')).rejects.toThrow('sheet/editing');
  expect(choices.get('lock-column')).toBe('Clave');
  await expect(choices.refresh()).rejects.toThrow('sheet/editing');
  expect(choices.get('lock-column')).toBe('Clave');
  refuse(undefined);
  await choices.refresh();
  expect(settings.get('lock-column')).toBe('Clave');
});

test.each<[unknown, readonly string[]]>([
  [['jefe@empresa.example', 'mal puesto', '@*'], ['jefe@empresa.example']],
  ['jefe@empresa.example', ['@?']],
  [{ 0: 'jefe@empresa.example' }, ['@?']],
])('a damaged list of senders %j lets nobody send whom it did not name', (value, held) => {
  const book = new BookChoices({ readAll: () => Promise.resolve(new Map()), write: () => Promise.resolve() });
  book.take(new Map([['senders', value]]));
  expect(book.get('senders')).toEqual(held);
  expect(book.ignored).toEqual(['senders']);
});

test.each(['lock-column', 'attach-column'] as const)('a damaged %s names a column that no sheet has', (key) => {
  const book = new BookChoices({ readAll: () => Promise.resolve(new Map()), write: () => Promise.resolve() });
  book.take(new Map([[key, 42]]));
  expect(book.get(key)).toBe('?');
});
