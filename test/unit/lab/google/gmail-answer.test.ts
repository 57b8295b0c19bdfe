import { describe, expect, it } from 'vitest';
import type { Google } from '../../../../lab/google/create-google.ts';
import type { Answer } from '../../../../lab/google/google-block.ts';
import { connect, errorOf, message, send, sendScope, startGoogle } from './started-google.ts';

async function tokenOf(google: Google, changes: Record<string, string> = {}) {
  return (await connect(google, changes)).access_token;
}

const scripted = async (fault: Partial<Answer>) => {
  const google = await startGoogle({ google: { answers: [{ nth: 1, do: 'status', ...fault }] } });
  const response = await send(google, await tokenOf(google));
  return { google, response };
};

const postJson = (google: Google, token: string, body: string, type = 'application/json') =>
  fetch(google.url('/gmail/v1/users/me/messages/send'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body,
  });

describe('a message Gmail refuses', () => {
  it.each([
    ['no recipient at all', message({ to: undefined }), 'Recipient address required'],
    ['an empty To', message({ to: '' }), 'Recipient address required'],
    ['a To without a domain', message({ to: 'ana' }), 'Invalid To header'],
    ['a To with a domain of one word', message({ to: 'ana@localhost' }), 'Invalid To header'],
    [
      'a To with two addresses run together',
      message({ to: 'ana@correo.example luis@correo.example' }),
      'Invalid To header',
    ],
    ['a broken Cc', message({ more: ['Cc: jefe@'] }), 'Invalid Cc header'],
    ['a broken Bcc', message({ more: ['Bcc: @empresa.example'] }), 'Invalid Bcc header'],
  ])('has %s', async (_what, text, expected) => {
    const google = await startGoogle();
    const response = await send(google, await tokenOf(google), text);
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({
      code: 400,
      message: expected,
      status: 'INVALID_ARGUMENT',
      errors: [{ domain: 'global', reason: 'invalidArgument', message: expected }],
    });
    expect(google.state.mails).toEqual([]);
  });

  it('has only a Bcc, and that is enough', async () => {
    const google = await startGoogle();
    const text = message({ to: undefined, more: ['Bcc: archivo@empresa.example'] });
    expect((await send(google, await tokenOf(google), text)).status).toBe(200);
  });

  it.each([
    ['a group', 'Equipo: ana@correo.example, luis@correo.example;', ['ana@correo.example', 'luis@correo.example']],
    ['a quoted name', '"López, Ana" <ana@correo.example>', ['ana@correo.example']],
    ['an encoded name', '=?UTF-8?Q?=C5=81ucja?= <lucja@poczta.example>', ['lucja@poczta.example']],
    ['a domain with accents', 'ana@compañía.example', ['ana@compañía.example']],
  ])('does not have %s in To: that goes through', async (_what, to, expected) => {
    const google = await startGoogle();
    expect((await send(google, await tokenOf(google), message({ to }))).status).toBe(200);
    expect(google.state.mails[0]?.to).toEqual(expected);
  });

  it('is of an account without Gmail', async () => {
    const accounts = [{ email: 'nomina@empresa.example', name: 'Nómina', mailbox: false }];
    const google = await startGoogle({ google: { accounts } });
    const response = await send(google, await tokenOf(google));
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({
      message: 'Mail service not enabled',
      status: 'FAILED_PRECONDITION',
      errors: [{ reason: 'failedPrecondition' }],
    });
  });

  it('is larger than 35 MiB', async () => {
    const google = await startGoogle();
    const token = await tokenOf(google);
    const fits = message({ text: 'x'.repeat(36_700_160 - message({ text: '' }).length) });
    expect((await send(google, token, fits)).status).toBe(200);
    expect((await send(google, token, `${fits}x`)).status).toBe(413);
  });

  it('is larger than 5 MB in JSON', async () => {
    const google = await startGoogle();
    const raw = Buffer.from(message({ text: 'x'.repeat(5 * 1024 * 1024) })).toString('base64url');
    const response = await postJson(google, await tokenOf(google), JSON.stringify({ raw }));
    expect(response.status).toBe(413);
    expect(await errorOf(response)).toMatchObject({ errors: [{ reason: 'uploadTooLarge' }] });
  });

  it.each([
    [
      'no raw',
      '{}',
      'application/json',
      "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
    ],
    ['an empty raw', '{"raw":""}', 'application/json', "'raw' RFC822 payload"],
    ['base64 of the other alphabet', '{"raw":"a+/b"}', 'application/json', 'Base64 decoding failed'],
    ['broken JSON', '{', 'application/json', 'Invalid JSON payload received.'],
    ['no JSON', 'raw=x', 'text/plain', 'Invalid content type'],
  ])('comes as JSON with %s', async (_what, body, type, expected) => {
    const google = await startGoogle();
    const response = await postJson(google, await tokenOf(google), body, type);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain(expected);
  });

  it.each([
    ['another media type', 'media', 'text/plain', message(), "Media type 'text/plain' is not supported"],
    ['an empty body', 'media', 'message/rfc822', '', "'raw' RFC822 payload"],
    ['a multipart without a boundary', 'multipart', 'multipart/related', 'x', 'boundary'],
    [
      'a multipart of one part',
      'multipart',
      'multipart/related; boundary=b',
      '--b\r\n\r\nx\r\n--b--',
      'exactly two parts',
    ],
  ])('is uploaded with %s', async (_what, uploadType, type, body, expected) => {
    const google = await startGoogle();
    const response = await fetch(google.url(`/upload/gmail/v1/users/me/messages/send?uploadType=${uploadType}`), {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(google)}`, 'content-type': type },
      body,
    });
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain(expected);
  });
});

describe('a request Gmail does not let in', () => {
  it('has no token', async () => {
    const google = await startGoogle();
    const response = await send(google, '', message(), { authorization: '' });
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({
      errors: [{ reason: 'required', message: 'Login Required.' }],
      details: [{ reason: 'CREDENTIALS_MISSING' }],
    });
  });

  it.each([
    ['the sign-in scopes only', 'openid email'],
    ['a scope that reads', 'openid https://www.googleapis.com/auth/gmail.readonly'],
  ])('has %s', async (_what, scope) => {
    const google = await startGoogle();
    const response = await send(google, await tokenOf(google, { scope }));
    expect(response.status).toBe(403);
    expect(await errorOf(response)).toMatchObject({
      message: 'Request had insufficient authentication scopes.',
      status: 'PERMISSION_DENIED',
      errors: [{ reason: 'insufficientPermissions', domain: 'global' }],
      details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
    });
  });

  it('names the mailbox of somebody else', async () => {
    const google = await startGoogle();
    const headers = { authorization: `Bearer ${await tokenOf(google)}`, 'content-type': 'message/rfc822' };
    const path = (user: string) => `/upload/gmail/v1/users/${user}/messages/send?uploadType=media`;
    const post = (user: string) => fetch(google.url(path(user)), { method: 'POST', headers, body: message() });
    expect((await post('jefa@empresa.example')).status).toBe(403);
    expect((await post('nomina@empresa.example')).status).toBe(200);
  });

  it('is a resumable upload, which nobody here speaks', async () => {
    const google = await startGoogle();
    const path = '/upload/gmail/v1/users/me/messages/send?uploadType=resumable';
    const authorization = `Bearer ${await tokenOf(google)}`;
    expect((await fetch(google.url(path), { method: 'POST', headers: { authorization } })).status).toBe(404);
    expect(google.state.unknown).toEqual(['POST /upload/gmail/v1/users/me/messages/send']);
  });
});

describe('an answer of the scenario', () => {
  it.each([
    [400, 'invalidArgument', 'global', 'INVALID_ARGUMENT', 'Invalid To header'],
    [400, 'failedPrecondition', 'global', 'FAILED_PRECONDITION', 'Mail service not enabled'],
    [401, 'authError', 'global', 'UNAUTHENTICATED', 'Invalid Credentials'],
    [403, 'rateLimitExceeded', 'usageLimits', 'PERMISSION_DENIED', "Quota exceeded for quota metric 'Queries'"],
    [403, 'userRateLimitExceeded', 'usageLimits', 'PERMISSION_DENIED', 'User Rate Limit Exceeded'],
    [403, 'dailyLimitExceeded', 'usageLimits', 'PERMISSION_DENIED', 'Daily Limit Exceeded'],
    [403, 'insufficientPermissions', 'global', 'PERMISSION_DENIED', 'Insufficient Permission'],
    [403, 'domainPolicy', 'global', 'PERMISSION_DENIED', 'administrators have disabled Gmail'],
    [403, 'accessNotConfigured', 'usageLimits', 'PERMISSION_DENIED', 'Gmail API has not been used in project'],
    [404, 'notFound', 'global', 'NOT_FOUND', 'Requested entity was not found.'],
    [413, 'uploadTooLarge', 'global', undefined, 'Request entity too large.'],
    [429, 'rateLimitExceeded', 'global', 'RESOURCE_EXHAUSTED', 'Resource has been exhausted'],
    [429, 'userRateLimitExceeded', 'usageLimits', 'RESOURCE_EXHAUSTED', 'User-rate limit exceeded.'],
    [500, 'backendError', 'global', 'INTERNAL', 'Internal error encountered.'],
    [503, 'backendError', 'global', 'UNAVAILABLE', 'The service is currently unavailable.'],
    [504, 'backendError', 'global', 'DEADLINE_EXCEEDED', 'Deadline expired'],
  ])('%i %s has the body Google gives it', async (status, reason, domain, rpc, text) => {
    const { google, response } = await scripted({ status, reason });
    const error = await errorOf(response);
    expect(response.status).toBe(status);
    expect(error).toMatchObject({ code: status, errors: [{ domain, reason, message: expect.stringContaining(text) }] });
    expect(error.status).toBe(rpc);
    expect(google.state.mails).toEqual([]);
    const limited = status === 429 || (status === 403 && /limit/i.test(reason)) ? 1 : 0;
    expect(google.state.counters).toMatchObject({ rateLimited: limited, unauthorised: status === 401 ? 1 : 0 });
  });

  it('of a front end is a page', async () => {
    const { response } = await scripted({ status: 502 });
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Error 502 (Server Error)!!1');
  });

  it('carries the message that was asked for', async () => {
    const { response } = await scripted({ status: 429, message: 'Too many concurrent requests for user' });
    expect(await errorOf(response)).toMatchObject({
      message: 'Too many concurrent requests for user',
      errors: [{ message: 'Too many concurrent requests for user' }],
    });
  });

  it('says when to come back inside the message, where a page can read it', async () => {
    const now = Date.parse('2026-01-31T12:00:00.000Z');
    const answers = [
      { nth: 1, do: 'status', status: 429, reason: 'userRateLimitExceeded', retryAfterMs: 1500 },
    ] as const;
    const google = await startGoogle({ now: () => now, google: { answers } });
    const response = await send(google, await tokenOf(google), message(), { origin: 'https://app.example' });
    expect((await errorOf(response)).message).toBe('User-rate limit exceeded.  Retry after 2026-01-31T12:00:01.500Z');
    expect(response.headers.get('retry-after')).toBe('2');
    expect(response.headers.get('access-control-expose-headers')).not.toMatch(/retry-after/i);
  });
});

describe('CORS', () => {
  it('lets any page send with Authorization, after a preflight', async () => {
    const google = await startGoogle();
    const response = await fetch(google.url('/upload/gmail/v1/users/me/messages/send?uploadType=media'), {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(google.state.counters.sends).toBe(0);
  });

  it.each([
    [200, sendScope],
    [403, 'openid email'],
  ])('lets the page read an answer of %i', async (status, scope) => {
    const google = await startGoogle();
    const headers = { origin: 'https://app.example' };
    const response = await send(google, await tokenOf(google, { scope }), message(), headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example');
  });
});
