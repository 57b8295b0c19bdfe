import { failWrites } from './failing-writes.ts';
import { hasArrived, muteDownloads } from './downloads.ts';
import type { BrowserContext, Download } from 'playwright-core';
import type { Pane } from '../excel/pane.ts';
import type { Stage } from '../stage.ts';
import type { Field } from '../../src/domain/roster/roster.ts';
import { GmailConnection, isReady } from './gmail-connection.ts';
import { GoogleVisitor } from './google-visitor.ts';
import { languageOf } from './labels.ts';
import { closeWhereItWaits } from './microsoft-visitor.ts';
import { addNestedBridge } from '../microsoft/nested-bridge.ts';
import { PaneDriver } from './pane-driver.ts';
import type { PaneLook } from './pane-look.ts';
import { Patience } from './patience.ts';
import { isAutoLocked, isPassing, isPausedForPerson, issueOf, type PersonTimings, type Sent } from './person-facts.ts';
import { rests } from './rests.ts';
import { answerStartQuestion } from './start-question.ts';
import type { ReportIssue } from './report.ts';
import type { Scenario } from './scenario.ts';
import { splitFile } from './split-file.ts';
import { Watch } from './watch.ts';

const pollMs = 100;
/** So long without anything going on: nothing will happen by itself any more. */
const quietMs = 20_000;
/** A person who pressed nothing only looks whether somebody else is sending. */
const idleMs = 1_000;

/** One person at the book: opens the pane and uses it as a person would. */
export class LabPerson {
  readonly name: string;
  private spoilt: Promise<unknown> | undefined;
  private bridged: Promise<unknown> | undefined;
  private readonly took = { readyMs: 0, checkMs: 0 };
  readonly said = new Map<string, string>();
  issues: readonly ReportIssue[] = [];
  readonly driver: PaneDriver;
  readonly visitor: GoogleVisitor;
  readonly connection: GmailConnection;
  pane!: Pane;
  /** How often this person's browser died. */
  private kills = 0;
  /** Files the pane gave this person. */
  readonly downloads: Download[] = [];
  signedInAs = '';
  private readonly stage: Stage;
  private readonly context: BrowserContext;
  private readonly scenario: Scenario;
  private readonly files: readonly string[];
  private readonly patience: Patience;
  private readonly folder: string | undefined;
  private readonly ui: boolean;

  constructor(
    name: string,
    stage: Stage,
    context: BrowserContext,
    scenario: Scenario,
    files: readonly string[],
    ui = false,
    patience = new Patience(scenario.timeoutS),
    folder?: string,
  ) {
    this.ui = ui;
    this.patience = patience;
    this.name = name;
    this.stage = stage;
    this.context = context;
    this.scenario = scenario;
    this.files = files;
    this.folder = folder;
    this.driver = new PaneDriver(() => this.pane.frame(), languageOf(scenario.locale));
    this.connection = new GmailConnection(this.driver, () => this.visitor, patience);
    const turn = () => this.connection.turn();
    if (stage.microsoft !== undefined) closeWhereItWaits(context, stage.microsoft.origins.own);
    this.visitor = new GoogleVisitor(context, stage.google, scenario.google.consent ?? 'grant', this.driver, turn);
  }

  get timings(): PersonTimings {
    return { ...this.took, signInCancelMs: this.connection.cancelMs };
  }

