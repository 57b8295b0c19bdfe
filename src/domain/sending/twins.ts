import type { Entry } from '../roster/roster.ts';
import type { DocumentKeys } from './document-key.ts';
import type { Evidence, Verdict } from './evidence.ts';
import type { Status } from './status-text.ts';

/** A row as far as it has been checked. */
interface Standing {
  readonly entry: Entry;
  readonly keys: DocumentKeys;
  readonly verdict: string;
  readonly evidence: Verdict;
  readonly status: Status | undefined;
}

/** Without its folio on either side it is the same document as far as anybody can tell. */
const sameDocument = (a: DocumentKeys, b: DocumentKeys): boolean =>
  a.strong !== undefined && b.strong !== undefined ? a.strong === b.strong : a.weak === b.weak;

const mayGo: ReadonlySet<string> = new Set(['ready', 'ask', 'sent']);

/**
 * Rows for a document that another row stands for as well, each with that row's number. The other one is the row that
 * was begun before under its own id, else one that says Sent, else the first.
 */
export const twinsAmong = (
  rows: readonly Standing[],
  evidence: Pick<Evidence, 'knows'>,
): ReadonlyMap<number, number> => {
  const rank = ({ entry, status }: Standing): number =>
    evidence.knows(entry.own.receiptId) ? 0 : status?.state === 'sent' ? 1 : 2;
  const groups = new Map<string, Standing[]>();
  const twins = new Map<number, number>();
  const candidates = rows.filter((row) => rank(row) === 0 || mayGo.has(row.verdict));
  for (const row of candidates.sort((a, b) => rank(a) - rank(b))) {
    const keys = [...new Set([row.keys.strong ?? '', row.keys.weak])];
    const others = keys.flatMap((key) => groups.get(key) ?? []);
    const other = others.find(({ keys: theirs }) => sameDocument(theirs, row.keys));
    // Of a person without a period it is asked already whether this is a new one.
    const asked = row.evidence.kind === 'same-period';
    if (other !== undefined && rank(row) > 0 && !asked) twins.set(row.entry.row, other.entry.row);
    else for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return twins;
};
