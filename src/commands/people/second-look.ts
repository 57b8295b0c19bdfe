import { expected } from '../../domain/failure.ts';
import { mostUnexpected, patiently } from '../../domain/sending/patience.ts';
import type { Clock } from '../../domain/workbook.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';

const busyMs = 2_000;
const passing: ReadonlySet<string> = new Set(['sheet/editing', 'sheet/busy', 'sheet/unexpected']);

/** Nothing tells when Excel, busy with its person, may be read again: looks again after a while. */
export class SecondLook {
  private waiting = false;
  /** Readings in a row that Excel answered with what nobody knows. */
  private unexpected = 0;
  private readonly clock: Clock;
  private readonly look: () => void;

  constructor(clock: Clock, look: () => void) {
    this.clock = clock;
    this.look = look;
  }

  /** Told what each reading came to. Returns whether it is left at that: what Excel refuses for good is not asked for ever. */
  after(problems: readonly (Pick<Sentence, 'code'> | undefined)[]): boolean {
    this.unexpected = problems.some((problem) => problem?.code === 'sheet/unexpected') ? this.unexpected + 1 : 0;
    const busy = problems.some((problem) => problem !== undefined && passing.has(problem.code));
    if (!busy || this.waiting) return !busy;
    if (this.unexpected >= mostUnexpected) return true;
    this.waiting = true;
    void this.clock.sleep(busyMs).then(() => {
      this.waiting = false;
      this.look();
    });
    return false;
  }

  /** Hears of changes; without its hints the sheet is read at each press all the same, so that it is only told. */
  async hear(watch: () => Promise<unknown>, tell: (failure: Sentence) => void): Promise<void> {
    try {
      await patiently(watch, { clock: this.clock });
    } catch (error) {
      tell(sentenceOf(expected(error)));
    }
  }
}