  async open(): Promise<void> {
    const { storage } = this.scenario;
    if (this.scenario.excel.downloads === 'nothing') await muteDownloads(this.context);
    if (typeof storage === 'object')
      this.spoilt ??= failWrites(this.context, this.stage.productOrigin, storage.failWrites);
    await this.spoilt;
    const { microsoft } = this.stage;
    const isNested = microsoft !== undefined && microsoft.block.nested !== 'absent';
    if (isNested) this.bridged ??= addNestedBridge(this.context, this.stage.productOrigin, microsoft);
    await this.bridged;
    const started = Date.now();
    const { locale, platform, excel } = this.scenario;
    this.pane = await this.stage.excel.openPane({
      client: this.name,
      context: this.context,
      locale,
      platform,
      sets: { ...(isNested ? { NestedAppAuth: '1.1' } : {}), ...excel.sets },
      readOnly: excel.readOnly,
      latencyMs: excel.hostLatencyMs,
      errors: excel.errors,
      dialogCloseMs: excel.dialogCloseMs,
      ribbon: excel.ribbon,
      settings: excel.settings,
      localHosts: this.stage.localHosts,
      ui: this.ui,
    });
    this.pane.page.on('download', (download) => this.downloads.push(download));
    await this.patience.during('the pane to be ready', () => this.driver.ready());
    this.took.readyMs ||= Date.now() - started;
  }

  get isOpen(): boolean {
    return (this.pane as Pane | undefined)?.page.isClosed() === false;
  }

  /** The browser dies; nothing is said good-bye to. */
  async kill(): Promise<void> {
    this.kills += 1;
    await this.pane.kill();
  }

  async reopen(): Promise<void> {
    await this.open();
    await this.prepare();
  }

  /** What the scenario chooses, each where the pane offers it. */
  async prepare(): Promise<void> {
    const started = Date.now();
    await this.patience.during('the pane to take the choices', () => this.choose());
    this.took.checkMs = Date.now() - started;
  }

  private async choose(): Promise<void> {
    const { scenario, driver } = this;
    if (scenario.mail.includes('.')) await driver.chooseProvider(scenario.mail);
    if (scenario.recall) await driver.recall();
    if (scenario.takeIn) await driver.takeIn();
    if (scenario.kind === 'invoices') await driver.chooseRadio('people', 'kind.invoices');
    for (const [field, header] of Object.entries(scenario.mapping)) {
      await driver.chooseColumn(field as Field, header);
      if (field === 'cc') await driver.tickCc();
    }
    if (scenario.recipients !== 'ask') await driver.chooseRecipients(scenario.recipients);
    if (scenario.send !== 'visible') await driver.chooseRadio('people', `scope.${scenario.send}`);
    await this.chooseReceipts();
    if (scenario.template !== undefined) await driver.write(scenario.template);
  }

  private async chooseReceipts(): Promise<void> {
    const { driver, scenario, files } = this;
    const wanted = scenario.attachments ?? (files.length > 0 || scenario.source !== undefined ? 'auto' : 'none');
    if (wanted === 'none') return driver.chooseRadio('receipts', 'receiptMode.none');
    if (wanted === 'auto' || isAutoLocked(wanted)) {
      if (!(await driver.offersFiles())) await driver.chooseRadio('receipts', 'receiptMode.auto');
      if (files.length > 0) await driver.pickFiles(files);
      if (scenario.source !== undefined) await driver.takeFrom(scenario.source);
      if (await driver.offersColumnFiles()) await driver.chooseRadio('receipts', 'receiptMode.auto');
    } else if ('column' in wanted) {
      await driver.chooseColumn('file', wanted.column);
      await driver.chooseRadio('receipts', 'receiptMode.column');
      if (files.length > 0) await driver.pickFiles(files);
    } else if ('folder' in wanted) {
      if (!(await driver.offersFolder())) await driver.chooseRadio('receipts', 'receiptMode.auto');
      if (wanted.from === 'onedrive') await driver.takeFolder();
      else if (this.folder !== undefined) await driver.pickFolder(this.folder);
    } else if ('make' in wanted) {
      await driver.chooseRadio('receipts', 'receiptMode.make');
    }
    if (typeof wanted === 'object' && 'passwordColumn' in wanted && wanted.passwordColumn !== undefined) {
      await driver.lockWith(wanted.passwordColumn);
    }
    for (const file of scenario.split) await splitFile(driver, file, () => this.listen());
    if (scenario.period !== undefined) await this.choosePeriod(scenario.period);
  }

