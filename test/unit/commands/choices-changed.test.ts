import { expect, test } from 'vitest';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { FakeBook } from '../../fakes/fake-workbook.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { slowRecord } from '../../fakes/slow-record.ts';
import { sessionStage } from '../../fakes/session-stage.ts';
import { memoryStore } from '../../kit/fake-context.ts';
import { memoryLedger } from '../../fakes/memory-ledger.ts';

const headers = ['Nombre', 'Correo', 'Correo 2', 'Copia', 'Respuesta', 'Clave', 'Adjuntar'];
const rows = [
  ['Ana Ruiz', 'ana@empresa.example', 'ana@casa.example', 'jefe@empresa.example', 'rh@empresa.example', 'x', 'sí'],
  ['Luis Gil', 'luis@empresa.example', 'luis@casa.example', 'jefe@empresa.example', 'rh@empresa.example', 'y', 'sí'],
];

/** A device that has sent from the workbook once, and the same workbook a month later, with new people in it. */
const monthLater = async (
  change: (settings: Map<string, unknown>) => void,
  first: Record<string, unknown> = {},
  workbook = (given: Workbook): Workbook => given,
) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
    ...Object.entries(first),
  ]);
  const clock = new FakeClock();
  const device = memoryStore();
  const ledger = memoryLedger('AAAAAAAAAAAAAAAAAAAA');
  const book = new FakeBook(headers, rows, clock);
  const january = sessionStage({ settings, clock, device, ledger, book });
  await january.during(january.session.start());
  await january.during(january.session.actions.send());
  expect(january.session.state().run.end).toBe('complete');
  change(settings);
  const next = new FakeBook(
    headers,
    rows.map((cells) => cells.map((cell) => `b${cell}`)),
    clock,
  );
  for (const [writer, log] of book.logs()) next.setLog('somebody', writer, (own) => Object.assign(own, log));
  const february = sessionStage({ settings, clock, device, ledger, book: next, workbook });
  await february.during(february.session.start());
  const asked = () =>
    february.session
      .state()
      .check.groups.filter(({ code }) => code === 'choices/changed')
      .flatMap(({ issues }) => issues.map(({ values }) => `${values['what']}: ${values['from']} → ${values['to']}`));
  return { ...february, asked };
};

const own = (body: string) => ({ subject: 'Recibo', body });

test.each<[string, (settings: Map<string, unknown>) => void, string, Record<string, unknown>?]>([
  ['the address column', (s) => s.set('column.email', 'Correo 2'), 'Correo: la que Sobre encuentra → Correo 2'],
  [
    'what sends the mails',
    (s) => s.set('provider', 'other.mail'),
    'con qué se envían los correos: el primero instalado → other.mail',
  ],
  ['the copy column', (s) => s.set('column.cc', 'Copia'), 'Copia: la que Sobre encuentra → Copia'],
  ['the hidden copy', (s) => s.set('column.bcc', 'Copia'), 'Copia oculta: la que Sobre encuentra → Copia'],
  ['the reply column', (s) => s.set('column.replyTo', 'Respuesta'), 'Responder a: la que Sobre encuentra → Respuesta'],
  [
    'the rule for several',
    (s) => s.set('recipients', 'all'),
    'varias direcciones en una celda: Preguntar → Enviar a todas',
  ],
  [
    'the lock column',
    (s) => s.set('lock-column', 'Clave'),
    'contraseña para abrir el PDF: ninguna → Clave',
    { 'lock-column': '' },
  ],
  [
    'the attach column',
    (s) => s.set('attach-column', 'Adjuntar'),
    'quién recibe los archivos: la que Sobre encuentra → Adjuntar',
  ],
  [
    'the text',
    (s) => s.set('text.payroll.es', own('<p>Hola, paga en <b>otra.example</b></p>')),
    'texto del mensaje (Español): Hola, paga en banco.example → Hola, paga en otra.example',
    { 'text.payroll.es': own('<p>Hola, paga en banco.example</p>') },
  ],
  [
    'the allowed senders',
    (s) => s.set('senders', []),
    'cuentas que pueden enviar: nomina@empresa.example → cualquiera',
    { senders: ['nomina@empresa.example'] },
  ],
])(
  '%s, changed since this device last sent, is named old → new and holds every row',
  async (_name, change, line, first) => {
    const { session, mail, during, asked } = await monthLater(change, first);
    expect(asked()).toEqual([line]);
    expect(session.state().check.ready).toBe(0);
    await during(session.actions.send());
    expect(mail.sent).toEqual([]);
  },
);

