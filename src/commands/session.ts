import type { Check, CheckedRow } from '../domain/check.ts';
import { expected, Failure } from '../domain/failure.ts';
import type { IssueCode } from '../domain/issue.ts';
import { accountActions } from './account/account-actions.ts';
import { AccountDesk } from './account/account-desk.ts';
import { CheckDesk } from './check/check-desk.ts';
import { composePane } from './compose-pane.ts';
import { ComputerDesk } from './computer/computer-desk.ts';
import type { SessionParts, View } from './session-parts.ts';
import { EvidenceDesk } from './record/evidence-desk.ts';
import { ImportDesk } from './people/import-desk.ts';
import { logActions } from './record/log-actions.ts';
import { LogDesk } from './record/log-desk.ts';
import { messageActions } from './message/message-actions.ts';
import { MessageDesk } from './message/message-desk.ts';
import type { PaneActions } from './pane-actions.ts';
import type { PaneState } from './pane-state.ts';
import { languageKey, operatorKey, paneWideActions } from './pane-wide-actions.ts';
import { Problems, type Obstacle } from './base/problems.ts';
import { sentenceOf } from './base/sentence.ts';
import { receiptsActions } from './receipts/receipts-actions.ts';
import { ReceiptsDesk } from './receipts/receipts-desk.ts';
import { runActions } from './send/run-actions.ts';
import { RunStart } from './send/run-start.ts';
import { savingActions } from './send/saving-actions.ts';
import { SavingDesk } from './send/saving-desk.ts';
import { SendingDesk } from './send/sending-desk.ts';
import { ChoiceWatch } from './send/choice-watch.ts';
import type { SessionPorts } from './base/session-ports.ts';
import { sheetActions } from './people/sheet-actions.ts';
import { UnderstandingDesk } from './people/understanding-desk.ts';
import { SecondLook } from './people/second-look.ts';
import { SheetDesk } from './people/sheet-desk.ts';
import { incidentActions } from './record/incident-actions.ts';
import { testActions } from './send/test-actions.ts';
import { TestDesk } from './send/test-desk.ts';
import { languageOf } from './base/words.ts';
import type { Language } from '../domain/language.ts';
import { stationOfStep } from './next-step.ts';

/** While a colleague sends, their beacon is read this often, in milliseconds. */
const watchMs = 5_000;