  private async choosePeriod(period: string): Promise<void> {
    const frame = await this.driver.frame();
    const radio = frame.locator(`input[type=radio][value="${period}"]`);
    if ((await radio.count()) === 0 || (await radio.isChecked())) return;
    await radio.click();
    this.driver.clicks += 1;
    await this.driver.checked();
  }

  /** Follows the primary button until the mail is on its way, or there is no way on. */
  async send(mayContinue: () => boolean): Promise<Sent> {
    const { kills } = this;
    try {
      return await this.pressOn(mayContinue);
    } catch (error) {
      if (this.kills === kills) throw error;
      return 'killed';
    }
  }

  /** Says whose files are and accepts what the scenario accepts. */
  private async decideAll(): Promise<void> {
    const { driver, scenario } = this;
    for (const [file, row] of Object.entries(scenario.give)) await driver.give(file, row);
    for (const code of scenario.decide) await driver.decide(code);
  }

  private async pressOn(mayContinue: () => boolean): Promise<Sent> {
    const { scenario } = this;
    await this.decideAll();
    this.issues = await this.readIssues();
    const tries = { left: (scenario.google.consent ?? 'grant').endsWith('-then-grant') ? 2 : 1 };
    let sent: Sent | undefined;
    await this.patience.until('a button that goes on', async () => {
      sent = await this.pressNext(tries, mayContinue);
      return sent !== undefined;
    });
    return sent ?? 'held';
  }

  /** One look at the primary button; undefined: not there yet. */
  private async pressNext(tries: { left: number }, mayContinue: () => boolean): Promise<Sent | undefined> {
    const { driver } = this;
    const look = await driver.look();
    this.hear(look);
    if (await answerStartQuestion(driver, look, this.patience)) return 'pressed';
    const go = look.firstOf(['next.resume', 'next.send.payroll', 'next.send.invoices']);
    if (go !== undefined) {
      await driver.press(go);
      return 'pressed';
    }
    if (isReady(look)) {
      if (tries.left === 0) return mayContinue() ? undefined : 'not-connected';
      tries.left -= 1;
      await this.connect();
      // A paused run goes on by itself.
      return look.shows('run.stop') ? 'pressed' : undefined;
    }
    // The pane reads the sheet by itself once Excel lets it.
    if (look.sentences.some((sentence) => isPassing(driver.language, sentence))) return undefined;
    const rest = look.firstOf(rests);
    return rest === undefined ? undefined : 'held';
  }

  /** Saves the mails as files instead of sending them. Returns how it ended. */
  async saveMails(): Promise<string> {
    const { driver } = this;
    await this.decideAll();
    this.issues = await this.readIssues();
    const section = await driver.openStation('send');
    await driver.unfold('eml.title');
    const save = (await driver.button('eml.save')).first();
    if ((await save.getAttribute('aria-disabled')) === 'true') return 'held';
    await driver.press('eml.save');
    let ended: string | undefined;
    let answered = false;
    await this.patience.until('the mails to be saved', async () => {
      const look = await driver.look();
      this.hear(look);
      if (look.shows('eml.add')) await driver.press('eml.add');
      // The question stands until the rows say it: nobody answers it twice.
      if (!look.shows('eml.isThere')) answered = false;
      else if (!answered) {
        answered = true;
        await driver.press((await hasArrived(this.downloads)) ? 'eml.isThere' : 'eml.isNotThere');
      }
      if (look.sentences.some(({ code }) => code === 'saved')) ended = 'complete';
      else if (await section.getByRole('alert').first().isVisible()) ended = 'stopped';
      return ended !== undefined;
    });
    return ended ?? 'held';
  }

  /** Presses the command of a plugin: in the pane where it shows, else in the ribbon. */
  async pressCommand(id: string): Promise<void> {
    const { excel } = this.stage;
    await this.patience.until(`${id} to be offered`, async () => {
      if (await this.driver.pressCommand(id)) return true;
      if (!excel.offers(this.name, `Sobre.${id}`)) return false;
      await excel.press(this.name, `Sobre.${id}`);
      return true;
    });
    await this.patience.until(`${id} to say what came of it`, async () => {
      const look = await this.driver.look();
      this.hear(look);
      return look.sentences.some(({ code }) => ['plugin-says', 'plugin/failed', 'command-not-now'].includes(code));
    });
  }

