import type { Check } from '../domain/check.ts';
import { expected, Failure } from '../domain/failure.ts';
import type { Mailbox } from '../domain/roster/recipient.ts';
import { CheckDesk } from './check/check-desk.ts';
import { composePane } from './compose-pane.ts';
import { openDesks, type Desks } from './desks.ts';
import type { SessionParts, View } from './session-parts.ts';
import { paneActions, type PaneActions } from './pane-actions.ts';
import type { PaneState } from './pane-state.ts';
import { languageKey, operatorKey } from './pane-wide-actions.ts';
import { Problems, type Obstacle } from './base/problems.ts';
import { sentenceOf } from './base/sentence.ts';
import type { SessionPorts } from './base/session-ports.ts';
import { languageOf } from './base/words.ts';
import { SecondLook } from './people/second-look.ts';
import { ChoiceWatch } from './send/choice-watch.ts';
import { RunStart } from './send/run-start.ts';
import type { Checked } from './send/sending.ts';
import type { Language } from '../domain/language.ts';
import { stationOfStep } from './next-step.ts';

/** While a colleague sends, their beacon is read this often, in milliseconds. */
const watchMs = 5_000;

/** What the pane and the ribbon stand on: the state to show, and what a person can do about it. */
export class Session {
  readonly actions: PaneActions;
  /** What the actions work with. */
  readonly parts: SessionParts;
  private readonly listeners = new Set<() => void>();
  private readonly desks: Desks;
  private readonly ports: SessionPorts;
  private readonly view: View;
  private readonly problems = new Problems();
  private phase: PaneState['phase'] = 'starting';
  private readonly secondLook: SecondLook;
  private readonly checks: CheckDesk;
  private readonly runStart: RunStart;
  /** The rest of a long record is being read. */
  private readingOn = false;
  private snapshot: PaneState | undefined;

  constructor(given: SessionPorts) {
    let provider = (): string => '';
    // Every sentence names the provider that sends, or is worded by it.
    const ports: SessionPorts = {
      ...given,
      translate: (language, key, values) => given.translate(language, key, { provider: provider(), ...values }),
    };
    this.ports = ports;
    this.view = {
      language: languageOf(ports.displayLanguage),
      station: 'people',
      explained: undefined,
      listed: undefined,
    };
    const changed = () => this.changed();
    // A run reads what it needs, but may end without having read the sheet.
    const look = () => (this.desks.sending.running ? this.lookAgain() : void this.readSheet());
    this.secondLook = new SecondLook(ports.clock, look);
    this.desks = openDesks(ports, changed);
    provider = () => this.desks.account.providers.declared?.title ?? '';
    const choiceWatch = new ChoiceWatch(ports, this.desks.evidence);
    this.checks = new CheckDesk(ports, this.desks, choiceWatch, changed);
    this.parts = this.assemble();
    this.runStart = new RunStart(this.parts, choiceWatch);
    this.actions = paneActions(this.parts);
    ports.plugins.onFailed((failure) => this.pluginFailed(failure));
  }

  private assemble(): SessionParts {
    const { checks } = this;
    return {
      ...this.desks,
      ports: this.ports,
      view: this.view,
      problems: this.problems,
      accepted: checks.accepted,
      accept: (code, accepted) => checks.accept(code, accepted),
      get check() {
        return checks.check;
      },
      changed: () => this.changed(),
      state: this.state,
      guard: (act, obstacle) => this.guard(act, obstacle),
      readSheet: () => this.readSheet(),
      readRows: () => this.readRows(),
      land: () => this.land(),
      recheck: () => this.recheck(),
      findWay: () => this.findWay(),
      row: (row) => checks.row(row),
      checked: () => this.checked(),
      sender: () => this.sender(),
      send: (only, over = '') => this.runStart.send(only, over),
    };
  }

