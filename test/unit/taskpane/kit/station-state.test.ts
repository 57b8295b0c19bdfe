import { describe, expect, test } from 'vitest';
import type { PaneState } from '../../../../src/commands/pane-state.ts';
import { issueSeverities, type IssueCode } from '../../../../src/domain/issue.ts';
import { stationOf, stationState } from '../../../../src/taskpane/kit/station-state.ts';
import { sampleStates } from '../../../fixtures/pane-harness/sample-states.ts';
import { isRunning } from '../../../../src/taskpane/kit/pane-facts.ts';

const { empty, firstDay, ready, sending, ended, dialog } = sampleStates;

const unread: PaneState = {
  ...empty,
  sheet: { ...empty.sheet, problem: { code: 'sheet/header-missing', values: {} } },
};

const calm = (
  state: PaneState,
  counts: Partial<PaneState['check']['counts']> = { later: 0, noAddress: 0 },
): PaneState => ({
  ...state,
  check: { ...state.check, groups: [], counts: { ...state.check.counts, ...counts } },
});
const all = { people: 14, sent: 0, ready: 0, open: 14, openWithFile: 0 };
const chosen = { ...firstDay, receipts: { ...firstDay.receipts, files: 14 } };
const served = { people: 14, sent: 14, ready: 0, ask: 0, held: 0, later: 0, noAddress: 0, open: 0, openWithFile: 0 };

describe('where a finding is listed', () => {
  test.each([
    ['recipient/invalid', 'people'],
    ['row/already-sent', 'people'],
    ['value/error-cell', 'people'],
    ['value/empty-field', 'message'],
    ['template/unknown-field', 'message'],
    ['receipt/other-person', 'receipts'],
    ['password/guessable', 'receipts'],
  ] as const)('%s under %s', (code, station) => expect(stationOf(code)).toBe(station));

  test('every finding has a station that lists it', () => {
    const listed = (Object.keys(issueSeverities) as IssueCode[]).map(stationOf);
    expect(new Set(listed)).toEqual(new Set(['people', 'receipts', 'message']));
  });
});

describe('the state of a station', () => {
  const cases: readonly [string, PaneState, Parameters<typeof stationState>[1], string][] = [
    ['an empty sheet is a beginning', empty, 'people', 'todo'],
    ['a sheet that cannot be read needs attention', unread, 'people', 'attention'],
    ['people without errors are done', calm(firstDay), 'people', 'done'],
    ['a row that cannot be sent needs attention', firstDay, 'people', 'attention'],
    ['people without an address are still to do', firstDay, 'people', 'attention'],
    ['an import without one address is no tick', calm(firstDay, { later: 14, noAddress: 14 }), 'people', 'todo'],
    ['no tick where nobody has a file', calm(chosen, { ...all, later: 14, noAddress: 0 }), 'receipts', 'attention'],
    [
      'no tick where some have none',
      calm(chosen, { ...all, later: 2, noAddress: 0, openWithFile: 12 }),
      'receipts',
      'todo',
    ],
    [
      'a tick where everybody left has one',
      calm(chosen, { ...all, later: 0, noAddress: 0, openWithFile: 14 }),
      'receipts',
      'done',
    ],
    ['who was sent theirs needs no file', calm(firstDay, served), 'receipts', 'done'],
    ['all sent is done, also in a pane that sent nothing', calm(ready, served), 'send', 'done'],
    ['a mail that bounced needs attention', calm(ready, { ...served, sent: 13, returned: 1 }), 'send', 'attention'],
    ['files are to do until some are chosen', calm(firstDay), 'receipts', 'todo'],
    ['no files wanted is done', calm(empty), 'receipts', 'done'],
    ['a field without a column needs attention', ready, 'message', 'attention'],
    ['a message without problems is done', calm(ready), 'message', 'done'],
    ['sending is to do before it begins', ready, 'send', 'todo'],
    ['signing in is work under way', dialog, 'send', 'working'],
    ['a run is work under way', sending, 'send', 'working'],
    ['rows in doubt after a run need attention', ended, 'send', 'attention'],
    ['errors do not shout while mail is leaving', sending, 'people', 'done'],
  ];
  test.each(cases)('%s', (_, state, station, wanted) => expect(stationState(state, station)).toBe(wanted));

  test('a paused run is still running, an ended one is not', () => {
    expect(isRunning(sampleStates.paused)).toBe(true);
    expect(isRunning(ended)).toBe(false);
    expect(isRunning(sampleStates.asking)).toBe(false);
  });
});
