import { expect, test } from 'vitest';
import { entry } from '../../../fakes/entry.ts';
import type { SessionParts } from '../../../../src/commands/session-parts.ts';
import { runActions } from '../../../../src/commands/send/run-actions.ts';
import type { ChosenRows } from '../../../../src/domain/roster/chosen-rows.ts';
import type { CheckedRow } from '../../../../src/domain/check.ts';

interface FakeRow {
  readonly row: number;
  readonly state: 'failed' | 'interrupted' | 'new';
}

/** SessionParts over rows that only say how they stand; a new reading moves them all by one row. */
const fakeDesks = (rows: readonly FakeRow[], running = false) => {
  const told: { sent: (readonly number[])[]; wentOn: number } = { sent: [], wentOn: 0 };
  let moved = 0;
  const stateOf = (row: CheckedRow) => (row as unknown as { state: FakeRow['state'] }).state;
  const desks = {
    sending: {
      running,
      goOn: () => (told.wentOn += 1),
      isInterrupted: (row: CheckedRow) => stateOf(row) === 'interrupted',
      hasFailed: (row: CheckedRow) => stateOf(row) === 'failed',
    },
    get check() {
      return { rows: rows.map(({ row, state }) => ({ entry: entry(row + moved), state })) };
    },
    readSheet: () => Promise.resolve(void (moved += 1)),
    send: (only: ChosenRows = []) => Promise.resolve(void told.sent.push(only.map(({ row }) => row))),
  };
  return { told, actions: runActions(desks as unknown as SessionParts) };
};

const rows: readonly FakeRow[] = [
  { row: 2, state: 'failed' },
  { row: 3, state: 'new' },
  { row: 4, state: 'interrupted' },
  { row: 5, state: 'failed' },
];

test('trying again sends only what failed, where it now stands', async () => {
  const { told, actions } = fakeDesks(rows);
  await actions.retryFailed();
  expect(told.sent).toEqual([[3, 6]]);
});

test('going on after a killed pane sends only what its run had claimed', async () => {
  const { told, actions } = fakeDesks(rows);
  await actions.resume();
  expect(told.sent).toEqual([[5]]);
});

test('going on while a run waits for a person lets it go on, and starts no second one', async () => {
  const { told, actions } = fakeDesks(rows, true);
  await actions.resume();
  expect(told).toEqual({ sent: [], wentOn: 1 });
});
