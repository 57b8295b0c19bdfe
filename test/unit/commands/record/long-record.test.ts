import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { FakeBook } from '../../../fakes/fake-workbook.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';
import { slowRecord } from '../../../fakes/slow-record.ts';

const headers = ['Nombre', 'Correo', 'Periodo'];
const people = [
  ['Ana Ruiz', 'ana@empresa.example', 'Enero 2026'],
  ['Luis Gil', 'luis@empresa.example', 'Enero 2026'],
];
const settings = () =>
  new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);

/** Ana was sent from another device, in rows that show nothing of it: the log alone forbids a second mail. */
const opened = async () => {
  const clock = new FakeClock();
  const january = sessionStage({ settings: settings(), clock, book: new FakeBook(headers, people.slice(0, 1), clock) });
  await january.during(january.session.start());
  await january.during(january.session.actions.send());
  if (january.session.state().run.status === 'asking') {
    await january.during(january.session.actions.answerQuestion('go'));
  }
  expect(january.mail.sent).toHaveLength(1);
  const book = new FakeBook(headers, people, clock);
  for (const [writer, log] of january.book.logs()) book.setLog('x', writer, (own) => Object.assign(own, log));
  const mail = fakeMail('b@empresa.example');
  const gate = slowRecord();
  const { workbook } = gate;
  const pane = sessionStage({ settings: settings(), clock, book, mail, writer: 'B'.repeat(20), workbook });
  await pane.during(pane.session.start());
  const verdicts = () => pane.session.state().check.people.map(({ verdict }) => verdict);
  return { ...pane, gate, verdicts };
};

test('a long record is read behind the sheet, and says how far: nobody is ready before all of it is', async () => {
  const { session, verdicts, gate, until } = await opened();
  const { phase, check, next } = session.state();
  expect([phase, check.status, next, verdicts()]).toEqual(['ready', 'running', 'nothing', ['later', 'later']]);
  expect(check.reading?.total).toBeGreaterThan(check.reading!.read);
  expect(check.people.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual([
    'record/unread',
    'record/unread',
  ]);
  gate.pass();
  await until(() => session.state().check.status === 'done');
  expect([session.state().check.reading, verdicts()]).toEqual([undefined, ['sent', 'ready']]);
});

test('whoever presses Send while a long record is being read waits for all of it', async () => {
  const { session, mail, gate, during, until } = await opened();
  const sending = session.actions.send();
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(mail.sent).toHaveLength(0);
  gate.pass();
  await during(sending);
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  await until(() => session.state().run.status === 'ended');
  expect(mail.sent.map(({ text }) => /^To: .*$/m.exec(text)?.[0])).toEqual([expect.stringContaining('luis@')]);
});

test('where the rest of a record cannot be read it is said, nobody is ready, and it is read again', async () => {
  const { session, gate, verdicts, until } = await opened();
  gate.fails = new Failure('sheet/busy');
  gate.pass();
  await until(() => session.state().problem?.code === 'sheet/busy');
  expect(verdicts()).toEqual(['later', 'later']);
  gate.fails = undefined;
  await until(() => session.state().check.status === 'done');
  expect([session.state().problem, verdicts()]).toEqual([undefined, ['sent', 'ready']]);
});
