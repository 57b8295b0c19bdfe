import type { Acceptance } from '../../domain/acceptance.ts';
import type { Check, CheckedRow } from '../../domain/check.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { severityOf, wantsPerson, type Issue, type IssueCode, type Severity } from '../../domain/issue.ts';
import type { IssueGroup, PersonLine, CheckState } from './check-state.ts';

const order: readonly Severity[] = ['error', 'ask', 'later', 'warning', 'info'];

const groupsOf = ({ rows, issues }: Check, accepted: Acceptance): readonly IssueGroup[] => {
  const asking = new Map(rows.map((row) => [row.entry.row, row]));
  const isAccepted = (each: Issue) => accepted.has(each, asking.get(each.row));
  const byCode = new Map<IssueCode, Issue[]>();
  for (const issue of issues) {
    const found = byCode.get(issue.code);
    if (found === undefined) byCode.set(issue.code, [issue]);
    else found.push(issue);
  }
  return [...byCode]
    .map(([code, found]) => ({
      code,
      severity: severityOf(code),
      issues: found,
      accepted: found.every(isAccepted) && !found.some((each) => each.row > 0 && wantsPerson(each)),
    }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
};

const addresses = (mailboxes: readonly Mailbox[]): string => mailboxes.map(({ address }) => address).join(', ');

const personLine = ({ entry, verdict, issues, documents, status }: CheckedRow): PersonLine => ({
  row: entry.row,
  name: entry.person.name,
  address: addresses(entry.recipients),
  cc: addresses(entry.cc),
  bcc: addresses(entry.bcc),
  replyTo: entry.replyTo?.address ?? '',
  verdict: verdict === 'ready' && status?.state === 'failed' ? 'failed' : verdict,
  files: documents.map(({ file }) => file.name),
  issues,
});

type ShownRows = Pick<CheckState, 'ready' | 'toDecide' | 'behind' | 'people'>;

/** The pane is drawn far more often than its rows are judged. */
const shownRows = new WeakMap<Check, ShownRows>();

const rowsOf = (check: Check): ShownRows => {
  const known = shownRows.get(check);
  if (known !== undefined) return known;
  const count = (...verdicts: readonly CheckedRow['verdict'][]) =>
    check.rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const made = {
    ready: count('ready'),
    toDecide: count('ask'),
    behind: count('held', 'later'),
    people: check.rows.map(personLine),
  };
  shownRows.set(check, made);
  return made;
};

const noRows: ShownRows = { ready: 0, toDecide: 0, behind: 0, people: [] };

/** The check as the pane shows it. */
export const checkState = (check: Check | undefined, accepted: Acceptance, checking: boolean): CheckState => ({
  status: checking ? 'running' : 'done',
  ...(check === undefined ? noRows : rowsOf(check)),
  groups: check === undefined ? [] : groupsOf(check, accepted),
});
