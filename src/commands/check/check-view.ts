import type { Acceptance } from '../../domain/acceptance.ts';
import type { Check, CheckedRow } from '../../domain/check.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { severityOf, wantsPerson, type Issue, type IssueCode, type Severity } from '../../domain/issue.ts';
import type { IssueGroup, PersonLine, CheckState } from './check-state.ts';
import { countPeople, isOpen } from './standing.ts';
import { standingOf, type RunStanding } from './standing-of.ts';

const order: readonly Severity[] = ['error', 'ask', 'later', 'warning', 'info'];

/** What was found about a row that nothing will be sent to any more is no business of anybody's, but why that is so is. */
const matters = (found: Issue, row: CheckedRow | undefined): boolean =>
  row === undefined || isOpen(standingOf(row)) || severityOf(found.code) === 'info' || found.code.startsWith('id/');

const groupsOf = ({ rows, issues }: Check, accepted: Acceptance): readonly IssueGroup[] => {
  const asking = new Map(rows.map((row) => [row.entry.row, row]));
  const isAccepted = (each: Issue) => accepted.has(each, asking.get(each.row));
  const byCode = new Map<IssueCode, Issue[]>();
  for (const issue of issues) {
    if (!matters(issue, asking.get(issue.row))) continue;
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

/** What somebody wrote where an address belongs. */
const typedBy = ({ entry, issues }: CheckedRow): string => {
  const wrong = issues.find(({ code }) => code === 'recipient/invalid' || code === 'recipient/control-character');
  return entry.recipients.length > 0 || wrong === undefined ? '' : String(wrong.values['value'] ?? '');
};

const personLine = (row: CheckedRow, outcome: RunStanding | undefined): PersonLine => {
  const { entry, issues, documents } = row;
  return {
    row: entry.row,
    name: entry.person.name,
    address: addresses(entry.recipients),
    typed: typedBy(row),
    cc: addresses(entry.cc),
    bcc: addresses(entry.bcc),
    replyTo: entry.replyTo?.address ?? '',
    verdict: standingOf(row, outcome),
    files: documents.map(({ file }) => file.name),
    issues: issues.filter((found) => matters(found, row)),
  };
};

type ShownRows = Pick<CheckState, 'ready' | 'toDecide' | 'behind' | 'counts' | 'people'>;

/** What a run under way has made of its rows since they were checked, by sheet row. */
export type Outcomes = ReadonlyMap<number, RunStanding>;

/** The pane is drawn far more often than its rows are judged, and a run only ever adds outcomes. */
const shownRows = new WeakMap<Check, { readonly version: string; readonly shown: ShownRows }>();

const rowsOf = (check: Check, outcomes: Outcomes): ShownRows => {
  const known = shownRows.get(check);
  const version = `${outcomes.size} ${[...outcomes.values()].filter((standing) => standing !== 'claimed').length}`;
  if (known?.version === version) return known.shown;
  const people = check.rows.map((row) => personLine(row, outcomes.get(row.entry.row)));
  const counts = countPeople(people);
  const { ready, failed, ask, held, later } = counts;
  const shown = { ready: ready + failed, toDecide: ask, behind: held + later, counts, people };
  shownRows.set(check, { version, shown });
  return shown;
};

const noRows: ShownRows = { ready: 0, toDecide: 0, behind: 0, counts: countPeople([]), people: [] };

/** The check as the pane shows it. */
export const checkState = (
  check: Check | undefined,
  accepted: Acceptance,
  checking: boolean,
  outcomes: Outcomes,
): CheckState => ({
  status: checking ? 'running' : 'done',
  ...(check === undefined ? noRows : rowsOf(check, outcomes)),
  groups: check === undefined ? [] : groupsOf(check, accepted),
});
