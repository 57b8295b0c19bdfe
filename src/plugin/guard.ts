import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';

/** Calls `late` once after `ms` milliseconds. Returns what takes it back. */
export type Deadline = (ms: number, late: () => void) => () => void;

export interface Call<T> {
  /** Milliseconds for the answer. */
  readonly limitMs: number;
  /** Whether the answer is one. */
  readonly is: (answer: unknown) => boolean;
  /** Codes with which this call may fail; any other failure is none of this plugin's. Default: all. */
  readonly mayFailWith?: (code: FailureCode) => boolean;
  /** Once aborted, a call that fails says so with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly act: () => T | Promise<T>;
}

/** The one way into a plugin: what it throws, returns or never answers is a `Failure` outside. */
export class Guard {
  readonly plugin: string;
  private readonly deadline: Deadline;
  private readonly failed: (failure: Failure) => void;

  constructor(plugin: string, deadline: Deadline, failed: (failure: Failure) => void) {
    this.plugin = plugin;
    this.deadline = deadline;
    this.failed = failed;
  }

  /** Rejects with a failure that the plugin named, with the reason of an aborted signal, else with `plugin/failed`, or `host/plugin-failed` for code that could not be loaded. */
  async call<T>({ limitMs, is, mayFailWith = () => true, signal, act }: Call<T>): Promise<T> {
    let answer: T;
    try {
      answer = await this.inTime(limitMs, act);
    } catch (error) {
      signal?.throwIfAborted();
      const named = namedFailure(error);
      throw named !== undefined && mayFailWith(named.code) ? named : this.failure(error);
    }
    if (!is(answer)) throw this.failure(new TypeError('The answer is none'));
    return answer;
  }

  /** For an answer that is needed at once: what is none is `otherwise`. */
  ask<T>(act: () => T, is: (answer: unknown) => boolean, otherwise: T): T {
    try {
      const answer = act();
      if (is(answer)) return answer;
      this.failure(new TypeError('The answer is none'));
    } catch (error) {
      this.failure(error);
    }
    return otherwise;
  }

  /** Made of whatever went wrong in the plugin, and told. */
  failure(cause: unknown): Failure {
    // Code that a bad connection withheld is no fault of the plugin's, and the way out is another.
    const code = cause instanceof Error && cause.name === 'ChunkLoadError' ? 'host/plugin-failed' : 'plugin/failed';
    const failure = new Failure(code, { cause, values: { plugin: this.plugin } });
    this.failed(failure);
    return failure;
  }

  private inTime<T>(limitMs: number, act: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.deadline(limitMs, () => reject(new DOMException('No answer in time', 'TimeoutError')));
      // The plugin begins inside the caller's turn: a window may have to open inside a click.
      const begun = begin(act);
      begun.then(resolve, reject).finally(cancel);
    });
  }
}

const begin = async <T>(act: () => T | Promise<T>): Promise<T> => act();

/** The failure as one of this copy of the class, whose table says what it ends. */
const namedFailure = (error: unknown): Failure | undefined => {
  if (!isFailure(error)) return undefined;
  if (error instanceof Failure) return error;
  const { code, values, retryAt, cause } = error as Failure;
  return new Failure(code, { cause, values, ...(retryAt === undefined ? {} : { retryAt }) });
};
