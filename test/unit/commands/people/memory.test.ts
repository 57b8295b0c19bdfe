import { beforeAll, describe, expect, test } from 'vitest';
import { sessionStage, type StageOptions } from '../../../fakes/session-stage.ts';
import { memoryStore } from '../../../kit/fake-context.ts';

// The pane fetches it late; a busy computer takes its time over it.
beforeAll(() => import('../../../../src/domain/sending/run.ts'));

const headers = ['No.', 'Nombre', 'RFC', 'Correo', 'Correo personal', 'Periodo'];
const period = (text: string, ana = 'ana@casa.example') => [
  ['0001', 'Ana Ruiz Peña', 'RUPA800101AB1', 'ana@empresa.example', ana, text],
  ['0002', 'Luis Gil Sanz', 'GISL790202CD2', 'luis@empresa.example', 'luis@casa.example', text],
];
const logo = {
  name: 'logo.png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};
const text = { subject: 'Aguinaldo de {{Nombre}}', body: '<p>Querida {{Nombre}}:</p>' };

const chosen = (): Map<string, unknown> =>
  new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
    ['column.email', 'Correo personal'],
    ['text.payroll.es', text],
    ['logo', logo],
    ['senders', ['@empresa.example']],
  ]);

const sentOn = async (device: StageOptions['device'], options: StageOptions = {}) => {
  const stage = sessionStage({
    headers,
    rows: period('Enero 2026'),
    settings: chosen(),
    ...(device === undefined ? {} : { device }),
    ...options,
  });
  await stage.during(stage.session.start());
  await stage.during(stage.session.actions.send());
  expect(stage.session.state().run).toMatchObject({ end: 'complete', sent: 2 });
  return stage;
};

const opened = async (options: StageOptions) => {
  const stage = sessionStage({ headers, ...options });
  await stage.during(stage.session.start());
  return stage;
};

const asked = ({ session }: ReturnType<typeof sessionStage>) =>
  session
    .state()
    .check.groups.filter(({ code }) => code === 'recipient/changed')
    .flatMap(({ issues }) => issues.map(({ row, values }) => [row, values.to]));

describe('next period’s export is a new workbook', () => {
  test('text, columns and logo come back in one press, and nothing else does', async () => {
    const device = memoryStore();
    await sentOn(device);
    const next = await opened({ device, rows: period('Febrero 2026') });
    expect(next.session.state().understood.known).toBeDefined();
    expect(next.session.state().message.isPreset).toBe(true);
    await next.during(next.session.actions.recallChoices(true));
    const { message, sheet, receipts, understood, account } = next.session.state();
    expect(message.template).toEqual(text);
    expect(sheet.mapping.email).toBe(4);
    expect(receipts).toMatchObject({ logo: 'logo.png', mode: 'none' });
    expect(account.senders).toEqual([]);
    expect(next.settings.get('test')).toBeUndefined();
    expect(understood.known).toBeUndefined();
  });

  test('whoever starts afresh keeps what Sobre makes of the sheet', async () => {
    const device = memoryStore();
    await sentOn(device);
    const next = await opened({ device, rows: period('Febrero 2026') });
    await next.during(next.session.actions.recallChoices(false));
    expect(next.session.state().understood.known).toBeUndefined();
    expect(next.session.state().message.isPreset).toBe(true);
  });

  test.each([
    ['another computer', { rows: period('Febrero 2026') }],
    ['a workbook with choices of its own', { rows: period('Febrero 2026'), settings: new Map([['kind', 'invoices']]) }],
    ['other headings', { headers: ['Nombre', 'Correo'], rows: [['Ana Ruiz', 'ana@empresa.example']] }],
  ] as const)('is not offered on %s', async (what, options) => {
    const device = memoryStore();
    await sentOn(device);
    const next = await opened(what === 'another computer' ? options : { device, ...options });
    expect(next.session.state().understood.known).toBeUndefined();
  });
});