test('one acknowledgement lets them go, and the next run asks no more', async () => {
  const { session, mail, during, asked, clock, settings, device, ledger } = await monthLater((s) => {
    s.set('column.cc', 'Copia');
    s.set('recipients', 'first');
  });
  expect(asked()).toHaveLength(2);
  session.actions.accept('choices/changed', true);
  await during(session.recheck());
  expect(session.state().check.ready).toBe(2);
  await during(session.actions.send());
  expect(mail.sent).toHaveLength(2);
  expect(asked()).toEqual([]);
  const later = sessionStage({ settings, clock, device, ledger, book: new FakeBook(headers, rows, clock) });
  await later.during(later.session.start());
  expect(later.session.state().check.groups.map(({ code }) => code)).not.toContain('choices/changed');
});

test('what changes again after it was accepted is asked again', async () => {
  const { session, during, asked, settings } = await monthLater((s) => s.set('column.cc', 'Copia'));
  session.actions.accept('choices/changed', true);
  await during(session.recheck());
  expect(session.state().check.ready).toBe(2);
  settings.set('column.bcc', 'Respuesta');
  await during(session.readSheet());
  expect(asked()).toHaveLength(2);
  expect(session.state().check.ready).toBe(0);
});

test('a text that changes again where nobody was shown it is asked again', async () => {
  const long = (start: string, end: string) => own(`<p>${start} ${'x '.repeat(200)} ${end}</p>`);
  const { session, during, settings } = await monthLater((s) => s.set('text.payroll.es', long('dos', 'fin')), {
    'text.payroll.es': long('uno', 'fin'),
  });
  session.actions.accept('choices/changed', true);
  await during(session.recheck());
  expect(session.state().check.ready).toBe(2);
  settings.set('text.payroll.es', long('dos', 'otro.example'));
  await during(session.readSheet());
  expect(session.state().check.ready).toBe(0);
});

test('a change between the look and the press is asked on a device that never sent', async () => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const { session, mail, during } = sessionStage({ settings, headers, rows });
  await during(session.start());
  expect(session.state().check.ready).toBe(2);
  settings.set('column.bcc', 'Copia');
  await during(session.actions.send());
  expect(mail.sent).toEqual([]);
  expect(session.state().check.groups.map(({ code }) => code)).toContain('choices/changed');
});

test('what the person chooses in this very pane is no news to them', async () => {
  const { session, during, asked } = await monthLater(() => undefined);
  await during(session.actions.setField('cc', 3) as unknown as Promise<void>);
  expect(session.parts.sheet.state().mapping.cc).toBe(3);
  expect(asked()).toEqual([]);
  expect(session.state().check.ready).toBe(2);
});

test('nothing changed: nothing is asked', async () => {
  const { asked, session } = await monthLater((s) => s.set('logo', { name: 'x.png', base64: 'AAAA' }));
  expect(asked()).toEqual([]);
  expect(session.state().check.ready).toBe(2);
});

test('a change is told also where the record that knows what was sent by is read behind the sheet', async () => {
  const gate = slowRecord();
  const { asked, session, until } = await monthLater((s) => s.set('column.email', 'Correo 2'), {}, gate.workbook);
  expect([session.state().check.status, asked()]).toEqual(['running', []]);
  gate.pass();
  await until(() => session.state().check.status === 'done');
  expect(asked()).toEqual(['Correo: la que Sobre encuentra → Correo 2']);
});

test('every place in which a text says something else is told, in the subject and in the body', async () => {
  const first = { 'text.payroll.es': { subject: 'Recibo', body: '<p>Hola. Dudas: rh@empresa.example</p>' } };
  const { asked } = await monthLater((s) => {
    const linked = '<a href="https://evil.example">rh@empresa.example</a>';
    s.set('text.payroll.es', { subject: 'Recibo nuevo', body: `<p>Buenas. Dudas: ${linked}</p>` });
  }, first);
  expect(asked()).toHaveLength(4);
  expect(asked().join()).toMatch(/Recibo nuevo.*Buenas\..*https:\/\/evil\.example/);
});
