/** Work of which only the newest run counts: an earlier one is given up, and whoever waits for it waits for the newest. */
export class Newest {
  private ended: Promise<void> = Promise.resolve();
  private abort = new AbortController();

  /** Rejects as the newest run does. */
  async run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.ended = work(abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) throw error;
    });
    let last: Promise<void> | undefined;
    while (last !== this.ended) {
      last = this.ended;
      await last;
    }
  }
}
