import type { LabBook } from './lab-book.ts';
import { pressButton, type ScriptedDriver } from './press-buttons.ts';
import type { PaneDriver } from './pane-driver.ts';
import type { ScriptStep } from './scenario.ts';

type Counter = 'accepted' | 'received' | 'claimed';

/** What a script can do to somebody at the book. */
export interface ScriptedPerson {
  readonly name: string;
  readonly driver: ScriptedDriver & Pick<PaneDriver, 'shows' | 'write'>;
  readonly connection: { expectCancel(): void; cancel(): Promise<void> };
  connect(): Promise<unknown>;
  offline(ms: number): Promise<void>;
  hide(ms: number): Promise<void>;
  /** The browser dies. */
  kill(): Promise<void>;
  /** Opens the pane again and chooses what was chosen. */
  reopen(): Promise<void>;
}

export interface ScriptedGoogle {
  readonly control: { setQuota(unitsPerMinute: number): void };
}

export interface ScriptedProduct {
  redeploy(): void;
}

interface Waiting {
  readonly step: ScriptStep;
  done: boolean;
}

/** The scenario's script: what a colleague, the network or bad luck does, when a count is reached. */
export class Script<P extends ScriptedPerson = ScriptedPerson> {
  private readonly counts: Record<Counter, number> = { accepted: 0, received: 0, claimed: 0 };
  private readonly steps: readonly Waiting[];
  private readonly book: LabBook;
  private readonly under = new Set<Promise<void>>();
  private people: readonly P[] = [];
  private google: ScriptedGoogle | undefined;
  private product: ScriptedProduct | undefined;
  private readonly reopening = new Map<P, Promise<boolean>>();
  private readonly pressed = new Set<P>();
  private readonly late: ScriptStep[] = [];
  readonly errors: string[] = [];
  /** When whose browser died, in milliseconds since the epoch. */
  readonly kills: { readonly name: string; readonly atMs: number }[] = [];

  constructor(steps: readonly ScriptStep[], book: LabBook) {
    this.steps = steps.map((step) => ({ step, done: false }));
    this.book = book;
  }

  join(people: readonly P[], google: ScriptedGoogle, product?: ScriptedProduct): void {
    this.people = people;
    this.google = google;
    this.product = product;
  }

  /** Everybody is about to press Send: steps whose count is 0 are due. */
  begin(): void {
    for (const counter of ['accepted', 'received', 'claimed'] as const) this.count(counter, 0);
  }

  accepted(n: number): void {
    this.count('accepted', n);
  }

  received(n: number): void {
    this.count('received', n);
  }

  claimed(): void {
    this.count('claimed', this.counts.claimed + 1);
  }

  private count(counter: Counter, value: number): void {
    this.counts[counter] = Math.max(this.counts[counter], value);
    for (const waiting of this.steps) {
      const wanted = waiting.step.when[counter];
      if (waiting.done || wanted === undefined || wanted > this.counts[counter]) continue;
      waiting.done = true;
      if (waiting.step.button === 'cancel-sign-in') this.personOf(waiting.step).connection.expectCancel();
      const taken = this.take(waiting.step).finally(() => this.under.delete(taken));
      this.under.add(taken);
    }
  }

