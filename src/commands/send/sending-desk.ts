import type { Check, CheckedRow } from '../../domain/check.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { rowsOfChosen, type ChosenRows } from '../../domain/roster/chosen-rows.ts';
import { expected, Failure } from '../../domain/failure.ts';
import { senderMark, writerTag } from '../../domain/sending/ledger.ts';
import type { RunOptions } from '../../domain/sending/run-item.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { Run } from '../../domain/sending/run.ts';
import { mostUnexpected, patiently } from '../../domain/sending/patience.ts';
import { receiptIdsOf } from '../record/evidence-desk.ts';
import { Doubts } from './doubts.ts';
import { Rivals } from './rivals.ts';
import { endOf } from './run-end.ts';
import { runPorts, type SendingDesks } from './run-ports.ts';
import type { Checked, Sending } from './sending.ts';
import { StatusMender } from './status-mender.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import { planRun, signatureOf } from '../../domain/sending/plan-run.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { noteSender } from '../record/run-senders.ts';
import type { Language } from '../../domain/language.ts';
import type { RunEnd, RunState } from './run-state.ts';

const noOutcomes: Run['standings'] = new Map();

const defaultTab = 'TabHome';

const loadRun = (): Promise<typeof Run> =>
  import('../../domain/sending/run.ts').then(
    (loaded) => loaded.Run,
    (cause: unknown) => {
      throw new Failure('host/plugin-failed', { cause });
    },
  );

