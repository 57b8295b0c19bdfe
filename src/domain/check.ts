import { documentHash, documentKeys, type DocumentHash, type DocumentKeys } from './sending/document-key.ts';
import type { Evidence, Verdict } from './sending/evidence.ts';
import { isAnswered, type Acceptance, type Asking } from './acceptance.ts';
import { issue, severityOf, type Issue, type IssueCode } from './issue.ts';
import type { Period } from './text/period.ts';
import { isReceiptId } from './sending/receipt-id.ts';
import type { ReceiptDocument } from './receipt/receipt.ts';
import { columnLetters } from './grid.ts';
import { writerTag, type LedgerEvent } from './sending/ledger.ts';
import type { Entry, Roster } from './roster/roster.ts';
import { twinsAmong } from './sending/twins.ts';
import { foldText } from './text/fold-text.ts';
import { parseStatus, type Status, type StatusWords } from './sending/status-text.ts';
import type { RunKind, Scope } from './run-choices.ts';

/** Where a row stands before anything is sent. */
export type RowVerdict =
  | 'ready'
  | 'ask'
  | 'held'
  | 'later'
  | 'skipped'
  | 'sent'
  | 'unknown'
  /** Another run holds it. */
  | 'claimed';

export interface CheckedRow {
  readonly entry: Entry;
  readonly documents: readonly ReceiptDocument[];
  readonly keys: DocumentKeys;
  readonly hash: DocumentHash;
  readonly verdict: RowVerdict;
  readonly issues: readonly Issue[];
  /** What ledger, logs and cells say of earlier sends. */
  readonly evidence: Verdict;
  /** Attempts that a decision of the person makes repeatable. */
  readonly excuses: readonly string[];
  /** Which mail the next one with the row's id is; left out for the first. */
  readonly nth?: number;
  /** Whether the row's own id stands for this very document. */
  readonly status: Status | undefined;
}

export interface CheckInput {
  readonly roster: Roster;
  readonly kind: RunKind;
  readonly scope: Scope;
  /** 1-based sheet rows; only for scope `selected`. */
  readonly selected: ReadonlySet<number>;
  /** Whether receipts are attached at all. */
  readonly attaching: boolean;
  readonly documentsOf: (row: number) => readonly ReceiptDocument[];
  /** Issues of pairing, template and size, by row. */
  readonly moreIssues: readonly Issue[];
  /** Sheet rows whose person was last written to at another address, in whatever workbook. Default: none. */
  readonly movedRows?: ReadonlySet<number>;
  /** Sheet rows whose person was last written to at this very address. Default: none. */
  readonly sameRows?: ReadonlySet<number>;
  /** The run's period, for rows whose sheet has no period column. */
  readonly period: Period | undefined;
  readonly evidence: Evidence;
  /** Lines of the log sheets that are still to be read, any of which may forbid a send. Default: none. */
  readonly unread?: number;
  /** Tags of the colleagues who are sending: what a run claimed that died, or was this device's, is free again. */
  readonly claimants: ReadonlySet<string>;
  readonly accepted: Acceptance;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly words: readonly StatusWords[];
  /** Localised date for sentences. */
  readonly dateText: (at: number) => string;
  /** Called after each row; the next one waits for it. Default: no pause. */
  readonly pause?: () => Promise<void> | undefined;
}

export interface Check {
  readonly rows: readonly CheckedRow[];
  /** All issues, of rows and of the sheet, in row order. */
  readonly issues: readonly Issue[];
}

/** Every problem of every row, before the first mail. */
export const checkRows = async (input: CheckInput): Promise<Check> => {
  const issuesOf = groupByRow([...input.roster.issues, ...input.moreIssues]);
  const idCounts = new Map<string, number>();
  for (const { own } of input.roster.entries) {
    if (own.receiptId !== '') idCounts.set(own.receiptId, (idCounts.get(own.receiptId) ?? 0) + 1);
  }
  const isTwice = ({ own }: Entry) => (idCounts.get(own.receiptId) ?? 0) > 1;
  const first: CheckedRow[] = [];
  for (const entry of input.roster.entries) {
    first.push(await checkRow(input, entry, issuesOf.get(entry.row) ?? [], isTwice(entry)));
    await input.pause?.();
  }
  const twins = twinsAmong(first, input.evidence);
  const judged = first.map((row) => {
    const other = twins.get(row.entry.row);
    return other === undefined ? row : asTwin(input, row, other);
  });
  // Files that belong to nobody are told there too, and hold nobody.
  const asked = (issuesOf.get(0) ?? []).filter(
    (found) =>
      severityOf(found.code) === 'ask' && !found.code.startsWith('receipt/') && !input.accepted.has(found, undefined),
  );
  const waiting = asked.length === 0 ? judged : judged.map((row) => asWaiting(row, asked));
  const { unread = 0 } = input;
  const rows = unread === 0 ? waiting : waiting.map((row) => asUnproven(row, unread));
  const known = new Set(input.roster.entries.map(({ row }) => row));
  const others = [...issuesOf].filter(([row]) => !known.has(row)).flatMap(([, issues]) => issues);
  const issues = [...others, ...(unread === 0 ? judged : rows).flatMap((row) => row.issues)].sort(
    (a, b) => a.row - b.row,
  );
  return { rows, issues };
};