  /** Presses Connect once it is offered; ends when the pane is connected (true), or ready for another try. */
  async connect(): Promise<boolean> {
    const connected = await this.connection.connect();
    await this.listen();
    await this.noteSender();
    return connected;
  }

  private async noteSender(): Promise<void> {
    const frame = await this.driver.frame();
    const bar = frame.getByRole('contentinfo');
    this.signedInAs = /[^\s:]+@[^\s]+/.exec((await bar.innerText()) ?? '')?.[0] ?? '';
  }

  /** The network is gone for a while. */
  async offline(ms: number): Promise<void> {
    await this.context.setOffline(true);
    await this.pause(ms);
    await this.context.setOffline(false);
  }

  /** The pane is closed for a while; the add-in goes on, and the browser slows its timers. */
  hide(ms: number): Promise<void> {
    return this.stage.excel.hidePane(this.name, ms);
  }

  readonly screenshots: string[] = [];

  /** The pane alone. */
  async picture(path: string): Promise<void> {
    const frame = await (await this.driver.frame()).frameElement();
    await frame.screenshot({ path });
    this.screenshots.push(path);
  }

  async screenshot(path: string): Promise<void> {
    await this.pane.page.screenshot({ path });
    this.screenshots.push(path);
  }

  /** Watches the run to its end. Returns how it ended. */
  async untilEnd(mayContinue: () => boolean, began = true): Promise<string> {
    const { kills } = this;
    // Some sixty calls lie between a press and the first sign of a run, and each takes what Excel takes.
    const restMs = (began ? quietMs : idleMs) + 60 * this.scenario.excel.hostLatencyMs;
    try {
      return await this.patience.during(`${this.name}'s run to end`, () =>
        this.watchRun(mayContinue, () => this.kills > kills, restMs),
      );
    } catch (error) {
      // The page went away under the eyes of whoever watched it.
      if (this.kills > kills) return 'killed';
      throw error;
    }
  }

  private async watchRun(mayContinue: () => boolean, killed: () => boolean, restMs: number): Promise<string> {
    const { driver } = this;
    let busyAt = Date.now();
    const watch = new Watch(restMs >= quietMs);
    for (;;) {
      if (killed()) return 'killed';
      const look = await driver.look();
      this.hear(look);
      const running = look.firstOf(['run.stop', 'run.cancel', 'run.stopping']) !== undefined;
      if (!running && look.ended !== undefined) return look.ended;
      if (await answerStartQuestion(driver, look, this.patience)) busyAt = Date.now();
      const watching = await driver.says('watch.sending');
      if (watch.isOver(running, watching, Date.now())) return 'watching';
      if (watching) busyAt = Date.now();
      const paused = running && isPausedForPerson(look);
      // A paused run still waits for what it has begun.
      if (running && (!paused || this.stage.google.state.open.size > 0)) busyAt = Date.now();
      if (Date.now() - busyAt > restMs && !mayContinue()) return paused ? 'paused' : 'held';
      await this.pause(pollMs);
    }
  }

  /** Remembers every sentence the pane has shown. */
  async listen(): Promise<void> {
    const look = await this.driver.look().catch(() => undefined);
    if (look !== undefined) this.hear(look);
  }

  private hear({ sentences }: PaneLook): void {
    for (const { code, text } of sentences)
      if (!this.said.has(`${code}|${text}`)) this.said.set(`${code}|${text}`, code);
  }

  get messages(): readonly { code: string; text: string }[] {
    return [...this.said].map(([key, code]) => ({ code, text: key.slice(code.length + 1) }));
  }

  private async readIssues(): Promise<readonly ReportIssue[]> {
    const found = await this.driver.findings(() => this.listen());
    return found.map(issueOf);
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
