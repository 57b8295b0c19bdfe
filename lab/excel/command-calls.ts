import { randomUUID } from 'node:crypto';

export interface CommandOutcome {
  /** `timed-out`: `event.completed()` did not come in time; `unknown-function`: the page associates no such name. */
  readonly ended: 'completed' | 'unknown-function' | 'timed-out' | 'abandoned';
  /** What the page answered with `event.completed(options)`. */
  readonly event: unknown;
}

export interface CommandCall {
  readonly functionName: string;
  /** The button; the function finds it in `event.source.id`. */
  readonly controlId: string;
  /** Excel ends a function that has not completed by then; the page is not told. */
  readonly limitMs: number;
  /** Resolves when the page listens. */
  readonly ready: Promise<void>;
  readonly fire: (data: unknown) => void;
}

const UNKNOWN_FUNCTION = 11101;

/** Calls of ribbon functions that have not been completed yet. */
export class CommandCalls {
  readonly #open = new Map<string, (outcome: CommandOutcome) => void>();
  readonly #fired = new Set<string>();

  run(call: CommandCall): Promise<CommandOutcome> {
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end(id, { ended: 'timed-out', event: null }), call.limitMs);
      this.#open.set(id, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
      void call.ready.then(() => this.#fire(id, call));
    });
  }

  complete(id: string, status: number, event: unknown): void {
    const ended = status === UNKNOWN_FUNCTION ? 'unknown-function' : 'completed';
    this.#end(id, { ended, event: typeof event === 'string' && event ? JSON.parse(event) : null });
  }

  /** The page that was running functions is gone. Calls that wait for a page go on waiting. */
  abandon(): void {
    for (const id of [...this.#fired]) this.#end(id, { ended: 'abandoned', event: null });
  }

  #fire(id: string, { functionName, controlId, fire }: CommandCall): void {
    if (!this.#open.has(id)) return;
    this.#fired.add(id);
    fire({ 0: id, 1: functionName, 2: JSON.stringify({ source: { id: controlId } }) });
  }

  #end(id: string, outcome: CommandOutcome): void {
    this.#open.get(id)?.(outcome);
    this.#open.delete(id);
    this.#fired.delete(id);
  }
}
