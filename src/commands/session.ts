import type { Check, CheckedRow } from '../domain/check.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import type { IssueCode } from '../domain/issue.ts';
import { accountActions } from './account/account-actions.ts';
import { AccountDesk } from './account/account-desk.ts';
import { checkSheet } from './check/check-sheet.ts';
import { ComputerDesk } from './computer/computer-desk.ts';
import type { SessionParts, View } from './session-parts.ts';
import { EvidenceDesk } from './record/evidence-desk.ts';
import { ImportDesk } from './people/import-desk.ts';
import { logActions } from './record/log-actions.ts';
import { LogDesk } from './record/log-desk.ts';
import { messageActions } from './message/message-actions.ts';
import { MessageDesk } from './message/message-desk.ts';
import { Newest } from './base/newest.ts';
import type { PaneActions } from './pane-actions.ts';
import type { PaneState } from './pane-state.ts';
import { paneWideActions } from './pane-wide-actions.ts';
import { checkState } from './check/check-view.ts';
import { Problems, type Obstacle } from './base/problems.ts';
import { receiptsActions } from './receipts/receipts-actions.ts';
import { ReceiptsDesk } from './receipts/receipts-desk.ts';
import { runActions } from './send/run-actions.ts';
import { savingActions } from './send/saving-actions.ts';
import { isSample } from './people/sample-sheet.ts';
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
import { languageKey, operatorKey } from './pane-wide-actions.ts';
import { languageOf } from './base/words.ts';
import type { Language } from '../domain/language.ts';
import { nextStep, stationOfStep } from './next-step.ts';

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
  private readonly choiceWatch: ChoiceWatch;
  readonly understanding: UnderstandingDesk;
  readonly ports: SessionPorts;
  readonly accepted = new Set<IssueCode>();
  readonly view: View;
  readonly problems = new Problems();
  check: Check | undefined;
  private phase: PaneState['phase'] = 'starting';
  private checking = true;
  /** A run is over and the sheet not yet read again: what was ready may be sent. */
  private finishing = false;
  private readonly secondLook: SecondLook;
  private readonly checks = new Newest();
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
    this.message = new MessageDesk(
      ports,
      (row) => this.receipts.attachmentsOf(row, this.sheet.roster),
      (roster) => ({
        lockColumn: this.receipts.mode(roster) === 'none' ? undefined : this.receipts.passwordColumn(roster),
        // Where a column decides, the text must not promise a file to everybody.
        attached: this.receipts.mode(roster) !== 'none' && this.receipts.attachColumn(roster) === undefined,
      }),
      (row) => this.receipts.locks(row, this.sheet.roster),
    );
    this.account = new AccountDesk(ports, changed);
    this.evidence = new EvidenceDesk(ports);
    this.choiceWatch = new ChoiceWatch(ports, this.evidence);
    this.sending = new SendingDesk(
      ports,
      { sheet: this.sheet, account: this.account, evidence: this.evidence },
      changed,
    );
    this.log = new LogDesk(ports, { sheet: this.sheet, evidence: this.evidence }, changed);
    this.computer = new ComputerDesk(ports, () => this.evidence.ledger !== undefined, changed);
    const run = runActions(this);
    this.test = new TestDesk(ports, { account: this.account, evidence: this.evidence }, changed);
    this.importing = new ImportDesk(ports);
    this.understanding = new UnderstandingDesk(ports);
    this.saving = new SavingDesk(ports, this.sheet, changed);
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
    this.snapshot ??= this.compose();
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
      if (!isFailure(error)) throw error;
      this.problems.note(error, obstacle);
    }
    this.changed();
  }

  /** A run tells by itself what ended it, and reads the sheet after it. */
  private pluginFailed(failure: Failure): void {
    if (this.sending.running) return;
    this.problems.note(failure);
    this.changed();
    if (this.phase === 'ready') void this.readSheet();
  }

  // Reading and checking --------------------------------------------------------------------------------------------

  async readSheet(): Promise<void> {
    // A run goes by what it began with.
    if (!this.sending.running) await this.guard(() => this.ports.book.refresh(), 'settings');
    await this.readRows();
  }

  private async readRows(): Promise<void> {
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
    this.sending.watch();
    this.changed();
    if (!this.sending.watching) return;
    void this.ports.clock.sleep(watchMs).then(() => this.readSheet());
  }

  recheck(): Promise<void> {
    return this.checks.run((signal) => this.checkAnew(signal));
  }

  private async checkAnew(signal: AbortSignal): Promise<void> {
    const { roster } = this.sheet;
    this.checking = roster !== undefined;
    this.changed();
    const changed = await this.choiceWatch.changes(this.view.language);
    // Accepted was what stood there then.
    if (changed.isNew) this.accepted.delete('choices/changed');
    await this.message.inspection.look(this.message.choice.own(this.sheet.kind), this.view.language, this.accepted);
    const check =
      roster === undefined
        ? undefined
        : await checkSheet(this, this.ports, roster, this.view.language, this.accepted, signal, changed.issues);
    signal.throwIfAborted();
    this.check = check;
    this.checking = false;
    this.changed();
  }

  row(row: number): CheckedRow {
    const found = this.check?.rows.find(({ entry }) => entry.row === row);
    if (found === undefined) throw new Failure('sheet/changed');
    return found;
  }

  // Sending ---------------------------------------------------------------------------------------------------------

  async send(only?: ReadonlySet<number>, over = ''): Promise<void> {
    if (this.sending.running || this.saving.running) return;
    this.problems.press();
    this.sending.reset();
    this.changed();
    this.evidence.takingOver = over;
    try {
      const { settleMs, saves } = await this.sending.prove();
      if (!this.account.connected) throw new Failure('account/signed-out');
      await this.account.findWay();
      // A colleague may have changed them since they were last looked at.
      await this.ports.book.refresh();
      this.account.admit();
      await this.readRows();
      if (isSample(this.sheet.roster)) throw new Failure('run/sample');
      if (!this.sheet.hasOwnColumns || this.test.questionBefore(only?.size ?? this.readyRows) !== 'none') {
        this.sending.asking = { about: 'start', only, over };
        return this.changed();
      }
      await this.receipts.preload(this.sheet.roster);
      this.finishing = true;
      const sender = this.sender();
      const begun = await this.choiceWatch.begin();
      await this.sending.send({
        seen: this.checked(),
        again: async () => {
          await this.readSheet();
          return this.checked();
        },
        sender,
        language: this.sheet.language(this.view.language),
        templateHeaders: new Set([...this.message.headers(), ...this.receipts.usedHeaders()]),
        compose: (row, item) => this.message.mail(row, item, sender, { bcc: this.account.bcc }),
        newReceiptId: (key) => this.message.newReceiptId(key),
        only,
        settleMs,
        saves,
        over,
      });
      await this.choiceWatch.sent(begun);
      await this.afterRun();
    } catch (error) {
      if (!isFailure(error)) throw error;
      if (error.code === 'run/autosave-off') this.sending.asking = { about: 'autosave', only, over };
      else this.sending.refuse(error);
    } finally {
      this.finishing = false;
      this.evidence.takingOver = '';
      this.changed();
    }
  }

  private get readyRows(): number {
    return (this.check?.rows ?? []).filter(({ verdict }) => verdict === 'ready').length;
  }

  checked() {
    const { roster } = this.sheet;
    if (roster === undefined || this.check === undefined) throw new Failure('sheet/empty');
    return { roster, check: this.check };
  }

  private async afterRun(): Promise<void> {
    this.accepted.clear();
    this.receipts.runEnded(this.sheet.roster);
    await this.readSheet();
    await this.understanding.learn(this.check, this.evidence.ownEvents);
    void this.log.check();
  }

  sender() {
    const sender = this.account.sender();
    if (sender === undefined) throw new Failure('account/signed-out');
    return sender;
  }

  // What is shown ---------------------------------------------------------------------------------------------------

  private compose(): PaneState {
    const { roster } = this.sheet;
    const check = checkState(this.check, this.accepted, this.checking);
    const account = this.account.state();
    const run = this.sending.state(this.check);
    const receipts = this.receipts.state(roster);
    return {
      phase: this.phase,
      problem: this.problems.first,
      language: this.view.language,
      station: this.view.station,
      next: nextStep({
        busy: this.sending.running || this.saving.running || this.finishing || run.status === 'watching',
        hasPeople: roster !== undefined,
        receipts,
        check,
        connected: account.status === 'connected' && !account.isForeign,
        connectable: account.hasAccounts,
        resumable: run.resumable,
        sample: isSample(roster),
      }),
      sheet: this.sheet.state(),
      receipts,
      message: this.message.state(),
      account,
      check,
      run,
      test: this.test.state(this.check, roster),
      log: this.log.state(),
      saving: this.saving.state(),
      importing: this.importing.state(),
      understood: this.understanding.state(roster, this.check, this.view.language, (row) => this.message.greeting(row)),
      ignored: this.ports.book.ignored,
      operator: this.sending.operatorName,
      explained: this.view.explained,
      computer: this.computer.state(),
    };
  }
}
