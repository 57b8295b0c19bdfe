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
  /** One request for everybody who asks meanwhile: a rush must not become a rush on Google. */
  let asking: Promise<Response | undefined> | undefined;
  /** Undefined when the set was renewed. */
  const ask = async (): Promise<Response | undefined> => {
    const answer = await upstreamFetch(fetch, url, { headers: { accept: 'application/json' } });
    if (!answer.ok) return answer;
    kept = { body: await answer.text(), at: now() };
    return undefined;
  };
  return {
    async answer() {
      // After the clock was set back nobody knows how old they are.
      const age = now() - (kept?.at ?? 0);
      if (kept && age >= 0 && age < freshMs) return answerWith(kept.body);
      asking ??= ask().finally(() => (asking = undefined));
      const refusal = await asking;
      if (kept) return answerWith(kept.body);
      return refusal?.clone() ?? new Response(null, { status: 502 });
    },
  };
}
