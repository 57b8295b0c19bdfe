import type { Context } from 'hono';

/** Captured from Google's API hosts: `Retry-After` is not among them, so no page can read it. */
const exposed = 'vary,vary,vary,content-encoding,date,server,content-length';
const vary = 'Origin, X-Origin, Referer';

/** Lets the asking page read this answer, as Google's API front end does. */
export function corsHeaders(c: Context): Record<string, string> {
  const origin = c.req.header('origin');
  if (!origin) return { vary };
  return { vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed };
}

export function answerPreflight(c: Context): Response {
  const origin = c.req.header('origin');
  if (!origin || !c.req.header('access-control-request-method')) return c.body(null, 400);
  return c.body(null, 200, {
    vary,
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '',
    'access-control-max-age': '3600',
  });
}
