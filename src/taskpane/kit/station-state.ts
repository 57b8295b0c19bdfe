import type { PaneState, Station } from '../../commands/pane-state.ts';
import type { Issue, IssueCode } from '../../domain/issue.ts';
import { severityOf } from '../../domain/issue.ts';
import { isRunning, isEmptySheet } from './pane-facts.ts';

/** `todo`: the person has not got there yet; `attention`: something has to be corrected or decided. */
export type StationState = 'done' | 'todo' | 'attention' | 'working';

const messageCodes: ReadonlySet<IssueCode> = new Set([
  'value/empty-field',
  'template/unknown-field',
  'template/fails',
  'template/unsafe',
  'template/password-field',
]);

/** Where the findings of a kind are listed. */
export const stationOf = (code: IssueCode): Station => {
  if (messageCodes.has(code)) return 'message';
  return code.startsWith('receipt/') || code.startsWith('password/') ? 'receipts' : 'people';
};

const blocks = ({ code }: Issue | { code: IssueCode }): boolean => severityOf(code) === 'error';

/** Rows, or the whole message, that cannot go until somebody corrects something of this station's. */
export const toCorrect = (state: PaneState, station: Station): number => {
  const groups = state.check.groups.filter((group) => stationOf(group.code) === station && blocks(group));
  return new Set(groups.flatMap(({ issues }) => issues.map(({ row }) => row))).size;
};

const hasErrors = (state: PaneState, station: Station): boolean => !isRunning(state) && toCorrect(state, station) > 0;

const peopleState = (state: PaneState): StationState => {
  if (isEmptySheet(state)) return 'todo';
  if (state.sheet.problem !== undefined) return 'attention';
  if (state.sheet.status === 'reading') return 'working';
  if (state.sheet.people === 0) return 'todo';
  if (hasErrors(state, 'people')) return 'attention';
  return state.check.counts.noAddress > 0 && !isRunning(state) ? 'todo' : 'done';
};

const receiptsState = (state: PaneState): StationState => {
  const { receipts } = state;
  if (receipts.problem !== undefined) return 'attention';
  if (receipts.reading !== undefined) return 'working';
  if (receipts.mode === 'none' || receipts.mode === 'make') return 'done';
  const { open, openWithFile, later, noAddress } = state.check.counts;
  // What was sent needs no file any more.
  if (open === 0 && state.check.counts.people > 0) return 'done';
  if (receipts.files === 0) return 'todo';
  if (hasErrors(state, 'receipts') || openWithFile === 0) return 'attention';
  return later > noAddress ? 'todo' : 'done';
};

const sendState = (state: PaneState): StationState => {
  const { account, check } = state;
  if (isRunning(state) || account.status === 'connecting') return 'working';
  const { unknown, failed, returned, sent, open } = check.counts;
  if (unknown + failed + returned > 0 || account.problem !== undefined) return 'attention';
  if (account.status === 'reconnect') return 'attention';
  return sent > 0 && open === 0 ? 'done' : 'todo';
};

export const stationState = (state: PaneState, station: Station): StationState => {
  if (state.phase === 'starting') return 'todo';
  if (station === 'people') return peopleState(state);
  if (station === 'receipts') return receiptsState(state);
  if (station === 'send') return sendState(state);
  return state.message.problems.length > 0 || hasErrors(state, 'message') ? 'attention' : 'done';
};
