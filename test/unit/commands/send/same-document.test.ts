import { expect, test } from 'vitest';
import { sessionStage } from '../../../fakes/session-stage.ts';

const headers = ['Nombre', 'Correo', 'Periodo', 'Alta'];
const rowOf = (name: string, period: string, month: number) => [
  `${name} Paz`,
  `${name.toLowerCase()}@empresa.example`,
  period,
  `2025-0${month}-01`,
];

/** A pane whose three people have been sent to. */
const sentStage = async (period: string) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const rows = ['Ana', 'Luis', 'Zoe'].map((name, at) => rowOf(name, period, at + 3));
  const stage = sessionStage({ settings, headers, rows });
  const { session, book, during, mail } = stage;
  const send = async () => {
    await during(session.actions.send());
    if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('without'));
  };
  const write = (text: string) => rows.forEach((_, at) => book.setOwn(at, 2, text));
  await during(session.start());
  await send();
  expect(mail.sent).toHaveLength(3);
  const asked = () =>
    session.state().check.people.map(({ verdict, issues }) => [verdict, ...issues.map(({ code }) => code)]);
  return { ...stage, send, write, asked };
};

const questions = Array(3).fill(['ask', 'document/same-period']);

test.each([
  ['kind', 'invoices'],
  ['column.period', 'Alta'],
  ['column.period', ''],
])('whoever sets %s to "%s" sends nobody a second mail unasked', async (key, value) => {
  const { session, settings, during, send, asked, mail } = await sentStage('Enero 2026');
  settings.set(key, value);
  await during(session.readSheet());
  expect(asked()).toEqual(questions);
  await send();
  expect(mail.sent).toHaveLength(3);
});

test.each([
  ['Enero 2026', '31/01/2026'],
  ['Enero 2026', '16/01/2026 al 31/01/2026'],
  ['Enero 2026', '01/01/2026 al 30/01/2026'],
  ['15/01/2026', 'Enero 2026'],
  ['Quincena 1', '1ª quincena'],
  ['Quincena 1', 'Quincena 1 2026'],
])('a period written another way is asked about and not sent again: %s, then %s', async (before, after) => {
  const { session, during, send, write, asked, mail } = await sentStage(before);
  write(after);
  await during(session.readSheet());
  expect(asked()).toEqual(questions);
  await send();
  expect(mail.sent).toHaveLength(3);
});

test.each([
  ['Enero 2026', 'Febrero 2026'],
  ['01/01/2026 al 15/01/2026', '16/01/2026 al 31/01/2026'],
  ['Quincena 22', 'Quincena 23'],
])('the next period is no question: %s, then %s', async (before, after) => {
  const { session, during, send, write, mail } = await sentStage(before);
  write(after);
  await during(session.readSheet());
  await send();
  expect(mail.sent).toHaveLength(6);
});

test('“Send again” that is taken back leaves everything as it was, and the next run sends that person nothing', async () => {
  const { session, book, during, send, asked, mail, ledger } = await sentStage('Enero 2026');
  book.inCloud = true;
  book.autoSave = false;
  const before = book.rows()[0];
  await during(session.actions.sendAgain(2));
  expect([session.state().run.status, session.state().run.asksAutoSave]).toEqual(['asking', true]);
  await during(session.actions.answerQuestion('not-now'));
  book.inCloud = false;
  expect(asked()[0]).toEqual(['sent', 'row/already-sent']);
  expect(book.rows()[0]).toEqual(before);
  expect(ledger.events.filter(({ kind }) => kind === 'again')).toEqual([]);
  book.insertRow(3, rowOf('Eva', 'Enero 2026', 6));
  await during(session.readSheet());
  await send();
  expect(mail.sent.map(({ text }) => /^To: (\S+)/m.exec(text)?.[1])).toEqual(['Ana', 'Luis', 'Zoe', 'Eva']);
});

test('“Send again” that is refused counts for no later run', async () => {
  const { session, settings, during, send, asked, mail } = await sentStage('Enero 2026');
  settings.set('senders', ['otro@empresa.example']);
  await during(session.actions.sendAgain(2));
  expect(session.state().run.reason?.code).toBe('account/other-sender');
  expect(asked()[0]).toEqual(['sent', 'row/already-sent']);
  settings.set('senders', []);
  await during(session.readSheet());
  await send();
  expect(mail.sent).toHaveLength(3);
});

test('“Send again” that leaves is on record with what it repeats', async () => {
  const { session, during, mail, ledger } = await sentStage('Enero 2026');
  await during(session.actions.sendAgain(2));
  expect(mail.sent).toHaveLength(4);
  const again = ledger.events.filter(({ kind }) => kind === 'again');
  expect(again.map(({ excuses }) => excuses.length)).toEqual([1]);
});

test('a second press while the first one is still proving begins no second run', async () => {
  const { session, during, book, mail } = await sentStage('Enero 2026');
  book.insertRow(3, rowOf('Eva', 'Enero 2026', 6));
  await during(session.readSheet());
  await during(Promise.all([session.actions.send(), session.actions.send(), session.actions.sendAgain(2)]));
  expect(mail.sent).toHaveLength(4);
});
