import { describe, expect, test } from 'vitest';
import { planRun } from '../../../src/commands/plan.ts';
import type { Entry } from '../../../src/domain/roster/roster.ts';
import { ana, begun, check, january, noRow, rosterOf } from '../../fakes/check-stage.ts';

const notesOf = async (entries: readonly Entry[], more: Parameters<typeof check>[1]) => {
  const { notes } = planRun(await check(entries, more), rosterOf(entries), () => '', undefined);
  return notes.map(({ row, state }) => `${row} ${state}`);
};

describe('what a cell lost that the evidence knows', () => {
  test('is said again', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    expect(await notesOf([ana({ own: { ...shown, status: '' } })], { evidence })).toEqual(['2 sent']);
  });

  test('is not said of a row that repeats the one that says it', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    const repeated = ana({ row: 9, own: { ...noRow, status: 'Held' } });
    expect(await notesOf([ana({ own: shown }), repeated], { evidence })).toEqual([]);
  });

  test('is said once where a person stands twice', async () => {
    const { evidence, shown } = await begun(ana(), 'sent');
    const undone = { ...shown, status: '' };
    expect(await notesOf([ana({ own: undone }), ana({ row: 9, own: undone })], { evidence })).toEqual(['2 sent']);
  });

  test('is said of each of two receipts that one person has in a period', async () => {
    const first = await begun(ana({ uuid: 'A' }), 'sent', { period: january, uuid: 'A' });
    const undone = ana({ uuid: 'A', own: { ...first.shown, status: '' } });
    const other = ana({ row: 9, uuid: 'B', own: { ...noRow, status: 'Sent' } });
    expect(await notesOf([undone, other], { evidence: first.evidence })).toEqual(['2 sent']);
  });
});
