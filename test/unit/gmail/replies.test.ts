import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/gmail/replies.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const answer = (status: number, error: object | string, retryAfter?: string) =>
  failureOf({ status, body: typeof error === 'string' ? error : JSON.stringify({ error }), retryAfter, now });
/** Google's usual shape. */
const reason = (name: string, message = '', rpc = '') => ({ message, errors: [{ reason: name }], status: rpc });

describe('an answer of Gmail that is not 200', () => {
  const cases: [string, ReturnType<typeof answer>, string, boolean][] = [
    ['400 bad recipient', answer(400, reason('invalidArgument', 'Invalid To header')), 'mail/rejected', false],
    ['400 no Gmail', answer(400, reason('failedPrecondition', 'Mail service not enabled')), 'mail/no-mailbox', false],
    ['400 a page instead of JSON', answer(400, '<!DOCTYPE html><title>Error 400'), 'mail/too-large', false],
    ['401', answer(401, reason('authError', 'Invalid Credentials')), 'account/signed-out', false],
    ['401 without a body', answer(401, ''), 'account/signed-out', false],
    ['403 minute limit', answer(403, reason('rateLimitExceeded')), 'mail/rate-limited', false],
    ['403 user limit', answer(403, reason('userRateLimitExceeded')), 'mail/rate-limited', false],
    [
      '403 limit told by its text',
      answer(403, { message: "Quota exceeded for quota metric 'Queries'" }),
      'mail/rate-limited',
      false,
    ],
    ['403 project’s day', answer(403, reason('dailyLimitExceeded')), 'mail/quota-exhausted', false],
    ['403 scope', answer(403, reason('insufficientPermissions')), 'account/signed-out', false],
    [
      '403 scope, new shape',
      answer(403, { details: [{ '@type': 'x' }, { reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] }),
      'account/signed-out',
      false,
    ],
    ['403 policy', answer(403, reason('domainPolicy')), 'mail/forbidden', false],
    ['403 of another kind', answer(403, reason('forbidden', 'Delegation denied')), 'mail/forbidden', false],
    ['403 API off', answer(403, reason('accessNotConfigured')), 'mail/not-configured', false],
    [
      '403 API off, new shape',
      answer(403, { status: 'PERMISSION_DENIED', details: [{ reason: 'SERVICE_DISABLED' }] }),
      'mail/not-configured',
      false,
    ],
    ['404', answer(404, ''), 'mail/not-configured', false],
    ['413', answer(413, reason('uploadTooLarge')), 'mail/too-large', false],
    ['413 of a proxy', answer(413, '<html>'), 'mail/too-large', false],
    [
      '429 the day’s mails',
      answer(
        429,
        reason('rateLimitExceeded', 'User-rate limit exceeded. Retry after 2026-11-22T08:00:00.000Z (Mail sending)'),
      ),
      'mail/quota-exhausted',
      false,
    ],
    [
      '429 bandwidth',
      answer(429, reason('userRateLimitExceeded', 'User-rate limit exceeded.  Retry after 2026-11-21T12:00:30.000Z')),
      'mail/rate-limited',
      false,
    ],
    [
      '429 concurrent',
      answer(429, { message: 'Too many concurrent requests for user', status: 'RESOURCE_EXHAUSTED' }),
      'mail/rate-limited',
      false,
    ],
    ['429 without a word', answer(429, ''), 'mail/rate-limited', false],
    ['408', answer(408, ''), 'mail/no-reply', true],
    ['500', answer(500, reason('backendError')), 'mail/server-error', true],
    ['503 that calls itself a limit', answer(503, reason('rateLimitExceeded')), 'mail/server-error', true],
    ['a status nobody knows', answer(418, reason('teapot')), 'mail/rejected', false],
    ['400 with odd JSON', answer(400, 'null'), 'mail/rejected', false],
  ];
  test.each(cases)('%s', (_label, failure, code, mayHaveLeft) => {
    expect([failure.code, failure.mayHaveLeft]).toEqual([code, mayHaveLeft]);
  });

  test('names the time Google wrote into its sentence', () => {
    const message = 'User-rate limit exceeded.  Retry after 2026-11-21T12:00:30.500Z';
    expect(answer(429, reason('x', message)).retryAt).toBe(now + 30_500);
  });

  test('takes the later of two times, and seconds or a date in the header', () => {
    expect(answer(429, reason('x'), '7').retryAt).toBe(now + 7_000);
    expect(answer(429, reason('x'), 'Sat, 21 Nov 2026 12:01:00 GMT').retryAt).toBe(now + 60_000);
    expect(answer(429, reason('x', 'Retry after 2026-11-21T12:00:30Z'), '7').retryAt).toBe(now + 30_000);
  });

  test('names none when Google named none', () => {
    expect(answer(429, reason('x', 'soon'), 'soon').retryAt).toBeUndefined();
  });

  test('carries the reason and nothing of the message', () => {
    expect(answer(400, reason('invalidArgument', 'Invalid To header: ana@x.example')).values).toEqual({
      status: 400,
      reason: 'invalidArgument',
    });
  });
});
