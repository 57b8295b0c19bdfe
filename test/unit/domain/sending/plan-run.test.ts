import { describe, expect, test } from 'vitest';
import { planRun, signatureOf } from '../../../../src/domain/sending/plan-run.ts';
import { issue } from '../../../../src/domain/issue.ts';
import type { Entry } from '../../../../src/domain/roster/roster.ts';
import { read, type CellInput } from '../roster/grid-of.ts';
import { accepting, ana, begun, check, january, noRow, rosterOf } from '../../../fakes/check-stage.ts';

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
    expect(await notesOf([ana({ own: shown }), repeated], { evidence })).toEqual(['9 held']);
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

test('what was asked about a row that goes all the same goes into its plan, and nothing else does', async () => {
  const entries = [ana(), ana({ row: 9, person: { employeeNumber: '9' } })];
  const found = [
    issue('receipt/unverified', 2, ''),
    issue('recipient/shared', 2, 'C'),
    issue('recipient/other-client', 9, 'C'),
  ];
  const accepted = accepting('receipt/unverified', 'recipient/shared');
  const { items } = planRun(
    await check(entries, { moreIssues: found, accepted }),
    rosterOf(entries),
    () => '',
    undefined,
  );
  expect(items.map(({ row, waived }) => [row, waived])).toEqual([
    [2, ['receipt/unverified', 'recipient/shared']],
    [9, []],
  ]);
});

const signature = (net: CellInput): string => {
  const roster = read([
    ['Nombre', 'Correo', 'Neto', 'Nota'],
    ['Ana', 'ana@empresa.example', net, 'x'],
  ]);
  return signatureOf(roster, new Set(['Neto']))(roster.grid.rows[1]!);
};

test('a row whose cents changed is another row, also where Excel shows none', () => {
  const shown = { text: '1,235', format: '#,##0' };
  expect(signature({ value: 1234.5, ...shown })).not.toBe(signature({ value: 1234.6, ...shown }));
  expect(signature({ value: 1234.5, ...shown })).toBe(signature({ value: 1234.5000000001, ...shown }));
});

test('a clock in a cell changes nothing as long as Excel shows the same', () => {
  const shown = { text: '15/01/2026', format: 'dd/mm/yyyy' };
  expect(signature({ value: 46_037.25, ...shown })).toBe(signature({ value: 46_037.5, ...shown }));
});
