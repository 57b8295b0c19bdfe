import { Failure, isFailure } from '../domain/failure.ts';
import { inTime, type Wait } from './wait.ts';

export interface RequestParts {
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly wait: Wait;
}

/** A slow office line and 25 MB. Milliseconds. */
const answerMs = 2 * 60_000;
/** Microsoft asks for seconds, seldom for minutes; longer than this nobody waits at a pane. Milliseconds. */
const patienceMs = 3 * 60_000;
const mostTries = 6;
const firstPauseMs = 2_000;
const busy: ReadonlySet<number> = new Set([429, 500, 502, 503, 504, 509]);

/** Status, body and `Retry-After` of an answer. */
interface Answered {
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly retryAfter: string;
}

/** How long Microsoft wants to be left alone; where it does not say, twice as long each time. Milliseconds. */
const pauseOf = ({ retryAfter }: Answered, tried: number, now: number): number => {
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(asked) ? Math.max(0, asked) : firstPauseMs * 2 ** tried;
};

/**
 * Asks until somebody answers or patience ends. Rejects with `folder/offline` where nothing came back,
 * `folder/throttled` where Microsoft wants fewer requests, `folder/no-answer` where it fails itself.
 */
export const createRequests = ({ fetch, now, wait }: RequestParts) => {
  const once = async (url: string, init: RequestInit, signal: AbortSignal): Promise<Answered> => {
    const late = () => new Failure('folder/offline');
    try {
      return await inTime({ ms: answerMs, signal, wait, late }, async (limited) => {
        const answer = await fetch(url, { ...init, signal: limited });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return { status: answer.status, bytes, retryAfter: answer.headers.get('retry-after') ?? '' };
      });
    } catch (error) {
      signal.throwIfAborted();
      throw isFailure(error) ? error : new Failure('folder/offline', { cause: error });
    }
  };

  return async (url: string, init: RequestInit, signal: AbortSignal): Promise<Answered> => {
    const begun = now();
    for (let tried = 0; ; tried += 1) {
      const answer = await once(url, init, signal);
      const { status } = answer;
      if (!busy.has(status)) return answer;
      const pause = pauseOf(answer, tried, now());
      if (tried + 1 === mostTries || now() + pause - begun > patienceMs) {
        const code = status === 429 || status === 509 ? 'folder/throttled' : 'folder/no-answer';
        throw new Failure(code, { values: { status }, retryAt: now() + pause });
      }
      await wait(pause, signal);
    }
  };
};

export type Ask = ReturnType<typeof createRequests>;
