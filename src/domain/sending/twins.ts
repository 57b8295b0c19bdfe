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

/**
 * First rows by their document. Without its folio on either side it is the same document as far as anybody can tell, so
 * a row without one is compared with all, and a row with one with those that have none.
 */
class FirstRows {
  private readonly byFolio = new Map<string, Standing>();
  private readonly withoutFolio = new Map<string, Standing>();
  private readonly byPerson = new Map<string, Standing>();

  sameAs({ keys: { strong, weak } }: Standing): Standing | undefined {
    if (strong === undefined) return this.withoutFolio.get(weak) ?? this.byPerson.get(weak);
    return this.byFolio.get(strong) ?? this.withoutFolio.get(weak);
  }

  add(row: Standing): void {
    const { strong, weak } = row.keys;
    const own = strong === undefined ? this.withoutFolio : this.byFolio;
    const key = strong ?? weak;
    if (!own.has(key)) own.set(key, row);
    if (!this.byPerson.has(weak)) this.byPerson.set(weak, row);
  }
}

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
  const first = new FirstRows();
  const twins = new Map<number, number>();
  const candidates = rows.filter((row) => rank(row) === 0 || mayGo.has(row.verdict));
  for (const row of candidates.sort((a, b) => rank(a) - rank(b))) {
    const other = first.sameAs(row);
    // Of a person without a period it is asked already whether this is a new one.
    const asked = row.evidence.kind === 'same-period';
    if (other !== undefined && rank(row) > 0 && !asked) twins.set(row.entry.row, other.entry.row);
    else first.add(row);
  }
  return twins;
};
