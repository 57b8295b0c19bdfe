import { randomUUID } from 'node:crypto';

export interface CommandOutcome {
  /** `timed-out`: `event.completed()` did not come in time; `unknown-function`: the page associates no such name. */
  readonly ended: 'completed' | 'unknown-function' | 'timed-out' | 'abandoned';
  /** What the page answered with `event.completed(options)`. */
  readonly event: unknown;
}

const UNKNOWN_FUNCTION = 11101;

/** Calls of ribbon functions that have not been completed yet. */
export class CommandCalls {
  readonly #open = new Map<string, (outcome: CommandOutcome) => void>();

  /** @param limitMs Excel ends a function that has not completed by then; the page is not told. */
  run(name: string, controlId: string, limitMs: number, fire: (data: unknown) => void): Promise<CommandOutcome> {
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end(id, { ended: 'timed-out', event: null }), limitMs);
      this.#open.set(id, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
      fire({ 0: id, 1: name, 2: JSON.stringify({ source: { id: controlId } }) });
    });
  }

  complete(id: string, status: number, event: unknown): void {
    const ended = status === UNKNOWN_FUNCTION ? 'unknown-function' : 'completed';
    this.#end(id, { ended, event: typeof event === 'string' && event ? JSON.parse(event) : null });
  }

  abandon(): void {
    for (const id of [...this.#open.keys()]) this.#end(id, { ended: 'abandoned', event: null });
  }

  #end(id: string, outcome: CommandOutcome): void {
    this.#open.get(id)?.(outcome);
    this.#open.delete(id);
  }
}
