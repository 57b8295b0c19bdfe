import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { sessionStage } from '../../../fakes/session-stage.ts';

test.each([1, 2, 3, 4])(
  'a cell that is being edited at reading %i after Send is waited for: no columns are asked for, everybody gets theirs',
  async (busyAt) => {
    let reads = -Infinity;
    const { session, mail, during } = sessionStage({
      settings: new Map<string, unknown>([
        ['files', 'none'],
        ['test', { sentAt: 0, answer: 'without' }],
      ]),
      workbook: (workbook) => {
        const read = workbook.read.bind(workbook);
        workbook.read = () => {
          reads += 1;
          return reads === busyAt ? Promise.reject(new Failure('sheet/editing')) : read();
        };
        return workbook;
      },
    });
    await during(session.start());
    reads = 0;
    await during(session.actions.send());
    expect([session.state().run.status, session.state().run.end, mail.sent.length]).toEqual(['ended', 'complete', 2]);
  },
);