  state = (): PaneState => {
    if (this.snapshot !== undefined) return this.snapshot;
    // Until the sheet is read after a run, the run alone knows what came of its rows.
    const check = this.checks.state(this.desks.sending.outcomesIn(this.checks.roster));
    this.snapshot = composePane(this.parts, check, this.phase, this.runStart.finishing);
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
    const prepared = this.desks.account.prepare();
    await this.guard(async () => {
      this.view.language = (await this.kept<Language>(languageKey)) ?? this.view.language;
      this.desks.sending.operatorName = (await this.kept<string>(operatorKey)) ?? '';
      await this.desks.evidence.open();
      await this.desks.understanding.open();
      await this.desks.message.choice.open();
    }, 'record');
    await this.desks.plugins.open().catch((error: unknown) => this.problems.note(sentenceOf(expected(error))));
    await this.readSheet();
    const told = this.problems.ofPress;
    this.phase = 'ready';
    this.land();
    // Nobody pressed anything: what failed while the pane opened is still to be said.
    if (told !== undefined) this.problems.note(told);
    const watch = () => this.ports.watchSheet(() => this.onSheetChanged());
    await this.secondLook.hear(watch, (failure) => this.problems.note(failure));
    void this.desks.log.check();
    await prepared;
    this.changed();
    void this.findWay();
  }

  /** What does not fit through is held in the check, not at the door. */
  async findWay(): Promise<void> {
    if (await this.desks.account.findWay()) await this.recheck();
  }

  /** Opens the station of the next step, unless a run is under way: for a person who comes to the pane. */
  land(): void {
    this.problems.press();
    if (!this.desks.sending.running) this.view.station = stationOfStep(this.state().next);
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
    if (this.desks.sending.running) return;
    this.problems.note(sentenceOf(failure));
    this.changed();
    if (this.phase === 'ready') void this.readSheet();
  }

  async readSheet(): Promise<void> {
    // A run goes by what it began with.
    if (!this.desks.sending.running) {
      await this.guard(() => this.ports.book.refresh(), 'settings');
      this.desks.plugins.readAgain();
      this.followProvider();
    }
    await this.readRows();
  }

  /** The sheet is not kept waiting for another provider's code and network. */
  private followProvider(): void {
    const { account } = this.desks;
    if (account.providers.isOther) void account.followChoice().then(() => this.findWay());
  }

  async readRows(): Promise<void> {
    const { evidence, sending, sheet } = this.desks;
    await sheet.read();
    // Who opens the pane sees the sheet before a long record is read; a run waits for all of it.
    const isFirst = this.phase === 'starting' || evidence.unread > 0;
    const how = isFirst && !sending.starting && !sending.running ? 'first' : 'new';
    await this.guard(() => evidence.refresh(how), 'logs');
    await this.recheck();
    this.followRival();
    this.lookAgain();
    if (evidence.unread > 0) return void this.readOn();
    if (this.check === undefined || !sheet.hasOwnColumns) return;
    await this.desks.sending.mend(this.checked(), this.desks.sheet.language(this.view.language));
  }

  /** Reads what is left of a long record, and judges everybody by it. */
  private async readOn(): Promise<void> {
    if (this.readingOn) return;
    this.readingOn = true;
    const { evidence, log } = this.desks;
    try {
      await this.guard(() => evidence.refresh('new', () => this.changed()), 'logs');
    } finally {
      this.readingOn = false;
    }
    if (evidence.unread > 0) return this.lookAgain();
    await this.readRows();
    void log.check();
  }

  private lookAgain(): void {
    const { problems } = this;
    const isLeft = this.secondLook.after([this.desks.sheet.problem, problems.of('logs'), problems.of('settings')]);
    if (!isLeft) return;
    this.desks.sheet.giveUp();
    problems.giveUp();
    this.changed();
  }

  private onSheetChanged(): void {
    // A run reads what it needs itself, and the sheet is read again after it.
    if (!this.desks.sending.running) void this.readSheet();
  }

  /** Looks at a colleague's progress while there is one. */
  private followRival(): void {
    this.desks.sending.rivals.look();
    this.changed();
    if (!this.desks.sending.watching) return;
    void this.ports.clock.sleep(watchMs).then(() => this.readSheet());
  }

  recheck(): Promise<void> {
    return this.checks.recheck(this.view.language);
  }

  get check(): Check | undefined {
    return this.checks.check;
  }

  private checked(): Checked {
    const { roster } = this.desks.sheet;
    const { check, mails } = this.checks;
    if (roster === undefined || check === undefined || mails === undefined) throw new Failure('sheet/empty');
    return { roster, check, mails };
  }

  private sender(): Mailbox {
    const sender = this.desks.account.sender();
    if (sender === undefined) throw new Failure('account/signed-out');
    return sender;
  }
}
