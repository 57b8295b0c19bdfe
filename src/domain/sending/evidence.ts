import {
  areApart,
  isLabelKey,
  noFilesHash,
  sameContent,
  undatedPeriod,
  type DocumentHash,
  type DocumentKeys,
} from './document-key.ts';
import { eventId, hashOf, writerTag, type LedgerEvent } from './ledger.ts';
import { isReceiptId, standsFor } from './receipt-id.ts';

/** What the row's own cells say. */
export interface CellEvidence {
  readonly receiptId: string;
  readonly state: 'none' | 'sent' | 'unknown' | 'sending' | 'claimed' | 'other';
  /** Tag of the writer whose run claimed the row, as its cell shows it. */
  readonly writer: string;
  /** Its pane, where the cell names it. */
  readonly pane?: string;
  /** Whether "Sent on" holds anything. */
  readonly hasTime?: boolean;
}

export type Verdict =
  | { readonly kind: 'free' }
  /** Sent before; `changed` when what is owed is no longer what was sent. */
  | {
      readonly kind: 'sent';
      readonly at: number;
      readonly changed: boolean;
      readonly attempts: readonly string[];
      /** Somebody noted that it bounced. */
      readonly returned?: boolean;
    }
  | {
      readonly kind: 'unknown';
      readonly at: number;
      readonly attempts: readonly string[];
      readonly event: LedgerEvent | undefined;
    }
  /** Sent to this person before, and nothing tells whether this is a new period. */
  | {
      readonly kind: 'same-period';
      readonly at: number;
      readonly attempts: readonly string[];
    };

const dayMs = 86_400_000;
/** No pay period is shorter. */
const shortestPeriodMs = 5 * dayMs;
/** A name that comes every month may come again after it. */
const labelLastsMs = 20 * dayMs;

interface Attempt {
  readonly begun: LedgerEvent;
  /** By this device's own ledger. */
  readonly isKnown: boolean;
  outcome: LedgerEvent | undefined;
}

/**
 * All that is known of earlier sends: this device's ledger and every log sheet, merged. Anybody who may edit the workbook
 * can write a log line, so a line is a claim: what forbids a send is believed of everybody, what would free one only of
 * this device's own ledger, or of a writer about what it began itself.
 */
export class Evidence {
  private readonly attempts = new Map<string, Attempt>();
  /** By this device's own ledger: of an attempt, and of the documents that were chosen to go again, `documentIds`. */
  private readonly excused = new Set<string>();
  /** Marks that their own writer settled: `writer`, a space, `attempt`. */
  private readonly settledMarks = new Set<string>();
  /** The same by who chose it: `receipt id`, a space, `attempt`. */
  private readonly excusedBy = new Set<string>();
  private readonly byWeak = new Map<string, Attempt[]>();
  private readonly byStrong = new Map<string, Attempt[]>();
  private readonly byReceipt = new Map<string, Attempt[]>();
  private readonly byFiles = new Map<string, Attempt[]>();
  private readonly seen = new Set<string>();
  /** Attempts of which somebody noted that the mail bounced. */
  private readonly bounced = new Set<string>();
  private readonly writer: string;
  /** All ids that this device ever had. */
  private readonly writers: Set<string>;
  private readonly panes: ReadonlySet<string> | undefined;

  /**
   * `writer` is this device's own: of its own sends `events`, its ledger, knows every one. `claims`: lines of log sheets.
   * `panes`: those that were opened on this device; undefined where that is not known.
   */
  constructor(
    events: Iterable<LedgerEvent>,
    writer: string,
    claims: Iterable<LedgerEvent> = [],
    panes?: ReadonlySet<string>,
  ) {
    this.writer = writer;
    this.writers = new Set([writer]);
    this.panes = panes;
    const own = inOrder(events);
    const others = inOrder(claims);
    // Outcomes may stand before their `sending` when logs of several writers are merged: begun first.
    for (const event of own) this.writers.add(event.writer);
    for (const event of own) if (isBegin(event)) this.add(event, true);
    for (const event of others) if (isBegin(event)) this.add(event, false);
    for (const event of own) if (!isBegin(event)) this.add(event, true);
    for (const event of others) if (!isBegin(event)) this.add(event, false);
  }