/** What the pane and the ribbon stand on: the state to show, and what a person can do about it. */
export class Session implements SessionParts {
  readonly actions: PaneActions;
  private readonly listeners = new Set<() => void>();
  readonly sheet: SheetDesk;
  readonly receipts: ReceiptsDesk;
  readonly message: MessageDesk;
  readonly account: AccountDesk;
  readonly evidence: EvidenceDesk;
  readonly sending: SendingDesk;
  readonly log: LogDesk;
  readonly computer: ComputerDesk;
  readonly test: TestDesk;
  readonly saving: SavingDesk;
  readonly importing: ImportDesk;
  readonly understanding: UnderstandingDesk;
  readonly ports: SessionPorts;
  readonly view: View;
  readonly problems = new Problems();
  private phase: PaneState['phase'] = 'starting';
  private readonly secondLook: SecondLook;
  readonly checks: CheckDesk;
  private readonly runStart: RunStart;
  private snapshot: PaneState | undefined;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.view = {
      language: languageOf(ports.displayLanguage),
      station: 'people',
      explained: undefined,
    };
    const changed = () => this.changed();
    this.secondLook = new SecondLook(ports.clock, () => this.onSheetChanged());
    this.sheet = new SheetDesk(ports);
    this.receipts = new ReceiptsDesk(ports, changed);
    this.message = new MessageDesk(ports);
    this.account = new AccountDesk(ports, changed);
    this.evidence = new EvidenceDesk(ports);
    this.sending = new SendingDesk(
      ports,
      { sheet: this.sheet, account: this.account, evidence: this.evidence },
      changed,
    );
    this.log = new LogDesk(ports, { sheet: this.sheet, evidence: this.evidence }, changed);
    this.computer = new ComputerDesk(ports, () => this.evidence.ledger !== undefined, changed);
    this.test = new TestDesk(ports, { account: this.account, evidence: this.evidence }, changed);
    this.importing = new ImportDesk(ports);
    this.understanding = new UnderstandingDesk(ports);
    const choiceWatch = new ChoiceWatch(ports, this.evidence);
    this.checks = new CheckDesk(ports, this, choiceWatch, changed);
    this.saving = new SavingDesk(ports, this.sheet, changed);
    this.runStart = new RunStart(this, choiceWatch);
    const run = runActions(this);
    ports.plugins.onFailed((failure) => this.pluginFailed(failure));
    this.actions = {
      ...paneWideActions(this),
      ...sheetActions(this),
      ...receiptsActions(this),
      ...messageActions(this),
      ...accountActions(this),
      ...logActions(this),
      ...run,
      ...incidentActions(this, run.sendAgain),
      ...testActions(this),
      ...savingActions(this),
    };
  }

  state = (): PaneState => {
    this.snapshot ??= composePane(this, this.phase, this.runStart.finishing);
    return this.snapshot;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  changed(): void {
    this.snapshot = undefined;
    for (const listener of this.listeners) listener();
  }

  /** Reads the sheet and gets ready to sign in. Call once. */
  async start(): Promise<void> {
    const prepared = this.account.prepare();
    await this.guard(async () => {
      this.view.language = (await this.kept<Language>(languageKey)) ?? this.view.language;
      this.sending.operatorName = (await this.kept<string>(operatorKey)) ?? '';
      await this.evidence.open();
      await this.understanding.open();
      await this.message.choice.open();
    }, 'record');
    await this.readSheet();
    const told = this.problems.ofPress;
    this.phase = 'ready';
    this.land();
    // Nobody pressed anything: what failed while the pane opened is still to be said.
    if (told !== undefined) this.problems.note(told);
    const watch = () => this.ports.watchSheet(() => this.onSheetChanged());
    await this.secondLook.hear(watch, (failure) => this.problems.note(failure));
    void this.log.check();
    await prepared;
    this.changed();
    void this.findWay();
  }

  /** What does not fit through is held in the check, not at the door. */
  async findWay(): Promise<void> {
    if (await this.account.findWay()) await this.recheck();
  }

  /** Opens the station of the next step, unless a run is under way: for a person who comes to the pane. */
  land(): void {
    this.problems.press();
    if (!this.sending.running) this.view.station = stationOfStep(this.state().next);
    this.changed();
  }

  private kept<T>(key: string): Promise<T | undefined> {
    return this.ports.device.get<T>(key).catch(() => undefined);
  }

  async guard(act: () => Promise<void>, obstacle?: Obstacle): Promise<void> {
    if (obstacle === undefined) this.problems.press();
    try {
      await act();
      if (obstacle !== undefined) this.problems.overcome(obstacle);
    } catch (error) {
      this.problems.note(sentenceOf(expected(error), obstacle === undefined ? 'once' : 'repeats'), obstacle);
    }
    this.changed();
  }

  /** A run tells by itself what ended it, and reads the sheet after it. */
  private pluginFailed(failure: Failure): void {
    if (this.sending.running) return;
    this.problems.note(sentenceOf(failure));
    this.changed();
    if (this.phase === 'ready') void this.readSheet();
  }

  async readSheet(): Promise<void> {
    // A run goes by what it began with.
    if (!this.sending.running) {
      await this.guard(() => this.ports.book.refresh(), 'settings');
      await this.account.followChoice();
    }
    await this.readRows();
  }

  async readRows(): Promise<void> {
    await this.sheet.read();
    await this.guard(() => this.evidence.refresh(), 'logs');
    await this.recheck();
    this.followRival();
    this.secondLook.after([this.sheet.problem, this.problems.of('logs')]);
    if (this.check === undefined || !this.sheet.hasOwnColumns) return;
    await this.sending.mend(this.checked(), this.sheet.language(this.view.language));
  }

  private onSheetChanged(): void {
    // A run reads what it needs itself, and the sheet is read again after it.
    if (!this.sending.running) void this.readSheet();
  }

  /** Looks at a colleague's progress while there is one. */
  private followRival(): void {
    this.sending.rivals.look();
    this.changed();
    if (!this.sending.watching) return;
    void this.ports.clock.sleep(watchMs).then(() => this.readSheet());
  }

  recheck(): Promise<void> {
    return this.checks.recheck(this.view.language);
  }

  get check(): Check | undefined {
    return this.checks.check;
  }

  get accepted(): Set<IssueCode> {
    return this.checks.accepted;
  }

  row(row: number): CheckedRow {
    return this.checks.row(row);
  }

  send(only?: ReadonlySet<number>, over = ''): Promise<void> {
    return this.runStart.send(only, over);
  }

  checked() {
    const { roster } = this.sheet;
    if (roster === undefined || this.check === undefined) throw new Failure('sheet/empty');
    return { roster, check: this.check };
  }

  sender() {
    const sender = this.account.sender();
    if (sender === undefined) throw new Failure('account/signed-out');
    return sender;
  }
}
