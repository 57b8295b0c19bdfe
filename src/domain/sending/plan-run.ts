import type { Check, CheckedRow } from '../check.ts';
import { DocumentSet, primaryKey } from './document-key.ts';
import { emptyCell, type Cell, type GridRow } from '../grid.ts';
import { isDateFormat } from '../text/cell-date.ts';
import { severityOf, type Issue } from '../issue.ts';
import { isReceiptId, standsFor } from './receipt-id.ts';
import type { Roster } from '../roster/roster.ts';
import type { RunItem, RunNote, RunPlan } from './run-item.ts';

/** The cents behind a number, which a template may print though Excel shows fewer. A clock in a cell never stands still. */
const centsOf = ({ kind, value, format }: Cell): string =>
  kind === 'number' && typeof value === 'number' && !isDateFormat(format) ? `\u0002${value.toFixed(2)}` : '';

/** What a row must still hold when its mail leaves: every column the run uses, as displayed, with cents. */
export const signatureOf =
  (roster: Roster, templateHeaders: ReadonlySet<string>) =>
  (row: GridRow): string => {
    const used = new Set<number>(Object.values(roster.mapping));
    for (const { column, header } of roster.columns) if (templateHeaders.has(header)) used.add(column);
    const own = new Set<number>(Object.values(roster.ownColumns));
    return [...used]
      .filter((column) => !own.has(column))
      .sort((a, b) => a - b)
      .map((column) => row.cells[column] ?? emptyCell)
      .map((cell) => cell.text + centsOf(cell))
      .join('\u0001');
  };

/** The row's id where it stands for this very document; '' where one has to be minted. */
const ownId = ({ entry, keys }: CheckedRow): string => {
  const { receiptId } = entry.own;
  const fits = isReceiptId(receiptId) && (standsFor(receiptId, primaryKey(keys)) || standsFor(receiptId, keys.weak));
  return fits ? receiptId : '';
};

/** A row goes with such a finding only where the person said so. */
const waivedOf = (issues: readonly Issue[]): readonly string[] =>
  [...new Set(issues.map(({ code }) => code).filter((code) => severityOf(code) === 'ask'))].sort();

/** Freezes what will be sent, and what the other rows will say. */
export const planRun = (
  check: Check,
  roster: Roster,
  signature: (row: GridRow) => string,
  only: ReadonlySet<number> | undefined,
): RunPlan => {
  const rows = new Map(roster.grid.rows.map((row) => [row.row, row]));
  const signed = (row: number): string => {
    const found = rows.get(row);
    return found === undefined ? '' : signature(found);
  };
  const wanted = check.rows.filter(({ entry }) => only === undefined || only.has(entry.row));
  const items = wanted
    .filter(({ verdict }) => verdict === 'ready')
    .map((row): RunItem => {
      const { entry, keys, hash, excuses, issues } = row;
      return {
        receiptId: ownId(row),
        ...(ownId(row) === '' || row.nth === undefined ? {} : { nth: row.nth }),
        row: entry.row,
        name: entry.person.name,
        keys,
        hash,
        excuses,
        repeats: issues.some(({ code }) => code === 'document/same-period'),
        waived: waivedOf(issues),
        sentTo: entry.recipients.map(({ address }) => address).join(', '),
        recipients: entry.recipients.length + entry.cc.length + entry.bcc.length,
        signature: signed(entry.row),
      };
    });
  const notes = only === undefined ? wanted.flatMap((row) => noteOf(row, signed)) : [];
  return { items, notes: withoutRepeats(notes, check.rows) };
};

/** A row that repeats a sent one keeps what its cell says: only one of them has been sent. */
const withoutRepeats = (notes: readonly RunNote[], rows: readonly CheckedRow[]): RunNote[] => {
  const sent = new DocumentSet(rows.filter(({ status }) => status?.state === 'sent').map(({ keys }) => keys));
  return notes.filter(({ state, keys }) => {
    if (state !== 'sent') return true;
    if (sent.has(keys)) return false;
    sent.add(keys);
    return true;
  });
};

const worst = (issues: readonly Issue[]): Issue | undefined => {
  const order = ['error', 'later', 'ask'] as const;
  for (const severity of order) {
    const found = issues.find(({ code }) => severityOf(code) === severity);
    if (found !== undefined) return found;
  }
  return undefined;
};

const noteOf = (row: CheckedRow, signed: (row: number) => string): RunNote[] => {
  const { entry, keys, verdict, issues, evidence, status } = row;
  const note = (state: RunNote['state'], code: string): RunNote => ({
    receiptId: ownId(row),
    row: entry.row,
    keys,
    signature: signed(entry.row),
    state,
    code,
  });
  if (verdict === 'held') return [note('held', worst(issues)?.code ?? '')];
  if (verdict === 'ask') return [note('held', worst(issues)?.code ?? '')];
  if (verdict === 'later') return [note('later', worst(issues)?.code ?? '')];
  if (verdict === 'unknown' && status?.state !== 'unknown') return [note('unknown', '')];
  // Somebody undid or cleared what the evidence knows.
  const repaired = verdict === 'sent' && evidence.kind === 'sent' && evidence.at > 0 && status?.state !== 'sent';
  return repaired ? [note('sent', '')] : [];
};
