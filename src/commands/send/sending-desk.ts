import type { Check, CheckedRow } from '../../domain/check.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { Failure, isFailure } from '../../domain/failure.ts';
import { deadAfterMs, runName } from '../../domain/sending/lease.ts';
import { senderMark, writerTag } from '../../domain/sending/ledger.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { ComposedMail, RunItem, RunOptions, RunPorts } from '../../domain/sending/run-item.ts';
import type { Run } from '../../domain/sending/run.ts';
import { mostUnexpected, patiently } from '../../domain/sending/patience.ts';
import { savedExchanges } from '../../domain/sending/saved-exchange.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import type { AccountDesk } from '../account/account-desk.ts';
import { receiptIdsOf, type EvidenceDesk } from '../record/evidence-desk.ts';
import { Doubts } from './doubts.ts';
import { endOf, valuesOf } from './run-end.ts';
import type { Sentence } from '../pane-state.ts';
import { planRun, signatureOf } from '../../domain/sending/plan-run.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import { noteSender } from '../record/run-senders.ts';
import { statusWords, timeText } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';
import type { RunEnd, RunState } from './run-state.ts';

/** Cells that stay wrong however often they are written are left alone. */
const mostMends = 3;

const defaultTab = 'TabHome';

/** One reading of the sheet, checked. */
export interface Checked {
  readonly roster: Roster;
  readonly check: Check;
}

export interface Sending {
  /** What the person saw when they pressed Send. */
  readonly seen: Checked;
  /** Reads the sheet, ledger and logs anew and checks again. */
  readonly again: () => Promise<Checked>;
  /** Whose messages these are, for the whole run. */
  readonly sender: Mailbox;
  readonly language: Language;
  /** Headers the templates print. */
  readonly templateHeaders: ReadonlySet<string>;
  readonly compose: (row: CheckedRow, item: RunItem) => Promise<ComposedMail>;
  readonly newReceiptId: (documentKey: string) => string;
  /** Limits the run to some sheet rows. */
  readonly only: ReadonlySet<number> | undefined;
  /** 0: nobody else can be in the workbook. */
  readonly settleMs: number;
  /** AutoSave is off: the run saves for itself. */
  readonly saves: boolean;
  /** Dead runs that are taken over, by name, with a space between; ''. */
  readonly over: string;
}

const loadRun = (): Promise<typeof Run> =>
  import('../../domain/sending/run.ts').then(
    (loaded) => loaded.Run,
    (cause: unknown) => {
      throw new Failure('host/plugin-failed', { cause });
    },
  );

interface RivalSighting {
  readonly at: number;
  readonly seenAt: number;
}

/** Drives runs: one at a time, and what is left to say after them. */
export class SendingDesk {
  /** What was asked for, while a question is open before it begins. */
  asking:
    | { readonly about: 'start' | 'autosave'; readonly only: ReadonlySet<number> | undefined; readonly over: string }
    | undefined;
  /** The person said that nobody else sends from this workbook, because AutoSave is off. */
  alone = false;
  private run: Run | undefined;
  private end: RunEnd | undefined;
  private reason: Sentence | undefined;
  private other: RunState['other'];
  private deadRuns: readonly string[] = [];
  private readonly rivals = new Map<string, RivalSighting>();
  readonly doubts: Doubts;
  /** Since a reading last found nothing to mend. */
  private mends = 0;
  private readonly ports: SessionPorts;
  private readonly sheet: SheetDesk;
  private readonly account: AccountDesk;
  private readonly evidence: EvidenceDesk;
  private readonly changed: () => void;

  constructor(
    ports: SessionPorts,
    desks: { sheet: SheetDesk; account: AccountDesk; evidence: EvidenceDesk },
    changed: () => void,
  ) {
    this.ports = ports;
    this.sheet = desks.sheet;
    this.account = desks.account;
    this.evidence = desks.evidence;
    this.doubts = new Doubts(ports.clock, desks.account.mailboxes, () => this.evidence.logs);
    this.changed = changed;
  }

  get running(): boolean {
    return this.run !== undefined && this.run.phase !== 'ended';
  }

  /** Everything that must hold before the first claim. Rejects with the reason why nothing is sent. */
  async prove(): Promise<Pick<Sending, 'settleMs' | 'saves'>> {
    if (this.evidence.ledger === undefined) throw new Failure('ledger/unavailable');
    const { readOnly, autoSave, inCloud } = await this.patient(() => this.ports.workbook.environment());
    if (readOnly) throw new Failure('sheet/read-only');
    const saves = inCloud && autoSave === false;
    if (saves && !this.alone) throw new Failure('run/autosave-off');
    // What colleagues saved comes with it.
    if (saves) await this.patient(() => this.ports.workbook.save());
    const nobody = !inCloud && this.evidence.beacons().length === 0;
    return { settleMs: nobody ? 0 : this.ports.config.settleMs, saves };
  }

  /** A moment in which Excel does not answer is no reason not to begin. */
  private patient<T>(step: () => Promise<T>): Promise<T> {
    return patiently(step, { clock: this.ports.clock, most: mostUnexpected });
  }

