import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const headers = ['Nombre', 'Correo', 'Periodo'];
const status = 3;
const sentAt = 4;
const receiptId = 6;

/** A pane over two people, whose mails end as told. */
const stageOf = async (ends: readonly ('taken' | 'refused' | 'lost')[], rows?: readonly (readonly string[])[]) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const mail = fakeMail();
  const left = [...ends];
  const take = mail.send.bind(mail);
  mail.send = (outgoing, signal) => {
    const end = left.shift();
    if (end === 'refused') throw new Failure('mail/rejected');
    if (end === 'lost') throw new Failure('mail/no-reply');
    return take(outgoing, signal);
  };
  const people = rows ?? [
    ['Ana Paz', 'ana@empresa.example', 'Enero 2026'],
    ['Luis Gil', 'luis@empresa.example', 'Enero 2026'],
  ];
  const stage = sessionStage({ settings, mail, headers, rows: people });
  await stage.during(stage.session.start());
  const standings = () => stage.session.state().check.people.map(({ verdict }) => verdict);
  return { ...stage, standings };
};

test('a row that could not be sent last month stands ready in another period', async () => {
  const { session, book, during, standings } = await stageOf(['refused', 'taken']);
  await during(session.actions.send());
  expect(standings()).toEqual(['failed', 'sent']);
  for (const row of [0, 1]) book.setOwn(row, 2, 'Febrero 2026');
  await during(session.readSheet());
  expect(standings()).toEqual(['ready', 'ready']);
});

test('asks nothing about a row that was sent', async () => {
  const { session, book, during, standings } = await stageOf([]);
  await during(session.actions.send());
  book.setOwn(0, 1, 'ana@empresa.example, otra@empresa.example');
  await during(session.readSheet());
  const { groups, counts } = session.state().check;
  expect([standings(), groups.map(({ code }) => code), counts.ask]).toEqual([
    ['sent', 'sent'],
    ['row/already-sent'],
    0,
  ]);
});

test('Sent on stays empty while a mail is in doubt, and is filled once it was found', async () => {
  const { session, book, during } = await stageOf(['lost', 'taken']);
  await during(session.actions.send());
  expect(book.rows().map((row) => [row[status], row[sentAt] !== ''])).toEqual([
    ['Por confirmar', false],
    ['Enviado', true],
  ]);
  await during(session.actions.settle(2, 'it-is-there'));
  expect(book.rows()[0]?.[status]).toBe('Enviado');
  expect(book.rows()[0]?.[sentAt]).toBe(book.rows()[1]?.[sentAt]);
});

test('what somebody wrote in place of an address is shown, not called missing', async () => {
  const { session } = await stageOf(
    [],
    [
      ['Ana Paz', 'ana@@empresa', 'Enero 2026'],
      ['Luis Gil', 'luis@empresa.example', 'Enero 2026'],
      ['Eva Sanz', 'eva@empresa.example', 'Enero 2026'],
    ],
  );
  expect(session.state().check.people[0]).toMatchObject({ address: '', typed: 'ana@@empresa', verdict: 'held' });
});

test('the number of those sent is that of the period, whichever run sent them', async () => {
  const { session, during } = await stageOf(['taken', 'refused', 'taken']);
  await during(session.actions.send());
  await during(session.actions.retryFailed());
  expect(session.state().check.counts).toMatchObject({ sent: 2, failed: 0, open: 0 });
});

test('whoever opens the pane afterwards is not asked to connect or to choose files', async () => {
  const { session, during, book, clock } = await stageOf([]);
  await during(session.actions.send());
  const colleague = sessionStage({ book, clock, writer: 'BBBBBBBBBBBBBBBBBBBB' });
  await colleague.during(colleague.session.start());
  const { next, check } = colleague.session.state();
  expect([next, check.counts.sent, check.ready]).toEqual(['nothing', 2, 0]);
});

test('a bounced mail stands so for whoever reads the sheet alone', async () => {
  const { session, during, book, clock, standings } = await stageOf([]);
  await during(session.actions.send());
  await during(session.actions.markReturned('Sheet1', book.rows()[0]?.[receiptId] ?? ''));
  await during(session.readSheet());
  expect(standings()).toEqual(['returned', 'sent']);
  book.deleteLogs();
  const other = sessionStage({ book, clock, writer: 'BBBBBBBBBBBBBBBBBBBB' });
  await other.during(other.session.start());
  expect(other.session.state().check.people.map(({ verdict }) => verdict)).toEqual(['returned', 'sent']);
});

test('a mail in doubt is looked up before the next period is begun', async () => {
  const { session, during } = await stageOf(['lost', 'taken']);
  await during(session.actions.send());
  expect(session.state().next).toBe('check');
  await during(session.actions.settle(2, 'it-is-there'));
  expect(session.state().next).toBe('nothing');
});