/** Drives runs: one at a time, and what is left to say after them. */
export class SendingDesk {
  /** What was asked for, while a question is open before it begins. */
  asking:
    { readonly about: 'start' | 'autosave'; readonly only: ChosenRows | undefined; readonly over: string } | undefined;
  /** The person said that nobody else sends from this workbook, because AutoSave is off. */
  alone = false;
  /** From a press until its run has begun or is refused. */
  starting = false;
  private run: Run | undefined;
  /** The reading that the run goes by. */
  private seen: Roster | undefined;
  private end: RunEnd | undefined;
  private reason: Sentence | undefined;
  readonly rivals: Rivals;
  readonly doubts: Doubts;
  private readonly mender: StatusMender;
  private readonly ports: SessionPorts;
  private readonly desks: SendingDesks;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, desks: SendingDesks, changed: () => void) {
    this.ports = ports;
    this.desks = desks;
    this.rivals = new Rivals(ports.clock, desks.evidence);
    this.mender = new StatusMender(ports, desks.sheet);
    const isOwn = (tag: string) => desks.evidence.isOwn(tag);
    this.doubts = new Doubts(ports.clock, desks.account.mailboxes, () => desks.evidence.logs, isOwn);
    this.changed = changed;
  }

  /** What the last run made of its rows, by sheet row of the reading it went by; nothing of any other reading. */
  outcomesIn(roster: Roster | undefined): Run['standings'] {
    return (roster === this.seen ? this.run?.standings : undefined) ?? noOutcomes;
  }

  get running(): boolean {
    return this.run !== undefined && this.run.phase !== 'ended';
  }

  /** Everything that must hold before the first claim. Rejects with the reason why nothing is sent. */
  async prove(): Promise<Pick<Sending, 'settleMs' | 'saves'>> {
    if (this.desks.evidence.ledger === undefined) throw new Failure('ledger/unavailable');
    const { readOnly, autoSave, inCloud, isOnOwnDisk } = await this.patient(() => this.ports.workbook.environment());
    if (readOnly) throw new Failure('sheet/read-only');
    const saves = inCloud && autoSave === false;
    if (saves && !this.alone) throw new Failure('run/autosave-off');
    // What colleagues saved comes with it.
    if (saves) await this.patient(() => this.ports.workbook.save());
    const nobody = isOnOwnDisk && this.desks.evidence.beacons().length === 0;
    return { settleMs: nobody ? 0 : this.ports.config.settleMs, saves };
  }

  /** A moment in which Excel does not answer is no reason not to begin. */
  private patient<T>(step: () => Promise<T>): Promise<T> {
    return patiently(step, { clock: this.ports.clock, most: mostUnexpected });
  }

  /** Sends what the check found ready. Never rejects for what may happen. */
  async send(sending: Sending): Promise<void> {
    const { ledger } = this.desks.evidence;
    if (ledger === undefined) throw new Failure('ledger/unavailable');
    const release = await this.ports.soleSender();
    if (release === undefined) return this.ended('watching', { code: 'run/other-sender', values: { who: '' } });
    try {
      const { roster, check } = sending.seen;
      this.seen = roster;
      const only = sending.only && rowsOfChosen(sending.only, roster.entries);
      const { items } = planRun(check, roster, signatureOf(roster, sending.templateHeaders), only);
      // A dead run is taken over also where it left nothing to send: its cells still say that it sends.
      if (items.length === 0 && sending.over === '') return this.ended('held', undefined);
      // Before anything is written: a new deployment in mid-run must not take it away.
      const RunOf = await loadRun();
      this.ports.workbook.follow(this.desks.sheet.place());
      await this.patient(() => this.desks.evidence.completeLog(sending.language, receiptIdsOf(roster)));
      await this.patient(() => this.ports.workbook.probe());
      const options = await this.options(sending);
      await noteSender(this.ports.device, options.run, sending.sender.address);
      const followed = { ...sending, again: async () => this.follow(await sending.again()) };
      await this.drive(new RunOf(items, runPorts(this.ports, this.desks, followed, items, this.changed), options));
    } catch (error) {
      const failure = expected(error);
      this.ended(endOf(failure), sentenceOf(failure));
    } finally {
      release();
    }
  }

  private follow(read: Checked): Checked {
    this.seen = read.roster;
    return read;
  }

  /** See `StatusMender`: only while nobody sends. */
  async mend(checked: Checked, language: Language): Promise<void> {
    if (this.running || this.rivals.other !== undefined) return;
    await this.mender.mend(checked, language);
  }

  private async options({ settleMs, over, sender, through }: Sending): Promise<RunOptions> {
    const { ledger } = this.desks.evidence;
    const seq = this.desks.evidence.nextSeq;
    return {
      sendsPerMinute: this.ports.config.sendsPerMinute,
      settleMs,
      who: this.operator(),
      run: `${writerTag(ledger?.writer ?? '')}-${seq}`,
      via: { provider: through.id, sender: await senderMark(sender.address) },
      over: [over, this.desks.evidence.settledRuns].filter((name) => name !== '').join(' '),
      seq,
      chain: this.desks.evidence.chain,
      recentAnswers: this.desks.evidence.recentAnswers(),
    };
  }

  operatorName = '';

  /** As colleagues see who sends. */
  operator(): string {
    if (this.operatorName !== '') return this.operatorName;
    const sender = this.desks.account.sender();
    return sender === undefined ? '' : sender.name || (sender.address.split('@')[0] ?? '');
  }

  private async drive(run: Run): Promise<void> {
    this.run = run;
    this.end = undefined;
    this.reason = undefined;
    this.rivals.forget();
    this.ports.sending(true);
    this.changed();
    try {
      await run.drive();
    } finally {
      this.ports.sending(false);
      if (run.reason?.code === 'run/copied-profile') await this.desks.evidence.becomeAnother();
      await this.desks.evidence.refresh();
    }
    const { reason } = run;
    const whole = run.total === 0 ? 'held' : 'complete';
    const end = reason !== undefined ? endOf(reason) : run.stopped ? 'stopped' : whole;
    this.ended(end, reason === undefined ? undefined : sentenceOf(reason));
  }

  private ended(end: RunEnd, reason: Sentence | undefined): void {
    this.end = end;
    this.reason = reason;
    this.alone = false;
    if (end === 'not-connected') this.desks.account.lost();
    this.changed();
  }

  /** What stood in the way before a run could begin. */
  refuse(failure: Failure): void {
    this.ended(endOf(failure), this.desks.account.senders.sentence(failure));
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
    status.writer === writerTag(this.desks.evidence.ledger?.writer ?? '');

  /** Left behind by the last run of this pane. */
  hasFailed = ({ keys }: CheckedRow): boolean => this.run?.unsent.has(primaryKey(keys)) ?? false;

  /** The pane after a run: back to the beginning. */
  reset(): void {
    if (this.running) return;
    this.run = undefined;
    this.end = undefined;
    this.reason = undefined;
  }

  get watching(): boolean {
    return this.rivals.other !== undefined && !this.running;
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
            : this.rivals.other !== undefined
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
      reason: this.running ? run?.reason && sentenceOf(run.reason, 'repeats') : this.reason,
      end: this.running ? undefined : this.end,
      other: this.rivals.other,
      unknownRows: this.doubts.rows(check),
      resumable: (check?.rows ?? []).filter(this.isInterrupted).length,
      lastDay: this.desks.evidence.recipientsOfLastDay(),
      dailyLimit: this.desks.account.dailyLimit,
    };
  }
}

export const stopButton = { tab: defaultTab, group: 'Sobre.Group', id: 'Sobre.Stop' } as const;