  private add(event: LedgerEvent, isKnown: boolean): void {
    // A line with the number of another event is another event: numbers can be made up.
    const id = `${eventId(event)} ${event.kind} ${attemptId(event)}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    if (event.kind === 'returned') this.bounced.add(attemptId(event));
    for (const excuse of event.excuses) this.excuse(event, excuse, isKnown);
    // Of its own sends this device's ledger knows more than a mark.
    if (event.kind === 'again' || (event.kind === 'marked' && event.writer === this.writer)) return;
    const attempt = this.attempts.get(attemptId(event));
    if (attempt === undefined) this.begin(event, isKnown);
    else if (!isBegin(event) && this.mayEnd(attempt, event, isKnown)) {
      attempt.outcome = stronger(attempt.outcome, event);
    }
  }

  private excuse(event: LedgerEvent, excuse: string, isKnown: boolean): void {
    if (!isKnown) this.settledMarks.add(`${event.writer} ${excuse}`);
    else {
      for (const id of documentIds(event)) this.excused.add(`${excuse} ${id}`);
      this.excusedBy.add(`${event.receiptId} ${excuse}`);
    }
  }

  /** That something did not leave is believed of whoever began it; of this device's own, of its ledger alone. */
  private mayEnd({ begun }: Attempt, { kind, writer }: LedgerEvent, isKnown: boolean): boolean {
    if (isKnown || rank[kind] >= rank.unknown) return true;
    return writer === begun.writer && !this.writers.has(writer);
  }

  private isExcused({ begun }: Attempt): boolean {
    if (documentIds(begun).some((id) => this.excused.has(`${begun.attempt} ${id}`))) return true;
    return begun.kind === 'marked' && this.settledMarks.has(`${begun.writer} ${begun.attempt}`);
  }

  /** An outcome whose `sending` line was lost still counts as an attempt. */
  private begin(event: LedgerEvent, isKnown: boolean): void {
    const attempt: Attempt = { begun: event, outcome: isBegin(event) ? undefined : event, isKnown };
    this.attempts.set(attemptId(event), attempt);
    push(this.byWeak, event.weak, attempt);
    if (event.strong !== undefined) push(this.byStrong, event.strong, attempt);
    push(this.byReceipt, event.receiptId, attempt);
    if (event.filesHash !== undefined) push(this.byFiles, event.filesHash, attempt);
  }

  /** Attempts without an outcome, of one writer: after a restart nobody can tell whether they left. */
  dangling(writer: string): readonly LedgerEvent[] {
    return [...this.attempts.values()]
      .filter(({ begun, outcome, isKnown }) => {
        return outcome === undefined && isKnown && begun.writer === writer && begun.kind === 'sending';
      })
      .map(({ begun }) => begun);
  }

  /** Whether any event names this id. */
  knows(receiptId: string): boolean {
    return this.byReceipt.has(receiptId);
  }

  /** The id under which this document was last begun, for repairing a row that lost it. */
  receiptIdOf(keys: DocumentKeys): string | undefined {
    return this.about(keys, '').at(-1)?.begun.receiptId;
  }

  /** Which mail the next one of this receipt is: what may have left counts, also where it may be sent again. */
  nextMailOf(receiptId: string): number {
    const left = this.ofRow(receiptId).filter(({ begun, outcome }) => {
      if (outcome !== undefined) return rank[outcome.kind] >= rank.unknown;
      return begun.kind !== 'marked' || !this.settledMarks.has(`${begun.writer} ${begun.attempt}`);
    });
    return left.reduce((next, { begun }) => Math.max(next, (begun.nth ?? 1) + 1), 1);
  }

  /** A line without an id is of no row: a made-up one must not hold everybody who has no id yet. */
  private ofRow(receiptId: string): readonly Attempt[] {
    return receiptId === '' ? [] : (this.byReceipt.get(receiptId) ?? []);
  }

  private about(keys: DocumentKeys, receiptId: string): Attempt[] {
    const ofRow = this.ofRow(receiptId).filter(({ begun }) => begun.period === keys.period);
    const weak = [...new Set([...(this.byWeak.get(keys.weak) ?? []), ...ofRow])];
    if (keys.strong === undefined) return weak;
    const strong = this.byStrong.get(keys.strong) ?? [];
    // Sent once without its folio: the same document as far as anybody can tell.
    return [...new Set([...strong, ...weak.filter(({ begun }) => begun.strong === undefined)])];
  }

  /** A row is free only if neither ledger nor logs nor its own cells hold evidence of a send for this document. */
  judge(keys: DocumentKeys, hash: DocumentHash, cells: CellEvidence, now = Number.POSITIVE_INFINITY): Verdict {
    const about = this.about(keys, cells.receiptId);
    const open = about.filter((attempt) => !this.isExcused(attempt));
    const own = about.filter((attempt) => isSent(attempt) && this.isOwn(attempt, cells));
    const all = [...new Set([...own, ...open])];
    const named = all.filter((attempt) => names(attempt, keys));
    // On account of whoever stands in the row now nothing goes again to whoever stood there before.
    const attempts = attemptsOf(named);
    const sent =
      own.findLast((each) => named.includes(each)) ?? open.findLast((each) => isSent(each) && names(each, keys));
    if (sent !== undefined) {
      const at = endedAt(sent);
      const alike = sameContent(hash, hashOf(sent.begun));
      // Without a period only a row that nobody touched since is known for what was sent.
      if (!keys.dated && !(alike && own.includes(sent))) return { kind: 'same-period', at, attempts };
      const returned = this.bounced.has(attemptId(sent.begun));
      return { kind: 'sent', at, attempts, changed: !alike, ...(returned ? { returned } : {}) };
    }
    const lost = open.filter(({ outcome }) => outcome === undefined || outcome.kind === 'unknown').at(-1);
    if (lost !== undefined) return { kind: 'unknown', at: lost.begun.at, attempts: attemptsOf(all), event: lost.begun };
    const former = own.at(-1) ?? open.findLast(isSent);
    if (former !== undefined) {
      const at = endedAt(former);
      return keys.dated ? { kind: 'sent', at, attempts, changed: true } : { kind: 'same-period', at, attempts };
    }
    return (
      this.judgeRow(keys, cells, now) ??
      this.judgeFiles(keys, hash.files ?? noFilesHash) ??
      this.judgeCells(keys, cells)
    );
  }

  private judgeFiles(keys: DocumentKeys, files: string): Verdict | undefined {
    const about = files === noFilesHash ? [] : (this.byFiles.get(files) ?? []);
    const again = about.filter((attempt) => isOfAnotherPeriod(attempt, keys) && !this.isExcused(attempt));
    return again.length === 0 ? undefined : askAgain(again);
  }

  /** Of this very row: what another row for the same document chose to repeat still counts here. */
  private isOwn({ begun }: Attempt, { receiptId }: CellEvidence): boolean {
    return begun.receiptId === receiptId && !this.excusedBy.has(`${receiptId} ${begun.attempt}`);
  }

  /** This very row was begun before, and nothing says for sure that it was for another period: only a person knows. */
  private judgeRow(keys: DocumentKeys, { receiptId }: CellEvidence, now: number): Verdict | undefined {
    const doubtful = this.ofRow(receiptId).filter((attempt) => {
      const { begun, outcome } = attempt;
      const other = haveTwoFolios(begun, keys);
      const undated = begun.period === undatedPeriod || keys.period === undatedPeriod;
      const incomparable = undated || isLabelKey(begun.period) !== isLabelKey(keys.period);
      const apart = isOtherPeriod(begun, keys, now - begun.at);
      const left = outcome === undefined || rank[outcome.kind] >= rank.unknown;
      return begun.period !== keys.period && (incomparable || !apart) && left && !other && !this.isExcused(attempt);
    });
    return doubtful.length === 0 ? undefined : askAgain(doubtful);
  }

  /** Only the cells speak: logs were deleted and this is another device, or the book was copied. */
  private judgeCells(keys: DocumentKeys, cells: CellEvidence): Verdict {
    const begun = cells.state === 'sent' || cells.state === 'unknown' || cells.state === 'sending';
    if (!begun && this.isCleared(keys, cells)) return { kind: 'same-period', at: 0, attempts: [] };
    if (!begun || this.explains(cells)) return { kind: 'free' };
    const ofThisDocument =
      !isReceiptId(cells.receiptId) ||
      standsFor(cells.receiptId, keys.weak) ||
      (keys.strong !== undefined && standsFor(cells.receiptId, keys.strong));
    if (cells.state !== 'sent') return { kind: 'unknown', at: 0, attempts: [], event: undefined };
    return keys.dated && ofThisDocument
      ? { kind: 'sent', at: 0, attempts: [], changed: false }
      : { kind: 'same-period', at: 0, attempts: [] };
  }

  /** Somebody took the status away: the id of this very document and the time of sending still stand. */
  private isCleared(keys: DocumentKeys, { receiptId, hasTime }: CellEvidence): boolean {
    const isThisOne =
      isReceiptId(receiptId) &&
      (standsFor(receiptId, keys.weak) || (keys.strong !== undefined && standsFor(receiptId, keys.strong)));
    return hasTime === true && isThisOne && !this.knows(receiptId);
  }

  /** Whether ledger or logs account for what the cells say, so that the cells tell nothing new. */
  private explains({ receiptId, state, writer, pane }: CellEvidence): boolean {
    const known = this.byReceipt.get(receiptId) ?? [];
    if (state === 'sent') return known.some(({ outcome }) => outcome !== undefined && rank[outcome.kind] === rank.sent);
    if (state === 'unknown') return known.length > 0;
    // What a copy of this browser profile claimed with the same id, this device's ledger knows nothing of.
    const ours = pane === undefined || this.panes === undefined || this.panes.has(pane);
    if (writer === writerTag(this.writer) && ours) return true;
    return known.some(({ begun, outcome }) => outcome !== undefined && writerTag(begun.writer) === writer);
  }
}

const inOrder = (events: Iterable<LedgerEvent>): LedgerEvent[] => [...events].sort((a, b) => a.seq - b.seq);

/** An attempt is of one document: a line that names another one speaks of another attempt, whatever it calls it. */
const attemptId = ({ attempt, receiptId, weak, strong }: LedgerEvent): string =>
  `${attempt} ${receiptId} ${weak} ${strong ?? ''}`;

/** What tells whose an attempt is: names of attempts alone can be made up, and given to another's. */
const documentIds = ({ receiptId, weak, strong }: LedgerEvent): readonly string[] =>
  [`receipt ${receiptId}`, `weak ${weak}`, `strong ${strong ?? ''}`].filter((id) => !id.endsWith(' '));

/** Whether a row that was sent now surely says another period; of an older line, or a name without numbers, its age has to do. */
const isOtherPeriod = ({ period, span }: LedgerEvent, keys: DocumentKeys, age: number): boolean => {
  if (span === undefined || keys.span === undefined) return age > shortestPeriodMs;
  if (areApart(span, keys.span)) return true;
  return isLabelKey(period) && isLabelKey(keys.period) && age > labelLastsMs;
};

/** The very files of a mail of another period: a new heading over last month's folder makes them no new receipt. */
const isOfAnotherPeriod = ({ begun, outcome }: Attempt, keys: DocumentKeys): boolean => {
  const left = outcome === undefined || rank[outcome.kind] >= rank.unknown;
  const isOther = begun.period !== keys.period && !haveTwoFolios(begun, keys);
  return begun.kind !== 'marked' && begun.weak !== '' && isOther && left;
};

const askAgain = (attempts: readonly Attempt[]): Verdict => ({
  kind: 'same-period',
  at: Math.max(...attempts.map(endedAt)),
  attempts: attemptsOf(attempts),
});

const haveTwoFolios = ({ strong }: LedgerEvent, keys: DocumentKeys): boolean =>
  keys.strong !== undefined && strong !== undefined && keys.strong !== strong;

const isBegin = ({ kind }: LedgerEvent): boolean => kind === 'sending' || kind === 'marked';

const isSent = ({ outcome }: Attempt): boolean => outcome !== undefined && rank[outcome.kind] === rank.sent;

const attemptsOf = (attempts: readonly Attempt[]): readonly string[] => attempts.map(({ begun }) => begun.attempt);

const endedAt = ({ begun, outcome }: Attempt): number => (outcome ?? begun).at;

/** Whether an attempt was of this document by its own keys, and not by the row alone that it was sent from. */
const names = ({ begun }: Attempt, keys: DocumentKeys): boolean =>
  begun.weak === keys.weak || (keys.strong !== undefined && begun.strong === keys.strong);

const rank = {
  marked: 0,
  sending: 0,
  'not-sent': 1,
  failed: 1,
  unknown: 2,
  sent: 3,
  confirmed: 3,
  returned: 3,
  again: 0,
} as const;

/** Where two outcomes are on record for one attempt, the one that forbids more wins; a mail that came back left before. */
const stronger = (a: LedgerEvent | undefined, b: LedgerEvent): LedgerEvent =>
  a === undefined || rank[b.kind] > rank[a.kind] || (rank[b.kind] === rank[a.kind] && b.kind !== 'returned') ? b : a;

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};
