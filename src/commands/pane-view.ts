import type { Check, CheckedRow } from '../domain/check.ts';
import { severityOf, type Issue, type IssueCode, type Severity } from '../domain/issue.ts';
import type { CheckState, IssueGroup, NextStep, PersonLine, ReceiptsState, Station } from './pane-state.ts';

const order: readonly Severity[] = ['error', 'ask', 'later', 'warning', 'info'];

const groupsOf = (issues: readonly Issue[], accepted: ReadonlySet<IssueCode>): readonly IssueGroup[] => {
  const byCode = new Map<IssueCode, Issue[]>();
  for (const issue of issues) byCode.set(issue.code, [...(byCode.get(issue.code) ?? []), issue]);
  return [...byCode]
    .map(([code, found]) => ({ code, severity: severityOf(code), issues: found, accepted: accepted.has(code) }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
};

const personLine = ({ entry, verdict, issues, documents, status }: CheckedRow): PersonLine => ({
  row: entry.row,
  name: entry.person.name,
  address: entry.recipients.map(({ address }) => address).join(', '),
  verdict: verdict === 'ready' && status?.state === 'failed' ? 'failed' : verdict,
  files: documents.map(({ file }) => file.name),
  issues,
});

/** The check as the pane shows it. */
export const checkState = (
  check: Check | undefined,
  accepted: ReadonlySet<IssueCode>,
  checking: boolean,
): CheckState => {
  const rows = check?.rows ?? [];
  const count = (...verdicts: readonly CheckedRow['verdict'][]) =>
    rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    status: checking ? 'running' : 'done',
    ready: count('ready'),
    toDecide: count('ask'),
    behind: count('held', 'later'),
    groups: groupsOf(check?.issues ?? [], accepted),
    people: rows.map(personLine),
  };
};

export interface Standing {
  /** A run is on, here or at a colleague's. */
  readonly busy: boolean;
  readonly hasPeople: boolean;
  readonly receipts: Pick<ReceiptsState, 'mode' | 'files'>;
  readonly check: Pick<CheckState, 'ready' | 'toDecide'>;
  readonly connected: boolean;
  readonly resumable: number;
  /** The rows are a sample, which only the sender may get. */
  readonly sample: boolean;
}

/** What the primary button does next. */
export const nextStep = ({ busy, hasPeople, receipts, check, connected, resumable, sample }: Standing): NextStep => {
  if (busy) return 'nothing';
  if (!hasPeople) return 'choose-sheet';
  const wantsFiles = receipts.mode === 'auto' || receipts.mode === 'column';
  if (wantsFiles && receipts.files === 0) return 'choose-files';
  if (!connected) return 'connect';
  if (sample && check.ready > 0) return 'test';
  if (resumable > 0) return 'resume';
  if (check.ready > 0) return 'send';
  return check.toDecide > 0 ? 'decide' : 'nothing';
};

/** Where a next step is taken: what a person who comes to the pane should see first. */
export const stationOfStep = (next: NextStep): Station => {
  if (next === 'choose-files') return 'receipts';
  return next === 'connect' || next === 'send' || next === 'resume' ? 'send' : 'people';
};
