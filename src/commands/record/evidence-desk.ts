import { Failure } from '../../domain/failure.ts';
import { missingFromLog } from '../../domain/sending/missing-from-log.ts';
import { Evidence } from '../../domain/sending/evidence.ts';
import type { CheckedRow } from '../../domain/check.ts';
import { isActive, isTakenOver, settledRuns } from '../../domain/sending/lease.ts';
import { keptLedger, type KeptLedger } from '../../domain/sending/kept-ledger.ts';
import { type LedgerEvent, type LedgerKind, type LogLine } from '../../domain/sending/ledger.ts';
import { chainHash, eventName, writerTag } from '../../domain/sending/ledger.ts';
import { logSheetNumber } from '../../domain/sending/log-line.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { recentAnswers } from '../../domain/sending/send-log.ts';
import type { Beacon, LogReading, LogSheet } from '../../domain/workbook.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';

const dayMs = 86_400_000;
/** More than a device ever marks without beginning. */
const mostMarks = 1_000_000;

/** What is known of earlier sends: this device's ledger and all log sheets. */
export class EvidenceDesk {
  ledger: KeptLedger | undefined;
  logs: readonly LogSheet[] = [];
  private events: readonly LedgerEvent[] = [];
  /** Those that were opened on this device; undefined until the ledger is open. */
  private panes: ReadonlySet<string> | undefined;
  /** Of the events and logs at hand; a workbook may hold a hundred thousand lines. */
  private weighed: Evidence | undefined;
  private readLines = 0;
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.ports = ports;
  }

  /** Opens the ledger and settles what a killed run left open. Rejects with `ledger/unavailable`. */
  async open(): Promise<void> {
    this.ledger = keptLedger(await this.ports.ledger());
    this.know(await this.ledger.all());
    this.panes = await this.ledger.panes();
    const release = await this.ports.soleSender();
    // Another pane of this device may be sending right now: its open attempts are not ours to judge.
    if (release === undefined) return;
    try {
      const open = new Evidence(this.events, this.ledger.writer).dangling(this.ledger.writer);
      await this.ledger.keep(this.numbered(open.map((begun) => this.follow(begun, 'unknown'))));
      this.know(await this.ledger.all());
    } finally {
      release();
    }
  }

  /** Lines of the log sheets that are still to be read: until they are, nobody is free. */
  get unread(): number {
    return this.logs.reduce((sum, { unread = 0 }) => sum + unread, 0);
  }

  /** How much of the record is read while it is being read; undefined once it is. */
  get reading(): { readonly read: number; readonly total: number } | undefined {
    const total = this.logs.reduce((sum, { lines, unread = 0 }) => sum + lines.length + unread, 0);
    return this.unread === 0
      ? undefined
      : { read: Math.min(Math.max(this.readLines, total - this.unread), total), total };
  }

  /** Reads ledger and logs again: a colleague may have sent meanwhile. `told`: more lines are read. */
  async refresh(how?: LogReading, told?: () => void): Promise<void> {
    const logs = await this.ports.workbook.readLogs(how, (lines) => {
      this.readLines = lines;
      told?.();
    });
    if (logs.length !== this.logs.length || logs.some(({ lines }, n) => lines !== this.logs[n]?.lines)) {
      this.weighed = undefined;
    }
    this.logs = logs;
    if (this.ledger === undefined) return;
    this.know(await this.ledger.all());
    await this.tellApart(this.ledger);
  }

  /** A copy of this browser profile has sent as the same writer: from now on this device is another. Not in mid-run. */
  private async tellApart(ledger: KeptLedger): Promise<void> {
    const shown = this.logs.flatMap(({ beacon }) => beacon ?? []);
    if (!shown.some((beacon) => this.isCopys(beacon))) return;
    this.panes = await ledger.panes();
    if (!shown.some((beacon) => this.isCopys(beacon))) return;
    const release = await this.ports.soleSender();
    if (release === undefined) return;
    try {
      await this.becomeAnother();
    } finally {
      release();
    }
  }

  /** Takes another writer's id, under which this device knows the old one's lines for somebody else's. */
  async becomeAnother(): Promise<void> {
    await this.ledger?.becomeAnother();
    this.weighed = undefined;
  }

  /** See `isCopys`: of what this pane knows already. */
  private isCopys({ writer, pane = '' }: Beacon): boolean {
    return writer === this.ledger?.writer && pane !== '' && this.panes?.has(pane) === false;
  }

  private know(events: readonly LedgerEvent[]): void {
    if (events !== this.events) this.weighed = undefined;
    this.events = events;
  }

  evidence(): Evidence {
    this.weighed ??= new Evidence(this.events, this.ledger?.writer ?? '', this.claims(), this.panes);
    return this.weighed;
  }

  /** What the log sheets say: anybody may have written it. */
  private claims(): readonly LedgerEvent[] {
    return this.logs.flatMap(({ lines }) => lines.map(({ event }) => event));
  }

  /** What happened in this workbook, oldest first, each event once. A device knows of other workbooks too. */
  history(): readonly LedgerEvent[] {
    const claims = this.claims();
    const here = new Set(claims.map(({ receiptId }) => receiptId));
    const events = new Map([...claims, ...this.events].map((event) => [eventName(event), event]));
    return [...events.values()]
      .filter(({ receiptId }) => here.has(receiptId))
      .sort((a, b) => a.at - b.at || a.seq - b.seq);
  }

  /** Dead runs that are being taken over, by name, with a space between; ''. */
  takingOver = '';

  /** Tags of the colleagues whose claims count. */
  claimants(): ReadonlySet<string> {
    const counting = this.activeBeacons().filter((beacon) => !isTakenOver(this.takingOver, beacon));
    return new Set(counting.map(({ writer }) => writerTag(writer)));
  }

  /** Dead runs that somebody took over and that have not moved since, by name, with a space between; ''. */
  get settledRuns(): string {
    return settledRuns(this.logs.flatMap(({ beacon }) => beacon ?? []));
  }

  /** Of colleagues who send, or died sending and were not taken over. */
  activeBeacons(): readonly Beacon[] {
    const { settledRuns: settled } = this;
    return this.beacons().filter((beacon) => isActive(beacon) && !isTakenOver(settled, beacon));
  }

  /** Beacons of colleagues' panes. */
  beacons(): readonly Beacon[] {
    return this.logs.flatMap(({ beacon }) =>
      beacon === undefined || (beacon.writer === this.ledger?.writer && !this.isCopys(beacon)) ? [] : [beacon],
    );
  }

  get nextSeq(): number {
    const kept = this.ownEvents.reduce((most, { seq }) => Math.max(most, seq), 0);
    // Marks stand in the log alone. A number far from the ledger's own was made up, and would leave none to go on with.
    const logged = this.ownLines
      .filter(({ event }) => event.writer === this.ledger?.writer && event.seq <= kept + mostMarks)
      .reduce((most, { event }) => Math.max(most, event.seq), 0);
    return Math.max(kept, logged) + 1;
  }

  /** What this device put on record, over all workbooks, under whatever id. */
  get ownEvents(): readonly LedgerEvent[] {
    return this.events;
  }

  /** Whether a writer's tag is this device's, under whatever id. */
  isOwn(tag: string): boolean {
    const ids = [this.ledger?.writer ?? '', ...this.events.map(({ writer }) => writer)];
    return ids.some((id) => id !== '' && writerTag(id) === tag);
  }

  /** Hash of the last line this device's log sheet has. */
  get chain(): string {
    return this.ownLines.at(-1)?.chain ?? '';
  }

  /** Lines of this device's log sheets, in their order; none where they were deleted. A name alone says whose a sheet is. */
  get ownLines(): readonly LogLine[] {
    const writer = this.ledger?.writer ?? '';
    const own = this.logs.map((log) => ({ ...log, number: logSheetNumber(log.name, writer) }));
    return own
      .filter(({ number }) => number > 0)
      .sort((a, b) => a.number - b.number)
      .flatMap(({ lines }) => lines);
  }

  /**
   * Makes this device's log sheet where there is none, and adds what it lacks about these receipts: what a killed pane
   * could not hand over, or somebody deleted. The workbook must follow the sheet.
   */
  async completeLog(language: Language, receiptIds: ReadonlySet<string>): Promise<void> {
    if (this.ledger === undefined) return;
    const { workbook, translate } = this.ports;
    await workbook.ensureLog(this.ledger.writer, translate(language, 'log.explanation'), []);
    await this.refresh();
    const missing = missingFromLog(this.ownLines, this.ownEvents, receiptIds);
    if (missing.length === 0) return;
    await workbook.exchange({ writes: [], watch: [], log: await chainFrom(this.chain, missing), beacon: undefined });
    await this.refresh();
  }

  /** An event about an earlier attempt. */
  follow(begun: LedgerEvent, kind: LedgerKind, detail: Partial<LedgerEvent> = {}): LedgerEvent {
    return {
      ...begun,
      writer: this.ledger?.writer ?? '',
      seq: 0,
      at: this.ports.clock.now(),
      kind,
      excuses: [],
      ...detail,
    };
  }

  private numbered(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
    const first = this.nextSeq;
    return events.map((event, index) => ({ ...event, seq: first + index }));
  }

  /** Numbers events and keeps them durably. Rejects with `run/other-sender` while another pane of this device sends. */
  async record(events: readonly LedgerEvent[]): Promise<readonly LedgerEvent[]> {
    const { ledger } = this;
    if (events.length === 0 || ledger === undefined) return [];
    // A line that is not read yet may have the number.
    if (this.unread > 0) await this.refresh();
    const release = await this.ports.soleSender();
    // A run counts its events by itself: a number taken here would end it.
    if (release === undefined) throw new Failure('run/other-sender', { values: { who: '' } });
    try {
      this.know(await ledger.all());
      const numbered = this.numbered(events);
      await ledger.append(numbered);
      this.know([...this.events, ...numbered]);
      return numbered;
    } finally {
      release();
    }
  }

  /** Puts on record what a person found out about an earlier send: the mail is there, or it may go again. */
  async settle(row: CheckedRow, kind: 'confirmed' | 'again'): Promise<readonly LedgerEvent[]> {
    const { evidence } = row;
    const attempts = evidence.kind === 'free' ? [] : evidence.attempts;
    const known = evidence.kind === 'unknown' ? evidence.event : undefined;
    const begun = known ?? eventOfCells(row, kind, attempts[0]);
    return this.record([this.follow(begun, kind, { excuses: kind === 'again' ? attempts : [] })]);
  }

  /** Recipients reached from this device in the last 24 hours: at least so many. */
  recipientsOfLastDay(): number {
    const since = this.ports.clock.now() - dayMs;
    const counted = this.events.filter(({ kind, at }) => kind === 'sent' && at > since);
    return counted.reduce((sum, { recipients }) => sum + recipients, 0);
  }

  /** See `recentAnswers`. */
  recentAnswers(): readonly number[] {
    return recentAnswers(this.events, this.ledger?.writer ?? '', this.ports.clock.now());
  }
}

/** A send of which the row alone tells. */
const eventOfCells = (
  { entry, keys, hash }: CheckedRow,
  kind: LedgerKind,
  attempt = `cell:${entry.own.receiptId}`,
): LedgerEvent => ({
  writer: '',
  seq: 0,
  at: 0,
  run: '',
  kind,
  receiptId: entry.own.receiptId,
  strong: keys.strong,
  weak: keys.weak,
  period: keys.period,
  rowHash: hash.row,
  filesHash: hash.files,
  attempt,
  excuses: [],
  messageHash: '',
  providerMessageId: '',
  recipients: entry.recipients.length,
});

/** Ids that stand in the rows. */
export const receiptIdsOf = (roster: Roster | undefined): ReadonlySet<string> =>
  new Set((roster?.entries ?? []).map(({ own }) => own.receiptId).filter((id) => id !== ''));

/** Lines for a log sheet, chained to the last one it has. */
const chainFrom = async (start: string, events: readonly LedgerEvent[]): Promise<readonly LogLine[]> => {
  const lines: LogLine[] = [];
  let chain = start;
  for (const event of events) {
    chain = await chainHash(chain, event);
    lines.push({ event, chain });
  }
  return lines;
};
