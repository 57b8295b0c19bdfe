import { expected } from '../../domain/failure.ts';
import { choiceKeys, isChoiceKey, parseChoice, type ChoiceKey } from '../base/choice-schemas.ts';
import type { SessionPorts } from '../base/session-ports.ts';

const key = 'shapes';
/** Those sent longest ago are forgotten first. */
const mostShapes = 60;

/** Of one workbook alone: who may send from it, what was tried and confirmed in it, and where its headings stand. */
const ofTheWorkbook = new Set<ChoiceKey>(['senders', 'test', 'understood', 'heading-row']);
const memorable = choiceKeys.filter((each) => !ofTheWorkbook.has(each));

interface Remembered {
  /** Milliseconds since the Unix epoch of the last run. */
  readonly at: number;
  readonly choices: Readonly<Record<string, unknown>>;
}

type Shapes = Readonly<Record<string, Remembered>>;

/** What was chosen for sheets of each shape that were sent from this device: next period's export is a new workbook. */
export class ShapeMemory {
  private shapes: Shapes = {};
  private shape = '';
  /** Shapes whose choices the person did not want here. */
  private readonly declined = new Set<string>();
  private readonly ports: Pick<SessionPorts, 'book' | 'device' | 'clock'>;

  constructor(ports: Pick<SessionPorts, 'book' | 'device' | 'clock'>) {
    this.ports = ports;
  }

  /** Never rejects for what may happen: a device that keeps nothing offers nothing. */
  async open(): Promise<void> {
    try {
      this.shapes = (await this.ports.device.get<Shapes>(key)) ?? {};
    } catch (error) {
      expected(error);
    }
  }

  look(shape: string): void {
    this.shape = shape;
  }

  private get ownChoices(): readonly (readonly [ChoiceKey, unknown])[] {
    return memorable.flatMap((each) => {
      const choice = this.ports.book.get(each);
      return choice === undefined ? [] : [[each, choice] as const];
    });
  }

  private get remembered(): Remembered | undefined {
    return Object.hasOwn(this.shapes, this.shape) ? this.shapes[this.shape] : undefined;
  }

  /** When such a sheet was last sent, where that has choices to offer and the workbook has none of its own. */
  get offered(): number | undefined {
    const { remembered } = this;
    if (remembered === undefined || this.declined.has(this.shape)) return undefined;
    return Object.keys(remembered.choices).length > 0 && this.ownChoices.length === 0 ? remembered.at : undefined;
  }

  /** Text, columns, logo and all other choices, as they were. Rejects with `sheet/*`. */
  async recall(): Promise<void> {
    for (const [each, kept] of Object.entries(this.remembered?.choices ?? {})) {
      if (!isChoiceKey(each) || ofTheWorkbook.has(each)) continue;
      const choice = parseChoice(each, kept);
      if (choice !== undefined) await this.ports.book.set(each, choice);
    }
  }

  decline(): void {
    this.declined.add(this.shape);
  }

  /** After a run: what it was sent with. Never rejects for what may happen. */
  async remember(): Promise<void> {
    if (this.shape === '') return;
    await this.open();
    const now: Remembered = { at: this.ports.clock.now(), choices: Object.fromEntries(this.ownChoices) };
    const newest = Object.entries({ ...this.shapes, [this.shape]: now })
      .sort(([, a], [, b]) => b.at - a.at)
      .slice(0, mostShapes);
    this.shapes = Object.fromEntries(newest);
    try {
      await this.ports.device.set(key, this.shapes);
    } catch (error) {
      expected(error);
    }
  }
}
