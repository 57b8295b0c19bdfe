import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { drive, paneRun, stage } from '../../../fakes/run-stage.ts';

test.each(['left alone', 'stopped'])('a run whose sheet was deleted ends and says so, %s', async (how) => {
  const set = stage(6);
  const { clock, google } = set;
  const { run, ledger } = await paneRun(set, {
    between: (ports) => {
      const workbook = Object.create(ports.workbook) as typeof ports.workbook;
      workbook.exchange = (wanted) =>
        google.accepted.length >= 2
          ? Promise.reject(new Failure('sheet/changed'))
          : ports.workbook.exchange.call(ports.workbook, wanted);
      return { ...ports, workbook };
    },
  });
  if (how === 'stopped') clock.at(60_000, () => run.stop());
  const startedAt = clock.time;
  await drive(set, run);
  expect([run.phase, run.reason?.code]).toEqual(['ended', 'sheet/changed']);
  expect(clock.time - startedAt).toBeLessThan(how === 'stopped' ? 70_000 : 600_000);
  expect((await ledger.all()).filter(({ kind }) => kind === 'sent')).toHaveLength(google.accepted.length);
});

test.each(['sheet/unexpected', 'sheet/read-only'] as const)(
  'a run whose rows could not be written, for %s, does not end as if they were',
  async (code) => {
    const set = stage(3);
    const { run } = await paneRun(set, {
      between: (ports) => {
        const workbook = Object.create(ports.workbook) as typeof ports.workbook;
        workbook.exchange = (wanted) =>
          set.google.accepted.length === 3
            ? Promise.reject(new Failure(code))
            : ports.workbook.exchange.call(ports.workbook, wanted);
        return { ...ports, workbook };
      },
    });
    await drive(set, run);
    expect([run.phase, run.count('sent'), run.reason?.code]).toEqual(['ended', 3, 'run/not-written']);
  },
);
