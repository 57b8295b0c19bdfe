import type { Check, CheckedRow } from '../domain/check.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import type { IssueCode } from '../domain/issue.ts';
import { AccountDesk } from './account-desk.ts';
import { checkSheet } from './check-sheet.ts';
import { EvidenceDesk } from './evidence-desk.ts';
import { MessageDesk } from './message-desk.ts';
import type { Language, PaneActions, PaneState, Sentence, Station } from './pane-state.ts';
import { checkState, nextStep } from './pane-view.ts';
import { ReceiptsDesk } from './receipts-desk.ts';
import { SendingDesk } from './sending-desk.ts';
import type { SessionPorts } from './session-ports.ts';
import { receiptIdInDoubt, settleRow } from './settle-row.ts';
import { SheetDesk } from './sheet-desk.ts';
import { languageOf } from './words.ts';

const languageKey = 'language';
const operatorKey = 'operator';
/** While a colleague sends, their beacon is read this often, in milliseconds. */
const watchMs = 5_000;

/** What the pane and the ribbon stand on: the state to show, and what a person can do about it. */
export class Session {
  readonly actions: PaneActions;
  private readonly listeners = new Set<() => void>();
  readonly sheet: SheetDesk;
  readonly receipts: ReceiptsDesk;
  readonly message: MessageDesk;
  private readonly account: AccountDesk;
  readonly evidence: EvidenceDesk;
  private readonly sending: SendingDesk;
  private readonly ports: SessionPorts;
  private readonly accepted = new Set<IssueCode>();
  private phase: PaneState['phase'] = 'starting';
  private problem: Sentence | undefined;
  private language: Language;
  private station: Station = 'people';
  private check: Check | undefined;
  private checking = true;
  /** A run is over and the sheet not yet read again: what was ready may be sent. */
  private finishing = false;
  private checkNumber = 0;
  private explained: number | undefined;
  private snapshot: PaneState | undefined;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.language = languageOf(ports.displayLanguage);
    const changed = () => this.changed();
    this.sheet = new SheetDesk(ports);
    this.receipts = new ReceiptsDesk(ports, changed);
    this.message = new MessageDesk(
      ports,
      (row) => this.receipts.attachmentsOf(row, this.sheet.roster),
      () => this.receipts.passwordColumn(this.sheet.roster) !== undefined,
    );
    this.account = new AccountDesk(ports, changed);
    this.evidence = new EvidenceDesk(ports);
    this.sending = new SendingDesk(
      ports,
      { sheet: this.sheet, account: this.account, evidence: this.evidence },
      changed,
    );
    this.actions = this.makeActions();
  }

  state = (): PaneState => {
    this.snapshot ??= this.compose();
    return this.snapshot;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    this.snapshot = undefined;
    for (const listener of this.listeners) listener();
  }

  /** Reads the sheet and gets ready to sign in. Call once. */
  async start(): Promise<void> {
    const prepared = this.account.prepare();
    await this.guard(async () => {
      this.language = (await this.kept<Language>(languageKey)) ?? this.language;
      this.sending.operatorName = (await this.kept<string>(operatorKey)) ?? '';
      await this.evidence.open();
    });
    await this.readSheet();
    this.phase = 'ready';
    this.changed();
    await this.ports.watchSheet(() => this.onSheetChanged());
    await prepared;
    this.changed();
  }

  private kept<T>(key: string): Promise<T | undefined> {
    return this.ports.device.get<T>(key).catch(() => undefined);
  }

  /** Shows an expected failure as the pane's problem; anything else is a bug and goes on up. */
  private async guard(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.problem = { code: error.code, values: error.values };
    }
    this.changed();
  }

  // Reading and checking --------------------------------------------------------------------------------------------

  private async readSheet(): Promise<void> {
    await this.sheet.read();
    await this.guard(() => this.evidence.refresh());
    await this.recheck();
    this.followRival();
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

  private async recheck(): Promise<void> {
    const { roster } = this.sheet;
    this.checkNumber += 1;
    const number = this.checkNumber;
    if (roster === undefined) {
      this.check = undefined;
      this.checking = false;
      return this.changed();
    }
    this.checking = true;
    this.changed();
    const check = await checkSheet(this, this.ports, roster, this.language, this.accepted);
    // A later check has begun meanwhile: its answer counts.
    if (number !== this.checkNumber) return;
    this.check = check;
    this.checking = false;
    this.changed();
  }

  /** Files picked where there is no sheet of people become one. */
  private async chooseFiles(files: readonly File[]): Promise<void> {
    await this.receipts.add(files, this.sheet.roster, new AbortController().signal);
    const rows = this.sheet.roster === undefined ? this.receipts.sheetRows(this.language) : undefined;
    if (rows === undefined) return;
    await this.guard(async () => {
      await this.ports.workbook.addSheet(this.ports.translate(this.language, 'import.sheet'), rows);
      await this.sheet.readActive();
    });
  }

  private row(row: number): CheckedRow {
    const found = this.check?.rows.find(({ entry }) => entry.row === row);
    if (found === undefined) throw new Failure('sheet/changed');
    return found;
  }

  // Sending ---------------------------------------------------------------------------------------------------------

  private async send(only?: ReadonlySet<number>, over = ''): Promise<void> {
    if (this.sending.running) return;
    try {
      const { settleMs } = await this.sending.prove();
      if (!this.account.connected) throw new Failure('account/signed-out');
      await this.readSheet();
      if (!this.sheet.hasOwnColumns) {
        this.sending.askingColumns = true;
        return this.changed();
      }
      await this.receipts.preload();
      this.finishing = true;
      await this.sending.send({
        seen: this.checked(),
        again: async () => {
          await this.readSheet();
          return this.checked();
        },
        language: this.sheet.language(this.language),
        templateHeaders: this.message.headers(),
        compose: (row, item) => this.message.mail(row, item, this.sender()),
        newReceiptId: (key) => this.message.newReceiptId(key),
        only,
        settleMs,
        over,
      });
      await this.afterRun();
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.sending.refuse(error);
    } finally {
      this.finishing = false;
      this.changed();
    }
  }

  private checked() {
    const { roster } = this.sheet;
    if (roster === undefined || this.check === undefined) throw new Failure('sheet/empty');
    return { roster, check: this.check };
  }

  private async afterRun(): Promise<void> {
    this.accepted.clear();
    await this.readSheet();
  }

  private sender() {
    const account = this.account.accounts?.current();
    if (account === undefined) throw new Failure('account/signed-out');
    return { name: account.displayName, address: account.address };
  }

  private async testMail(row?: number): Promise<void> {
    const rows = this.check?.rows ?? [];
    const chosen = rows.find(({ entry, verdict }) => (row === undefined ? verdict === 'ready' : entry.row === row));
    await this.sending.sendTest(async () => {
      if (chosen === undefined) throw new Failure('sheet/empty');
      return this.message.testMail(chosen, this.sender());
    });
  }

  private async settle(row: number, kind: 'confirmed' | 'again'): Promise<void> {
    await settleRow(this, this.ports, this.row(row), kind, this.sheet.language(this.language));
    await this.readSheet();
  }

  // What a person can do --------------------------------------------------------------------------------------------

  private makeActions(): PaneActions {
    const { sheet, receipts, message, account, sending } = this;
    const rechecked = async (act: () => void | Promise<void>) => {
      await act();
      await this.recheck();
    };
    return {
      openStation: (station) => {
        this.station = station;
        this.changed();
      },
      setLanguage: (language) => {
        this.language = language;
        void this.ports.device.set(languageKey, language);
        void this.recheck();
      },
      setOperator: (name) => {
        sending.operatorName = name.trim();
        void this.ports.device.set(operatorKey, name.trim());
        this.changed();
      },
      readSheet: async () => {
        this.problem = undefined;
        await sheet.readActive();
        await this.readSheet();
      },
      setField: (field, column) => rechecked(() => sheet.chooseField(field, column)),
      useCc: (useCc) => rechecked(() => sheet.choose({ useCc })),
      setRecipients: (recipients) => rechecked(() => sheet.choose({ recipients })),
      setScope: (scope) => rechecked(() => sheet.chooseScope(scope)),
      setKind: (kind) => rechecked(() => sheet.choose({ kind })),
      chooseFiles: (files) => rechecked(() => this.chooseFiles(files)),
      clearFiles: () => void rechecked(() => receipts.clear()),
      setReceiptMode: (mode) => void rechecked(() => receipts.choose({ mode })),
      setPasswordColumn: (column) =>
        void rechecked(() =>
          receipts.choose({ passwordHeader: sheet.roster?.columns.find((c) => c.column === column)?.header ?? '' }),
        ),
      choosePeriod: (period) => void rechecked(() => receipts.choosePeriod(period)),
      setTemplate: (template) => void rechecked(() => message.choose(template)),
      resetTemplate: () => void rechecked(() => message.reset()),
      connect: (options = {}) => {
        void account.connect(options).then((connected) => {
          if (connected) sending.goOn();
        });
      },
      cancelSignIn: () => account.cancel(),
      submitCode: (text) => account.submitCode(text),
      continueInBrowser: () => account.continueInBrowser(),
      keepConnected: (yes) => account.keep(yes),
      useAccount: (address) => account.guarded(async () => account.accounts?.use(address)),
      renameAccount: (address, name) => account.guarded(async () => account.accounts?.rename(address, name)),
      forgetAccount: (address) => account.guarded(async () => account.accounts?.forget(address)),
      revokeAccount: (address) => account.guarded(async () => account.accounts?.revoke(address)),
      accept: (code, accepted) => {
        if (accepted) this.accepted.add(code);
        else this.accepted.delete(code);
        void this.recheck();
      },
      send: () => this.send(),
      answerColumns: async (yes) => {
        sending.askingColumns = false;
        this.changed();
        if (!yes) return;
        await this.guard(() => sheet.addOwnColumns(this.sheet.language(this.language)));
        await this.send();
      },
      stop: () => sending.stop(),
      resume: () => this.send(),
      retryFailed: () => this.send(),
      takeOver: () => this.send(undefined, sending.deadWriter),
      testMail: (row) => this.testMail(row),
      openSearch: (row) => {
        const receiptId = receiptIdInDoubt(this.row(row));
        const found = sending.state(this.check).unknownRows.find((each) => each.row === row);
        sending.searchOpened(receiptId);
        if (found?.searchUrl !== undefined) this.ports.openUrl(found.searchUrl);
        this.changed();
      },
      settle: async (row, answer) => {
        if (answer === 'it-is-there') return this.guard(() => this.settle(row, 'confirmed'));
        if (!sending.mayRepeat(receiptIdInDoubt(this.row(row)))) return;
        await this.guard(() => this.settle(row, 'again'));
        await this.send(new Set([row]));
      },
      sendAgain: async (row) => {
        await this.guard(() => this.settle(row, 'again'));
        await this.send(new Set([row]));
      },
      newRun: async () => {
        sending.reset();
        await this.readSheet();
      },
      preview: async (row) => {
        try {
          return await message.preview(this.row(row), this.account.accounts?.current());
        } catch (error) {
          if (!isFailure(error)) throw error;
          return { code: error.code, values: error.values };
        }
      },
      saveEml: (row) =>
        this.guard(async () => {
          const outbox = this.ports.plugins.contributed('mailProviders').find(({ id }) => id.startsWith('outbox.'));
          const provider = await outbox?.load();
          const mail = await message.testMail(this.row(row), this.sender(), { marked: false });
          await provider?.send(mail.bytes, mail.name, new AbortController().signal);
        }),
      goTo: (row, column) =>
        this.guard(async () => {
          if (sheet.grid === undefined) return;
          await this.ports.workbook.goTo(sheet.grid.sheetId, `${column === '' ? 'A' : column}${row}`);
        }),
      explainSelected: () =>
        this.guard(async () => {
          if (sheet.grid === undefined) return;
          const [row] = await this.ports.workbook.selectedRows(sheet.grid.sheetId);
          this.explained = row;
          this.station = 'people';
        }),
    };
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
      problem: this.problem,
      language: this.language,
      station: this.station,
      next: nextStep({
        busy: this.sending.running || this.finishing || run.status === 'watching',
        hasPeople: roster !== undefined,
        receipts,
        check,
        connected: account.status === 'connected',
        resumable: run.resumable,
      }),
      sheet: this.sheet.state(),
      receipts,
      message: this.message.state(),
      account,
      check,
      run,
      operator: this.sending.operatorName,
      explained: this.explained,
    };
  }
}
