import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../../../src/domain/failure.ts';
import type { Exchange, Snapshot } from '../../../../src/domain/workbook.ts';
import type { FakeWorkbook } from '../../../fakes/fake-workbook.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const people = ['Ana Ruiz', 'Luis Gil', 'Eva Sosa'];
const rows = people.map((name, at) => [name, `persona${at}@empresa.example`]);
const codes: readonly FailureCode[] = ['sheet/busy', 'sheet/unexpected', 'sheet/editing', 'sheet/write-refused'];

const settings = () =>
  new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);

type Stage = ReturnType<typeof sessionStage>;

const press = async ({ session, during }: Stage) => {
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
};

/** How many mails each address got, and whether the row that says so is true. */
const expectTrue = ({ mail, session }: Stage) => {
  for (const [name, address = ''] of rows) {
    const got = mail.sent.filter(
      ({ text }) => text.includes(`To: ${name} <${address}>`) || text.includes(address),
    ).length;
    expect(got, name).toBeLessThanOrEqual(1);
    const row = session.parts.check?.rows.find(({ entry }) => entry.person.name === name);
    if (row?.verdict === 'sent') expect([name, got]).toEqual([name, 1]);
  }
};

describe('a setting that the workbook refuses', () => {
  test.each(codes)('is said, nothing is sent by it, and everybody gets one mail once it is taken: %s', async (code) => {
    let refuses = true;
    const stage = sessionStage({
      headers: ['Nombre', 'Correo'],
      rows,
      settings: settings(),
      beforeSetting: () => (refuses ? Promise.reject(new Failure(code)) : Promise.resolve()),
    });
    const { session, ports, during, mail } = stage;
    await during(session.start());
    await during(session.parts.guard(() => ports.book.set('recipients', 'first')));
    expect(session.state().problem?.code).toBe(code);
    expect(ports.book.get('recipients')).toBe('first');
    await press(stage);
    expect(mail.sent).toEqual([]);
    expect(session.state().run.reason?.code).toBe(code);
    refuses = false;
    await press(stage);
    expect(stage.settings.get('recipients')).toBe('first');
    expect([session.state().run.end, mail.sent.length]).toEqual(['complete', 3]);
    expectTrue(stage);
  });
});

describe('a log sheet that cannot be written', () => {
  /** Fails the nth exchange that brings lines, from 1, so many times, before or after its effect. */
  const failing = (nth: number, times: number, code: FailureCode, done: boolean, isClosed = () => false) => {
    let count = 0;
    return (workbook: FakeWorkbook): FakeWorkbook => {
      const exchange = workbook.exchange.bind(workbook);
      workbook.exchange = async (wanted: Exchange): Promise<Snapshot> => {
        if (isClosed()) return new Promise(() => undefined);
        if (wanted.log.length > 0) count += 1;
        if (wanted.log.length === 0 || count < nth || count >= nth + times) return exchange(wanted);
        if (done) await exchange(wanted);
        throw new Failure(code);
      };
      return workbook;
    };
  };

  const cases = codes.flatMap((code) =>
    [1, 2, 3].flatMap((nth) => [false, true].map((done) => [code, nth, done] as const)),
  );

  test.each(cases)(
    'for a moment (%s, line write %i, after its effect: %s): each gets one mail',
    async (code, nth, done) => {
      const stage = sessionStage({
        headers: ['Nombre', 'Correo'],
        rows,
        settings: settings(),
        workbook: failing(nth, 2, code, done),
      });
      await stage.during(stage.session.start());
      await press(stage);
      for (let again = 0; again < 3 && stage.session.state().check.ready > 0; again += 1) await press(stage);
      expect(stage.mail.sent).toHaveLength(3);
      expectTrue(stage);
    },
  );

  test.each(codes)('for good: whoever was sent is never sent again, and the reason is said (%s)', async (code) => {
    let closed = false;
    const google = fakeMail();
    const record = memoryLedger('AAAAAAAAAAAAAAAAAAAA');
    const dead = new Promise<never>(() => undefined);
    const stage = sessionStage({
      headers: ['Nombre', 'Correo'],
      rows,
      settings: settings(),
      // What a closed pane was about to do, it does no more.
      mail: { ...google, send: (mail, signal) => (closed ? dead : google.send(mail, signal)) },
      ledger: { ...record, append: (events) => (closed ? dead : record.append(events)) },
      workbook: failing(2, 1_000_000, code, false, () => closed),
    });
    const { session, clock, book, settings: kept, device } = stage;
    await stage.during(session.start());
    let over = false;
    void session.actions.send().then(() => (over = true));
    const said = new Set<string>();
    await stage.until(() => {
      const { reason } = session.state().run;
      if (reason !== undefined) said.add(reason.code);
      return over || (said.size > 0 && clock.now() > 3_600_000);
    });
    expect([...said]).toContain(code);
    expectTrue(stage);
    // The pane is closed, the sheet is well again, and another one of the same device is opened.
    closed = true;
    const next = sessionStage({ settings: kept, clock, device, ledger: record, book, mail: google });
    await next.during(next.session.start());
    await press(next);
    expectTrue(next);
  });
});