  /** Sends what the check found ready. Never rejects for what may happen. */
  async send(sending: Sending): Promise<void> {
    const { ledger } = this.evidence;
    if (ledger === undefined) throw new Failure('ledger/unavailable');
    const release = await this.ports.soleSender();
    if (release === undefined) return this.ended('watching', { code: 'run/other-sender', values: { who: '' } });
    try {
      const { roster, check } = sending.seen;
      const { items } = planRun(check, roster, signatureOf(roster, sending.templateHeaders), sending.only);
      // A dead run is taken over also where it left nothing to send: its cells still say that it sends.
      if (items.length === 0 && sending.over === '') return this.ended('held', undefined);
      // Before anything is written: a new deployment in mid-run must not take it away.
      const RunOf = await loadRun();
      this.ports.workbook.follow(this.sheet.place());
      await this.patient(() => this.evidence.completeLog(sending.language, receiptIdsOf(roster)));
      await this.patient(() => this.ports.workbook.probe());
      const options = await this.options(sending);
      await noteSender(this.ports.device, options.run, sending.sender.address);
      await this.drive(new RunOf(items, this.runPorts(sending, items), options));
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.ended(endOf(error), { code: error.code, values: error.values });
    } finally {
      release();
    }
  }

  /**
   * Says again in the cells what the evidence knows and they lost: an undo, a pane that was killed before it could.
   * Only while nobody sends; a sheet that refuses is asked again at the next reading.
   */
  async mend({ roster, check }: Checked, language: Language): Promise<void> {
    if (this.running || this.other !== undefined) return;
    const { notes } = planRun(check, roster, signatureOf(roster, new Set()), undefined);
    // A cell that says Sent may be ahead of a colleague's log, which is still on its way here.
    const saySent = new Set(check.rows.flatMap(({ entry, status }) => (status?.state === 'sent' ? [entry.row] : [])));
    const lost = notes.filter(
      ({ state, receiptId, row }) =>
        receiptId !== '' && (state === 'sent' || (state === 'unknown' && !saySent.has(row))),
    );
    if (lost.length === 0) this.mends = 0;
    if (lost.length === 0 || this.mends === mostMends) return;
    this.mends += 1;
    const release = await this.ports.soleSender();
    if (release === undefined) return;
    const words = statusWords(this.ports.translate, language);
    const writes = lost.map(({ receiptId, state, code }) => ({
      receiptId,
      cells: { status: statusText({ state, code, who: '', writer: '' }, words) },
    }));
    try {
      this.ports.workbook.follow(this.sheet.place());
      await this.ports.workbook.exchange({ writes, watch: [], log: [], beacon: undefined });
    } catch (error) {
      if (!isFailure(error)) throw error;
    } finally {
      release();
    }
  }

  private async options({ settleMs, over, sender }: Sending): Promise<RunOptions> {
    const { ledger } = this.evidence;
    const seq = this.evidence.nextSeq;
    return {
      sendsPerMinute: this.ports.config.sendsPerMinute,
      settleMs,
      who: this.operator(),
      run: `${writerTag(ledger?.writer ?? '')}-${seq}`,
      via: { provider: this.account.providerId, sender: await senderMark(sender.address) },
      over: [over, this.evidence.settledRuns].filter((name) => name !== '').join(' '),
      seq,
      chain: this.evidence.chain,
      recentAnswers: this.evidence.recentAnswers(),
    };
  }

  operatorName = '';

  /** As colleagues see who sends. */
  operator(): string {
    if (this.operatorName !== '') return this.operatorName;
    const sender = this.account.sender();
    return sender === undefined ? '' : sender.name || (sender.address.split('@')[0] ?? '');
  }

  private runPorts(sending: Sending, frozen: readonly RunItem[]): RunPorts {
    const words = statusWords(this.ports.translate, sending.language);
    const { ledger } = this.evidence;
    const { provider } = this.account;
    if (ledger === undefined || provider === undefined) throw new Failure('account/signed-out');
    let { roster, check } = sending.seen;
    const only = sending.only === undefined ? undefined : new Set(frozen.map(({ keys }) => primaryKey(keys)));
    const { workbook, clock } = this.ports;
    return {
      workbook: sending.saves ? savedExchanges(workbook, clock) : workbook,
      ledger,
      clock,
      random: this.ports.random,
      newReceiptId: sending.newReceiptId,
      signatureOf: (row) => signatureOf(roster, sending.templateHeaders)(row),
      replan: async () => {
        ({ roster, check } = await sending.again());
        this.ports.workbook.follow(this.sheet.place());
        const plan = planRun(check, roster, signatureOf(roster, sending.templateHeaders), undefined);
        if (only === undefined) return plan;
        // "Send again" for one person touches nobody else's row, but for what the evidence knows better than its cell.
        const repairs = plan.notes.filter(({ state }) => state === 'sent' || state === 'unknown');
        return { items: plan.items.filter(({ keys }) => only.has(primaryKey(keys))), notes: repairs };
      },
      compose: (item) => {
        const row = check.rows.find(
          ({ keys, entry }) => primaryKey(keys) === primaryKey(item.keys) && entry.row === item.row,
        );
        if (row === undefined) throw new Failure('sheet/changed');
        return sending.compose(row, item);
      },
      send: ({ bytes, name, attempt, envelope }, signal) => provider.send({ bytes, name, attempt, envelope }, signal),
      renew: (signal) => this.renewAs(sending.sender, signal),
      statusText: (status) => statusText(status, words),
      timeText: (at) => timeText(sending.language, at),
      changed: this.changed,
    };
  }

