import { upstreamFetch } from './upstream.ts';

export interface KeySetOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Google rotates its keys over days and announces them early; an hour asks it rarely and is never late. */
const freshMs = 3_600_000;

/**
 * Google's public keys, passed on so that the pane needs no further host in its policy. An old set is better than
 * none while Google cannot be reached: a key it lacks only fails that sign-in.
 */
export function createKeySet({ url, fetch, now }: KeySetOptions): { answer(): Promise<Response> } {
  let kept: { body: string; at: number } | undefined;
  const answerWith = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } });
  return {
    async answer() {
      if (kept && now() - kept.at < freshMs) return answerWith(kept.body);
      const answer = await upstreamFetch(fetch, url, { headers: { accept: 'application/json' } });
      if (!answer.ok) return kept ? answerWith(kept.body) : answer;
      kept = { body: await answer.text(), at: now() };
      return answerWith(kept.body);
    },
  };
}
