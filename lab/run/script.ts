import type { Stage } from '../stage.ts';
import type { LabBook } from './lab-book.ts';
import type { LabPerson } from './person.ts';
import type { ScriptStep } from './scenario.ts';

type Counter = 'accepted' | 'received' | 'claimed';

/** Button of the pane that a `press` step means. */
const buttonKeys: Readonly<Record<string, readonly string[]>> = {
  stop: ['run.stop', 'run.cancel'],
  'settle-sent': ['check.there'],
  'settle-again': ['check.search', 'check.again'],
  'send-again': ['list.sendAgain'],
  'retry-failed': ['summary.retry'],
  takeover: ['watch.takeOver'],
};

interface Waiting {
  readonly step: ScriptStep;
  done: boolean;
}

/** The scenario's script: what a colleague, the network or bad luck does, when a count is reached. */
export class Script {
  private readonly counts: Record<Counter, number> = { accepted: 0, received: 0, claimed: 0 };
  private readonly steps: readonly Waiting[];
  private readonly book: LabBook;
  private readonly under: Promise<void>[] = [];
  private underWay = 0;
  private people: readonly LabPerson[] = [];
  private stage: Stage | undefined;
  private readonly reopening = new Map<LabPerson, Promise<boolean>>();
  readonly errors: string[] = [];

  constructor(steps: readonly ScriptStep[], book: LabBook) {
    this.steps = steps.map((step) => ({ step, done: false }));
    this.book = book;
  }

  join(people: readonly LabPerson[], stage: Stage): void {
    this.people = people;
    this.stage = stage;
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
      if (waiting.step.button === 'cancel-sign-in')
        this.people[(waiting.step.pane ?? 1) - 1]?.connection.expectCancel();
      this.underWay += 1;
      this.under.push(this.take(waiting.step).finally(() => (this.underWay -= 1)));
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

  private async perform(step: ScriptStep): Promise<void> {
    const { book } = this;
    const person = this.people[(step.pane ?? 1) - 1];
    if (person === undefined) throw new Error(`there is no pane ${step.pane ?? 1}`);
    if (step.do === 'sort') book.sort(step.column ?? '');
    if (step.do === 'insert-row') book.insertRow(step.at ?? 2);
    if (step.do === 'delete-row') book.deleteRow(step.at ?? 2);
    if (step.do === 'hide-row') book.hideRow(step.at ?? 2);
    if (step.do === 'set-cell') book.setCell(step.address ?? 'A1', step.value ?? '');
    if (step.do === 'protect-sheet') book.protectSheet();
    if (step.do === 'undo') book.undo();
    if (step.do === 'edit-cell') {
      book.startEditing(step.address ?? 'A1');
      await pause(step.ms ?? 1_000);
      book.endEditing();
    }
    if (step.do === 'offline') await person.offline(step.ms ?? 1_000);
    if (step.do === 'hide-pane') await this.stage?.excel.hidePane(person.name, step.ms ?? 1_000);
    if (step.do === 'set-quota') this.stage?.google.control.setQuota(step.unitsPerMinute ?? 6_000);
    if (step.do === 'set-template' && step.template !== undefined) await person.driver.write(step.template);
    if (step.do === 'press') await this.press(person, step.button ?? '');
    if (step.do === 'kill-pane') await this.kill(person, step.reopen ?? true);
  }

  private async press(person: LabPerson, button: string): Promise<void> {
    if (button === 'reconnect') {
      await person.connect();
      return;
    }
    if (button === 'cancel-sign-in') return person.connection.cancel();
    for (const key of buttonKeys[button] ?? []) {
      const until = Date.now() + 5_000;
      while (!(await person.driver.shows(key)) && Date.now() < until) await pause(50);
      if (await person.driver.shows(key)) await person.driver.press(key);
      if (button === 'stop') return;
    }
  }

  private async kill(person: LabPerson, reopen: boolean): Promise<void> {
    // Known before the page is gone, so that whoever watches it waits for the new one.
    let reopened: (value: boolean) => void = () => undefined;
    this.reopening.set(person, new Promise((resolve) => (reopened = resolve)));
    await person.kill();
    if (reopen) await person.reopen();
    reopened(reopen);
  }

  /** Whether a killed pane was opened again; waits for that. */
  async reopened(person: LabPerson): Promise<boolean> {
    return (await this.reopening.get(person)) ?? false;
  }

  /** Whether something is still to come that could move a paused run on. */
  mayContinue(_person: LabPerson): boolean {
    return this.underWay > 0 || this.steps.some(({ done, step }) => !done && step.do === 'press');
  }

  async finished(): Promise<void> {
    await Promise.all(this.under);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