  /** A run goes on from the account it began with: whoever signs in meanwhile as somebody else does not send its rest. */
  private async renewAs({ address }: Mailbox, signal: AbortSignal): Promise<void> {
    await this.account.renew(signal);
    if (this.account.sender()?.address !== address) throw new Failure('account/signed-out');
  }

  private async drive(run: Run): Promise<void> {
    this.run = run;
    this.end = undefined;
    this.reason = undefined;
    this.other = undefined;
    this.ports.sending(true);
    this.changed();
    try {
      await run.drive();
    } finally {
      this.ports.sending(false);
      await this.evidence.refresh();
    }
    const { reason } = run;
    const whole = run.total === 0 ? 'held' : 'complete';
    const end = reason !== undefined ? endOf(reason) : run.stopped ? 'stopped' : whole;
    this.ended(end, reason === undefined ? undefined : { code: reason.code, values: valuesOf(reason) });
  }

  private ended(end: RunEnd, reason: Sentence | undefined): void {
    this.end = end;
    this.reason = reason;
    this.alone = false;
    if (end === 'not-connected') this.account.lost();
    this.changed();
  }

  /** What stood in the way before a run could begin. */
  refuse(failure: Failure): void {
    this.ended(endOf(failure), this.account.sentence(failure));
  }

  stop(): void {
    this.run?.stop();
  }

  goOn(): void {
    this.run?.goOn();
  }

  /** Claimed by a run of this device that ended without giving the row back. */
  isInterrupted = ({ verdict, status }: CheckedRow): boolean =>
    verdict === 'ready' &&
    (status?.state === 'claimed' || status?.state === 'sending') &&
    status.writer === writerTag(this.evidence.ledger?.writer ?? '');

  /** Left behind by the last run of this pane. */
  hasFailed = ({ keys }: CheckedRow): boolean => this.run?.unsent.has(primaryKey(keys)) ?? false;

  /** The pane after a run: back to the beginning. */
  reset(): void {
    if (this.running) return;
    this.run = undefined;
    this.end = undefined;
    this.reason = undefined;
  }

  /** Whether a colleague is sending, by beacons whose clock moves. Own clock only: two computers need not agree. */
  watch(): void {
    const now = this.ports.clock.now();
    const active = this.evidence.activeBeacons();
    const sightings: { readonly name: string; readonly other: NonNullable<RunState['other']> }[] = [];
    for (const beacon of active) {
      const known = this.rivals.get(beacon.writer);
      const seenAt = known?.at === beacon.at ? known.seenAt : now;
      this.rivals.set(beacon.writer, { at: beacon.at, seenAt });
      // A beacon never seen to move may be very old: then its own time counts, however rough.
      const ageMs = Math.max(now - seenAt, known === undefined ? now - beacon.at : 0);
      const { who, done, total } = beacon;
      sightings.push({ name: runName(beacon), other: { who, done, total, ageMs, dead: ageMs > deadAfterMs } });
    }
    const live = sightings.find(({ other }) => !other.dead);
    this.other = (live ?? sightings[0])?.other;
    // Dead runs can only be taken over together: each of them would keep the other's successor out.
    this.deadRuns = live === undefined ? sightings.map(({ name }) => name) : [];
  }

  get watching(): boolean {
    return this.other !== undefined && !this.running;
  }

  get deadRun(): string {
    return this.deadRuns.join(' ');
  }

  state(check: Check | undefined): RunState {
    const { run } = this;
    const phase = run?.phase;
    return {
      status:
        this.asking !== undefined
          ? 'asking'
          : this.running && phase !== undefined
            ? phase
            : this.other !== undefined
              ? 'watching'
              : this.end === undefined
                ? 'idle'
                : 'ended',
      asksAutoSave: this.asking?.about === 'autosave',
      total: run?.total ?? 0,
      sent: run?.count('sent') ?? 0,
      failed: run?.count('failed') ?? 0,
      unknown: run?.count('unknown') ?? 0,
      inFlight: run?.inFlight ?? 0,
      current: run?.current ?? '',
      startsAt: run?.startsAt,
      finishesAt: this.running ? run?.finishesAt : undefined,
      reason: this.running ? run?.reason && { code: run.reason.code, values: valuesOf(run.reason) } : this.reason,
      end: this.running ? undefined : this.end,
      other: this.other,
      unknownRows: this.doubts.rows(check),
      resumable: (check?.rows ?? []).filter(this.isInterrupted).length,
      lastDay: this.evidence.recipientsOfLastDay(),
      dailyLimit: this.account.dailyLimit,
    };
  }
}

export const stopButton = { tab: defaultTab, group: 'Sobre.Group', id: 'Sobre.Stop' } as const;