  private async take(step: ScriptStep): Promise<void> {
    if (step.when.afterMs !== undefined) await pause(step.when.afterMs);
    try {
      await this.perform(step);
    } catch (error) {
      this.errors.push(`${step.do}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private personOf({ pane }: ScriptStep): P {
    const person = this.people[(pane ?? 1) - 1];
    if (person === undefined) throw new Error(`there is no pane ${pane ?? 1}`);
    return person;
  }

  private async perform(step: ScriptStep): Promise<void> {
    const person = this.personOf(step);
    switch (step.do) {
      case 'offline':
        return person.offline(step.ms ?? 1_000);
      case 'hide-pane':
        return person.hide(step.ms ?? 1_000);
      case 'set-quota':
        return this.google?.control.setQuota(step.unitsPerMinute ?? 6_000);
      case 'redeploy':
        return this.product?.redeploy();
      case 'set-template':
        return this.setTemplate(person, step);
      case 'press':
        return this.press(step);
      case 'kill-pane':
        return this.kill(await this.sender(step), step.reopen ?? true);
      default:
        return this.change(step);
    }
  }

  /** What happens to the workbook: by the person at the named pane, else by the first. */
  private async change(step: ScriptStep): Promise<void> {
    const { book } = this;
    const by = step.pane === undefined ? undefined : this.personOf(step).name;
    if (step.do === 'sort') book.sort(step.column ?? '', by);
    if (step.do === 'insert-row') book.insertRow(step.at ?? 2, by);
    if (step.do === 'delete-row') book.deleteRow(step.at ?? 2, by);
    if (step.do === 'hide-row') book.hideRow(step.at ?? 2, by);
    if (step.do === 'insert-column') book.insertColumn(step.column ?? '', by);
    if (step.do === 'delete-column') book.deleteColumn(step.column ?? '', by);
    if (step.do === 'set-cell') book.setCell(step.address ?? 'A1', step.value ?? '');
    if (step.do === 'set-setting') book.setSetting(step.key ?? '', step.setting);
    if (step.do === 'protect-sheet') book.protectSheet(by);
    if (step.do === 'undo') book.undo(by);
    if (step.do !== 'edit-cell') return;
    book.startEditing(step.address ?? 'A1', by);
    await pause(step.ms ?? 1_000);
    book.endEditing(by);
  }

  private async setTemplate({ driver }: P, { template }: ScriptStep): Promise<void> {
    if (template !== undefined) await driver.write(template);
    // Whoever rewrote the message goes back to where the run is shown.
    await driver.openStation('send');
  }

  private async press(step: ScriptStep): Promise<void> {
    const { button, pane, at } = step;
    if (button === undefined) return;
    const person = this.personOf(step);
    if (button === 'cancel-sign-in') return person.connection.cancel();
    if (button === 'reconnect') return void (await person.connect());
    const presser = await pressButton(pane === undefined ? this.people : [person], button, at);
    if (presser === undefined) return void this.late.push(step);
    this.pressed.add(presser);
    if (button !== 'stop') await presser.driver.openStation('send');
  }

  /** Whose pane is meant: the named one, else the one that sends, else the first. */
  private async sender(step: ScriptStep): Promise<P> {
    if (step.pane !== undefined) return this.personOf(step);
    for (const person of this.people) {
      for (const key of ['run.stop', 'run.cancel'])
        if (await person.driver.shows(key).catch(() => false)) return person;
    }
    return this.personOf(step);
  }

  private async kill(person: P, reopen: boolean): Promise<void> {
    const before = this.reopening.get(person);
    // Known before the page is gone, so that whoever watches it waits for the new one.
    let reopened: (value: boolean) => void = () => undefined;
    this.reopening.set(person, new Promise((resolve) => (reopened = resolve)));
    // Nobody's browser dies while it is being opened.
    await before;
    try {
      this.kills.push({ name: person.name, atMs: Date.now() });
      await person.kill();
      if (reopen) await person.reopen();
    } finally {
      reopened(reopen);
    }
  }

  /** Whether a killed pane was opened again; waits for that. */
  async reopened(person: P): Promise<boolean> {
    for (;;) {
      const last = this.reopening.get(person);
      const isOpen = (await last) ?? false;
      // The next kill may have waited for this very moment.
      if (this.reopening.get(person) === last) return isOpen;
    }
  }

  /** Whether something is still to come that could move a paused run on: no count grows while the only run pauses. */
  mayContinue(_person: P): boolean {
    if (this.under.size > 0) return true;
    return this.people.length > 1 && this.steps.some(({ done, step }) => !done && step.do === 'press');
  }

  /** Resolves once every step that came due is done. Returns who was made to press something since the last time. */
  async finished(): Promise<ReadonlySet<P>> {
    while (this.under.size > 0) await Promise.all(this.under);
    const pressed = new Set(this.pressed);
    this.pressed.clear();
    return pressed;
  }

  /** Steps whose count was never reached, and a Stop that came after the end, in words. */
  get left(): readonly string[] {
    const never = this.steps.filter(({ done }) => !done).map(({ step }) => step);
    return [...never, ...this.late].map((step) => `${step.do} ${JSON.stringify(step.when)}`);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