const groupByRow = (issues: readonly Issue[]): Map<number, Issue[]> => {
  const byRow = new Map<number, Issue[]>();
  for (const found of issues) byRow.set(found.row, [...(byRow.get(found.row) ?? []), found]);
  return byRow;
};

/** What is asked of the whole sheet holds every row that would go. */
const asWaiting = (row: CheckedRow, asked: readonly Issue[]): CheckedRow => {
  if (row.verdict !== 'ready' && row.verdict !== 'ask') return row;
  const issues = [...row.issues, ...asked.map((found) => ({ ...found, row: row.entry.row }))];
  return { ...row, verdict: 'ask', excuses: [], issues };
};

/** What a line further down may forbid is not free. */
const asUnproven = (row: CheckedRow, count: number): CheckedRow => {
  if (row.verdict !== 'ready') return row;
  const issues = [...row.issues, issue('record/unread', row.entry.row, '', { lines: count })];
  return { ...row, verdict: 'later', excuses: [], issues };
};

/** Beside another row for the same document a row goes only where the person wants both. */
const asTwin = (input: CheckInput, row: CheckedRow, otherRow: number): CheckedRow => {
  const { entry, status } = row;
  const told = row.issues.filter(({ code }) => !code.startsWith('document/') && code !== 'row/already-sent');
  const issues = [...told, issue('document/same-period', entry.row, '', { otherRow })];
  const verdict = verdictOf(input, row, issues, { kind: 'free' }, status);
  const excuses = verdict === 'ready' ? (row.evidence.kind === 'free' ? row.excuses : row.evidence.attempts) : [];
  return { ...row, issues, verdict, excuses };
};

/** Another column, or another kind of source, may give the same days another name. */
const periodSource = ({ roster }: CheckInput, entry: Entry, facts: ReturnType<typeof factsOf>): string => {
  const { period } = roster.mapping;
  const written = entry.period !== undefined || entry.periodLabel !== '';
  if (written) return foldText(roster.columns.find(({ column }) => column === period)?.header ?? '');
  return facts.some((each) => each.period !== undefined) ? '/files' : '/run';
};

const factsOf = (documents: readonly ReceiptDocument[]) =>
  documents.flatMap(({ reading }) => (reading.verdict === 'read' ? [reading.facts] : []));

const checkRow = async (
  input: CheckInput,
  entry: Entry,
  found: readonly Issue[],
  duplicateId: boolean,
): Promise<CheckedRow> => {
  const documents = input.documentsOf(entry.row);
  const facts = factsOf(documents);
  const basis = {
    entry,
    kind: input.kind,
    uuid: entry.uuid !== '' ? entry.uuid : (facts.find(({ uuids }) => uuids.length === 1)?.uuids[0] ?? ''),
    periodFrom: periodSource(input, entry, facts),
    period: entry.period ?? facts.find(({ period }) => period !== undefined)?.period ?? input.period,
    files: input.attaching && documents.length === 0 ? undefined : documents.map(({ sha256 }) => sha256),
  };
  const keys = await documentKeys(basis);
  const hash = await documentHash(basis);
  const status = parseStatus(entry.own.status, input.words);
  const judged = input.evidence.judge(
    keys,
    hash,
    {
      receiptId: entry.own.receiptId,
      state: cellState(status),
      writer: status?.writer ?? '',
      hasTime: entry.own.sentAt !== '',
      ...(status?.pane === undefined ? {} : { pane: status.pane }),
    },
    input.now,
  );
  const known = inTime(input.now, judged, { entry, files: documents.length, dated: keys.dated });
  const repeats = known.kind !== 'free' && input.accepted.repeats?.(keys, known) === true;
  const evidence: Verdict = repeats ? { kind: 'free' } : known;
  const repeated = repeats ? known.attempts : [];
  const own = ownIssues(input, entry, status, evidence, duplicateId);
  const issues = [...relevant(input, entry, found, evidence), ...own];
  const verdict = verdictOf(input, { entry, hash }, issues, evidence, status);
  const excuses = verdict === 'ready' ? (evidence.kind === 'free' ? repeated : evidence.attempts) : [];
  const nth = nextMail(input, entry, judged);
  return { entry, documents, keys, hash, verdict, issues, evidence, excuses, status, ...(nth < 2 ? {} : { nth }) };
};

/** Where only the row's cells tell of a mail there was one all the same. */
const nextMail = ({ evidence }: CheckInput, { own }: Entry, judged: Verdict): number =>
  Math.max(evidence.nextMailOf(own.receiptId), judged.kind !== 'free' && judged.attempts.length === 0 ? 2 : 1);

const dayMs = 86_400_000;
/** No pay period is shorter: a row without a period that still holds the same is asked about again after it. */
const undatedLastsMs = 5 * dayMs;
/** A label without a year comes again: `Quincena 1` next month at the earliest. */
const labelLastsMs = 20 * dayMs;

