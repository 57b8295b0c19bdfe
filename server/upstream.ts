const timeoutMs = 10_000;

const unavailable = (status: 502 | 504): Response =>
  Response.json({ error: 'temporarily_unavailable', error_description: 'Google did not answer.' }, { status });

/**
 * Asks Google and passes status and body on unchanged, without Google's other headers. When Google does not answer:
 * 504 after ten seconds, else 502.
 */
export async function upstreamFetch(fetchFn: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetchFn(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const body = await answer.text();
    return new Response(body, {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
    });
  } catch (error) {
    return unavailable(error instanceof DOMException && error.name === 'TimeoutError' ? 504 : 502);
  }
}
