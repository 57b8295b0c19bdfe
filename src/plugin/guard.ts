import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';

/** Calls `late` once after `ms` milliseconds. Returns what takes it back. */
export type Deadline = (ms: number, late: () => void) => () => void;

export interface Call<T> {
  /** Milliseconds for the answer. */
  readonly limitMs: number;
  /** Whether the answer is one. */
  readonly is: (answer: unknown) => boolean;
  /** Codes with which this call may fail; any other failure is none of this plugin's to say. */
  readonly mayFailWith: (code: FailureCode) => boolean;
  /** Once aborted, a call that fails says so with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** @param lives called when the plugin has done a part of it: the time begins anew */
  readonly act: (lives: () => void) => T | Promise<T>;
}

/** The one way into a plugin: what it throws, returns or never answers is a `Failure` outside. */
export class Guard {
  readonly plugin: string;
  private readonly deadline: Deadline;
  private readonly now: () => number;
  private readonly failed: (failure: Failure) => void;

  constructor(plugin: string, deadline: Deadline, now: () => number, failed: (failure: Failure) => void) {
    this.plugin = plugin;
    this.deadline = deadline;
    this.now = now;
    this.failed = failed;
  }

  /** Rejects with a failure that the plugin named, with the reason of an aborted signal, else with `plugin/failed`, or `host/plugin-failed` for code that could not be loaded. */
  async call<T>({ limitMs, is, mayFailWith, signal, act }: Call<T>): Promise<T> {
    let answer: T;
    try {
      answer = await this.inTime(limitMs, act);
    } catch (error) {
      signal?.throwIfAborted();
      const named = namedFailure(error, this.now());
      throw named !== undefined && mayFailWith(named.code) ? named : this.failure(error);
    }
    if (!is(answer)) throw this.failure(new TypeError('The answer is none'));
    return answer;
  }

  /** For an answer that is needed at once: what is none is `otherwise`. */
  ask<T, U = T>(act: () => T, is: (answer: unknown) => boolean, otherwise: U): T | U {
    try {
      const answer = act();
      // A promise where a value belongs may still reject, and nobody waits for it.
      if (answer instanceof Promise) answer.catch((error: unknown) => this.failure(error));
      if (is(answer)) return answer;
      this.failure(new TypeError('The answer is none'));
    } catch (error) {
      this.failure(error);
    }
    return otherwise;
  }

  /** For what is to be done and gives nothing back. */
  tell(act: () => unknown): void {
    this.ask(act, () => true, undefined);
  }

  /** Made of whatever went wrong in the plugin, and told. */
  failure(cause: unknown): Failure {
    // Code that a bad connection withheld is no fault of the plugin's, and the way out is another.
    const code = cause instanceof Error && cause.name === 'ChunkLoadError' ? 'host/plugin-failed' : 'plugin/failed';
    const failure = new Failure(code, { cause, values: { plugin: this.plugin } });
    this.failed(failure);
    return failure;
  }

  private inTime<T>(limitMs: number, act: Call<T>['act']): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new DOMException('No answer in time', 'TimeoutError'));
      let over = false;
      let cancel = this.deadline(limitMs, late);
      const lives = () => {
        cancel();
        if (!over) cancel = this.deadline(limitMs, late);
      };
      // The plugin begins inside the caller's turn: a window may have to open inside a click.
      const begun = begin(() => act(lives));
      begun.then(resolve, reject).finally(() => {
        over = true;
        cancel();
      });
    });
  }
}

const begin = async <T>(act: () => T | Promise<T>): Promise<T> => act();

/** Nobody waits longer than that because a plugin said so. Milliseconds. */
const longestWaitMs = 2 * 86_400_000;
const longestValue = 300;

/** A failure as one of this copy of the class, whose table says what it ends; of its fields only what can be one. */
const namedFailure = (error: unknown, now: number): Failure | undefined => {
  if (!isFailure(error)) return undefined;
  const { code, values, retryAt, cause } = error as Partial<Failure> & Pick<Failure, 'code'>;
  const isTime = typeof retryAt === 'number' && Number.isFinite(retryAt);
  return new Failure(code, {
    cause,
    values: sayable(values),
    ...(isTime ? { retryAt: Math.min(Math.max(retryAt, now), now + longestWaitMs) } : {}),
  });
};

const sayable = (values: unknown): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]: [string, unknown]): [string, string | number][] => {
      // The time to wait is a field of its own, and judged there.
      if (name === 'retryAt') return [];
      if (typeof value === 'string') return [[name, value.slice(0, longestValue)]];
      return typeof value === 'number' && Number.isFinite(value) ? [[name, value]] : [];
    }),
  );