describe('where a person was last written to', () => {
  test('one changed address is asked about in any workbook, whatever its headings; the others are not', async () => {
    const device = memoryStore();
    await sentOn(device);
    const next = await opened({
      device,
      headers: ['RFC', 'Empleado', 'E-mail', 'Periodo'],
      rows: [
        ['RUPA800101AB1', 'Ruiz Peña, Ana', 'ana.nueva@casa.example', 'Febrero 2026'],
        ['GISL790202CD2', 'Luis Gil Sanz', 'LUIS@casa.example', 'Febrero 2026'],
      ],
      settings: new Map([['files', 'none']]),
    });
    expect(asked(next)).toEqual([[2, 'ana.nueva@casa.example']]);
    expect(next.session.state().check).toMatchObject({ ready: 1, toDecide: 1 });
  });

  test('the new address is known once it was sent to', async () => {
    const device = memoryStore();
    const { clock } = await sentOn(device);
    const changed = period('Febrero 2026', 'ana.nueva@casa.example');
    const next = await opened({ device, clock, rows: changed, settings: chosen() });
    next.session.actions.accept('recipient/changed', true);
    await next.until(() => next.session.state().check.ready === 2);
    await next.during(next.session.actions.send());
    expect(next.session.state().run).toMatchObject({ end: 'complete', sent: 2 });
    const march = period('Marzo 2026', 'ana.nueva@casa.example');
    expect(asked(await opened({ device, rows: march, settings: chosen() }))).toEqual([]);
    expect(asked(await opened({ device, rows: period('Marzo 2026'), settings: chosen() }))).toEqual([
      [2, 'ana@casa.example'],
    ]);
  });

  test('one address of two people is asked about in both rows until it was sent to, and then not again', async () => {
    const device = memoryStore();
    const home = (text: string) => [
      ['0001', 'Ana Ruiz Peña', 'RUPA800101AB1', 'ana@empresa.example', 'casa@casa.example', text],
      ['0002', 'Luis Gil Sanz', 'GISL790202CD2', 'luis@empresa.example', 'CASA@casa.example', text],
      ['0003', 'Eva Soto Mar', 'SOME810303EF3', 'eva@empresa.example', 'eva@gmial.com', text],
      ['0004', 'Iker Paz Gil', 'PAGI820404GH4', 'iker@empresa.example', 'iker@casa.example', text],
      ['0005', 'Noa Vela Rey', 'VERN830505IJ5', 'noa@empresa.example', 'noa@casa.example', text],
    ];
    const questions = ({ session }: ReturnType<typeof sessionStage>) =>
      session
        .state()
        .check.groups.filter(({ severity }) => severity === 'ask')
        .flatMap(({ issues }) => issues.map(({ row, values }) => [row, values.name ?? values.other]));
    const first = await opened({ device, rows: home('Enero 2026'), settings: chosen() });
    expect(questions(first)).toEqual([
      [2, 'Luis Gil Sanz'],
      [3, 'Ana Ruiz Peña'],
      [4, 'eva@gmail.com'],
    ]);
    expect(first.session.state().check).toMatchObject({ ready: 2, toDecide: 3 });
    first.session.actions.accept('recipient/duplicate', true);
    first.session.actions.accept('recipient/unlikely-domain', true);
    await first.until(() => first.session.state().check.ready === 5);
    await first.during(first.session.actions.send());
    expect(first.session.state().run).toMatchObject({ end: 'complete', sent: 5 });
    expect(questions(await opened({ device, rows: home('Febrero 2026'), settings: chosen() }))).toEqual([]);
    const another = await opened({ rows: home('Febrero 2026'), settings: chosen() });
    expect(questions(another)).toHaveLength(3);
  });

  test('two employers’ number 7 are two people', async () => {
    const device = memoryStore();
    const numbered = (name: string, address: string, month: string) => ({
      headers: ['Número de empleado', 'Nombre', 'Correo', 'Periodo'],
      rows: [
        ['7', name, address, month],
        ['8', `${name} Otro`, `otro.${address}`, month],
      ],
      settings: new Map<string, unknown>([
        ['files', 'none'],
        ['test', { sentAt: 0, answer: 'without' }],
      ]),
    });
    await sentOn(device, numbered('Ana Ruiz', 'ana@una.example', 'Enero 2026'));
    expect(asked(await opened({ device, ...numbered('Eva Sanz', 'eva@otra.example', 'Enero 2026') }))).toEqual([]);
    const moved = numbered('Ana Ruiz', 'ana@nueva.example', 'Febrero 2026');
    expect(asked(await opened({ device, ...moved })).map(([row]) => row)).toEqual([2, 3]);
  });

  test('a workbook that says it was sent teaches nothing that this device did not send', async () => {
    const device = memoryStore();
    const { book, clock } = await sentOn(undefined);
    const other = await opened({ device, book, clock, settings: chosen() });
    await other.during(other.session.readSheet());
    expect(asked(await opened({ device, rows: period('Febrero 2026', 'x@x.example'), settings: chosen() }))).toEqual(
      [],
    );
  });

  test('the device keeps neither names nor addresses for it', async () => {
    const device = memoryStore();
    await sentOn(device);
    const kept = JSON.stringify(device.kept.get('last-addresses'));
    expect(Object.keys(device.kept.get('last-addresses') as object)).toHaveLength(2);
    for (const open of ['ana', 'Ana', 'luis', '@', 'RUPA', '0001']) expect(kept).not.toContain(open);
  });
});

describe('texts under names', () => {
  test('are kept on this computer, chosen in any workbook, and lose nothing that was written', async () => {
    const device = memoryStore();
    const first = await opened({ device, rows: period('Enero 2026') });
    const { actions } = first.session;
    actions.setTemplate(text, 'es');
    await first.until(() => first.session.state().message.choice.topic === undefined);
    await first.during(actions.keepText(' Vales de despensa '));
    expect(first.session.state().message.choice).toMatchObject({
      topic: undefined,
      names: ['Vales de despensa'],
      name: 'Vales de despensa',
    });
    actions.chooseTopic('settlement');
    await first.until(() => first.session.state().message.choice.topic === 'settlement');
    expect(first.session.state().message.template.subject).toContain('Recibo de finiquito');
    const second = await opened({ device, rows: period('Febrero 2026') });
    second.session.actions.chooseText('Vales de despensa');
    await second.until(() => second.session.state().message.template.subject === text.subject);
    second.session.actions.setTemplate({ ...text, subject: 'Otro asunto' }, 'es');
    await second.until(() => second.session.state().message.template.subject === 'Otro asunto');
    expect(second.session.state().message.choice).toMatchObject({ topic: undefined, name: '' });
    second.session.actions.chooseTopic('ordinary');
    await second.until(() => second.session.state().message.choice.topic === 'ordinary');
    expect(second.session.state().message.choice.names).toEqual(['Texto anterior', 'Vales de despensa']);
    second.session.actions.chooseText('Texto anterior');
    await second.until(() => second.session.state().message.template.subject === 'Otro asunto');
    await second.during(second.session.actions.forgetText('Vales de despensa'));
    expect(second.session.state().message.choice.names).toEqual(['Texto anterior']);
  });
});
