const pollMs = 50;

/** How long a run may take, and what it is waiting for. */
export class Patience {
  readonly deadline: number;
  private readonly seconds: number;
  private readonly waits = new Set<string>();

  constructor(seconds: number) {
    this.seconds = seconds;
    this.deadline = Date.now() + seconds * 1_000;
  }

  /** Remembers what is waited for while `work` is under way. */
  async during<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.waits.add(what);
    try {
      return await work();
    } finally {
      this.waits.delete(what);
    }
  }

  /** Looks until `holds`; waits on past the deadline, because `limit` ends the run. */
  until(what: string, holds: () => Promise<boolean>): Promise<void> {
    return this.during(what, async () => {
      while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, pollMs));
    });
  }

  /** The answer of `work`, or at the deadline the sentence that says what did not come. */
  async limit<T>(work: Promise<T>): Promise<T | TimedOut> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<TimedOut>((resolve) => {
      timer = setTimeout(() => resolve(new TimedOut(this.sentence)), Math.max(0, this.deadline - Date.now()));
    });
    // After the deadline nobody waits for it, and its pages are closed under it.
    work.catch(() => undefined);
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  private get sentence(): string {
    const waits = [...this.waits].join('; ');
    return `The run had not ended after ${this.seconds} s. It waited for ${waits === '' ? 'Excel to answer' : waits}.`;
  }
}

export class TimedOut {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}
