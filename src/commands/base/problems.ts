import { toldOnce, type Sentence } from './sentence.ts';

/**
 * What can stand in the way whatever a person presses: this device keeps no record, or the workbook's log sheets or
 * settings cannot be read.
 */
export type Obstacle = 'record' | 'logs' | 'settings';

/** What the pane has to say went wrong: an obstacle until it is out of the way, what a press came to until the next press. */
export class Problems {
  private readonly obstacles = new Map<Obstacle, Sentence>();
  private pressed: Sentence | undefined;

  /** The one to say first: the answer to a press before what stood there already. */
  get first(): Sentence | undefined {
    return this.pressed ?? this.obstacles.values().next().value;
  }

  note({ code, values }: Sentence, of?: Obstacle): void {
    if (of === undefined) this.pressed = { code, values };
    else this.obstacles.set(of, { code, values });
  }

  /** What the last press came to. */
  get ofPress(): Sentence | undefined {
    return this.pressed;
  }

  of(obstacle: Obstacle): Sentence | undefined {
    return this.obstacles.get(obstacle);
  }

  /** What stands in the way is not tried again by itself, and must not be promised to be. */
  giveUp(): void {
    for (const [obstacle, sentence] of this.obstacles) this.note(toldOnce(sentence), obstacle);
  }

  overcome(obstacle: Obstacle): void {
    this.obstacles.delete(obstacle);
  }

  /** The person does something else. */
  press(): void {
    this.pressed = undefined;
  }
}
