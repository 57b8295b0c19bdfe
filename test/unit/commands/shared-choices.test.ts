import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { sessionStage } from '../../fakes/session-stage.ts';

test('the guard is read again right before Send: a colleague who narrowed it meanwhile is heard', async () => {
  const { session, settings, mail, during } = sessionStage();
  await during(session.start());
  settings.set('senders', ['jefa@empresa.example']);
  await during(session.actions.send());
  expect(mail.sent).toEqual([]);
  expect(session.state().run.reason?.code).toBe('account/other-sender');
});

test('a pane that cannot read the settings sends nothing and says so', async () => {
  let broken = false;
  const { session, settings, mail, during } = sessionStage({
    readSettings: () => (broken ? Promise.reject(new Failure('sheet/busy')) : Promise.resolve(new Map(settings))),
  });
  await during(session.start());
  broken = true;
  await during(session.actions.send());
  expect(mail.sent).toEqual([]);
  expect(session.state().run.reason?.code).toBe('sheet/busy');
});

test('a colleague’s choice reaches an open pane with the next reading of the sheet', async () => {
  const { session, settings, during } = sessionStage({
    headers: ['Nombre', 'Correo', 'Correo 2'],
    rows: [['Ana Ruiz', 'ana@empresa.example', 'ana@casa.example']],
  });
  await during(session.start());
  expect(session.state().check.people[0]?.address).toBe('ana@empresa.example');
  settings.set('column.email', 'Correo 2');
  await during(session.readSheet());
  expect(session.state().check.people[0]?.address).toBe('ana@casa.example');
});

test('what a run began with holds to its end: a choice that changes meanwhile waits for the next one', async () => {
  const { session, settings, mail, during, until } = sessionStage({
    headers: ['Nombre', 'Correo', 'Otro'],
    rows: [
      ['Ana Ruiz', 'ana@empresa.example', 'jefe@empresa.example'],
      ['Luis Gil', 'luis@empresa.example', 'jefa@empresa.example'],
    ],
    settings: new Map<string, unknown>([
      ['files', 'none'],
      ['test', { sentAt: 0, answer: 'without' }],
    ]),
  });
  await during(session.start());
  const sending = session.actions.send();
  await until(() => session.parts.sending.running);
  settings.set('column.email', 'Otro');
  await during(sending);
  expect(session.state().run.end).toBe('complete');
  expect(mail.sent.map(({ text }) => /^To: (?:.*<)?(\w+@[^>\s]+)>?\r$/m.exec(text)?.[1])).toEqual([
    'ana@empresa.example',
    'luis@empresa.example',
  ]);
});

test('a text that hides something is asked about before anything goes, and again when it says something else', async () => {
  const { session, settings, mail, during, until } = sessionStage({
    settings: new Map<string, unknown>([
      ['files', 'none'],
      ['test', { sentAt: 0, answer: 'without' }],
      ['text.payroll.es', { subject: 'Hola', body: '<p>uno</p>' }],
    ]),
    cleaner: { clean: (html) => html, findings: (text) => [{ kind: 'hidden', text }] },
  });
  await during(session.start());
  await during(session.actions.send());
  expect(mail.sent).toEqual([]);
  const asked = () => session.state().check.groups.filter(({ code }) => code === 'template/unsafe');
  expect(asked().flatMap(({ issues }) => issues.map(({ values }) => values['value']))).toEqual(['<p>uno</p>']);
  session.actions.accept('template/unsafe', true);
  await until(() => session.state().check.ready === 2);
  settings.set('text.payroll.es', { subject: 'Hola', body: '<p>dos</p>' });
  await during(session.actions.send());
  expect(mail.sent).toEqual([]);
  expect(asked().map(({ accepted }) => accepted)).toEqual([false]);
});