const hasYear = (label: string): boolean => /\b(19|20|21)\d\d\b/.test(label);

/** The calendar makes a question of what was sent, and never what was sent of a question. */
const inTime = (now: number, verdict: Verdict, { entry, files, dated }: Dated): Verdict => {
  if (verdict.kind !== 'sent') return verdict;
  const tells = entry.amount !== undefined || files > 0;
  const comesAgain = entry.periodLabel !== '' && !hasYear(entry.periodLabel) && entry.uuid === '';
  const lasts = !dated ? (tells ? undatedLastsMs : 0) : comesAgain ? labelLastsMs : Infinity;
  return now - verdict.at <= lasts ? verdict : { kind: 'same-period', at: verdict.at, attempts: verdict.attempts };
};

interface Dated {
  readonly entry: Entry;
  readonly files: number;
  readonly dated: boolean;
}

const cellState = (status: Status | undefined) => {
  if (status === undefined) return 'none';
  return status.state === 'sent' ||
    status.state === 'unknown' ||
    status.state === 'sending' ||
    status.state === 'claimed'
    ? status.state
    : 'other';
};

/** Rows already sent need no files, and rows outside the run need no repair. */
const relevant = (input: CheckInput, { row }: Entry, found: readonly Issue[], evidence: Verdict): Issue[] => {
  const settled = evidence.kind === 'sent' && !evidence.changed;
  const known = input.sameRows?.has(row) === true;
  return found.filter(({ code }) => {
    // Somebody answered for this address before the last mail to this person went there.
    if (known && (code === 'recipient/duplicate' || code === 'recipient/unlikely-domain')) return false;
    if (code === 'row/hidden') return input.scope !== 'all';
    // Which of two rows was meant is settled with it.
    return !(settled && (code === 'document/same-period' || /^(receipt|password|plugin)\//.test(code)));
  });
};

const ownIssues = (
  input: CheckInput,
  entry: Entry,
  status: Status | undefined,
  evidence: Verdict,
  duplicateId: boolean,
): Issue[] => {
  const column = (own: number | undefined) =>
    own === undefined ? '' : columnLetters(input.roster.grid.firstColumn + own);
  const { receiptId: idColumn, status: statusColumn, sentTo: toColumn } = input.roster.ownColumns;
  const issues: Issue[] = [];
  if (duplicateId) issues.push(issue('id/duplicate', entry.row, column(idColumn), { value: entry.own.receiptId }));
  if (status?.state === 'sent' && !isReceiptId(entry.own.receiptId) && evidence.kind === 'free') {
    issues.push(issue('id/cleared', entry.row, column(idColumn)));
  }
  const dated = (at: number) => ({ date: at === 0 ? '' : input.dateText(at) });
  if (evidence.kind === 'sent') {
    const code = evidence.changed ? 'document/changed' : 'row/already-sent';
    issues.push(issue(code, entry.row, column(statusColumn), dated(evidence.at)));
  }
  if (evidence.kind === 'same-period') {
    issues.push(issue('document/same-period', entry.row, column(statusColumn), dated(evidence.at)));
  }
  const now = entry.recipients.map(({ address }) => address).join(', ');
  const before = entry.own.sentTo;
  if (before !== '' && now !== '' && before.toLowerCase() !== now.toLowerCase() && evidence.kind !== 'sent') {
    issues.push(issue('recipient/changed', entry.row, column(toColumn), { from: before, to: now }));
  } else if (evidence.kind !== 'sent' && input.movedRows?.has(entry.row) === true) {
    issues.push(issue('recipient/changed', entry.row, column(input.roster.mapping.email), { to: now }));
  }
  return issues;
};

/** A colleague's run has only just marked it, and will say what came of it. */
const isUnderWay = ({ claimants }: CheckInput, event: LedgerEvent | undefined): boolean =>
  event?.kind === 'marked' && claimants.has(writerTag(event.writer));

const verdictOf = (
  input: CheckInput,
  asking: NonNullable<Asking>,
  issues: readonly Issue[],
  evidence: Verdict,
  status: Status | undefined,
): RowVerdict => {
  const has = (...codes: readonly IssueCode[]) => issues.some(({ code }) => codes.includes(code));
  if (input.scope === 'selected' && !input.selected.has(asking.entry.row)) return 'skipped';
  if (evidence.kind === 'sent' && !evidence.changed) return 'sent';
  if (evidence.kind === 'unknown') return isUnderWay(input, evidence.event) ? 'claimed' : 'unknown';
  if (has('row/hidden', 'row/already-sent', 'row/left-company', 'row/total')) return 'skipped';
  if (status?.state === 'claimed' && input.claimants.has(status.writer)) return 'claimed';
  if (issues.some(({ code }) => severityOf(code) === 'error')) return 'held';
  if (issues.some(({ code }) => severityOf(code) === 'later')) return 'later';
  if (issues.some((found) => severityOf(found.code) === 'ask' && !isAnswered(found, asking, input.accepted)))
    return 'ask';
  return 'ready';
};
