import { describe, expect, it } from 'vitest';
import type { Google } from '../../../lab/google/create-google.ts';
import { type Answer, faultKinds } from '../../../lab/google/google-block.ts';
import * as visitor from '../../unit/lab/google/started-google.ts';

// Plain HTTP and Node's own fetch: what is shown here is the lab's doing, whatever Sobre makes of it.

const uploadPath = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
const jsonPath = '/gmail/v1/users/me/messages/send';
/** Long enough for an answer that comes to have come. */
const patienceMs = 1_500;

const start = async (answers: readonly Answer[], seed = 1) => {
  const google = await visitor.startGoogle({ seed, google: { answers } });
  return { google, token: (await visitor.connect(google)).access_token };
};

const message = (n: number) => visitor.message({ to: `p${n}@example.com`, subject: `Recibo ${n}` });

type Seen = number | 'cut' | 'silence';

const post = async (url: string, token: string, contentType: string, body: string): Promise<Seen> => {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
      body,
      signal: patience,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return patience.aborted ? 'silence' : 'cut';
  }
};

const ways = {
  upload: (google: Google, token: string, n: number) =>
    post(google.url(uploadPath), token, 'message/rfc822', message(n)),
  JSON: (google: Google, token: string, n: number) => {
    const raw = Buffer.from(message(n)).toString('base64url');
    return post(google.url(jsonPath), token, 'application/json', JSON.stringify({ raw }));
  },
};

/** Four messages one after the other; the fault is for the second. */
const four = async (answer: Omit<Answer, 'nth'>, way: keyof typeof ways) => {
  const { google, token } = await start([{ nth: 2, ...answer }]);
  const seen: Seen[] = [];
  for (const n of [1, 2, 3, 4]) seen.push(await ways[way](google, token, n));
  return { google, seen, arrived: google.state.mails.map(({ subject }) => subject) };
};

interface Expected {
  readonly answer: Omit<Answer, 'nth'>;
  readonly seen: readonly Seen[];
  /** Messages in the mailbox afterwards. */
  readonly arrived: readonly number[];
}

const all = [1, 2, 3, 4];
const kinds: readonly Expected[] = [
  { answer: { do: 'drop-after-accept' }, seen: [200, 'cut', 200, 200], arrived: all },
  { answer: { do: 'drop-before-accept' }, seen: [200, 'cut', 200, 200], arrived: [1, 3, 4] },
  { answer: { do: 'stall-after-accept' }, seen: [200, 'silence', 200, 200], arrived: all },
  { answer: { do: 'disconnect-after-accept' }, seen: [200, 'cut', 200, 200], arrived: all },
  { answer: { do: 'reset' }, seen: [200, 'cut', 200, 200], arrived: [1, 3, 4] },
  { answer: { do: 'reset', accepted: true }, seen: [200, 'cut', 200, 200], arrived: all },
  { answer: { do: 'revoke-grant' }, seen: [200, 401, 401, 401], arrived: [1] },
  { answer: { do: 'status' }, seen: [200, 503, 200, 200], arrived: [1, 3, 4] },
  { answer: { do: 'status', status: 503, accepted: true }, seen: [200, 503, 200, 200], arrived: all },
  { answer: { do: 'status', status: 403, times: 2 }, seen: [200, 403, 403, 200], arrived: [1, 4] },
  { answer: { do: 'drop-before-accept', times: 2 }, seen: [200, 'cut', 'cut', 200], arrived: [1, 4] },
];

describe('a scenario’s answer to the second message', () => {
  it.each(['upload', 'JSON'] as const)(
    'reaches no other, and leaves what arrived as it says, over %s',
    async (way) => {
      for (const { answer, seen, arrived } of kinds) {
        const met = await four(answer, way);
        const subjects = arrived.map((n) => `Recibo ${n}`);
        expect({ answer, seen: met.seen, arrived: met.arrived }).toEqual({ answer, seen, arrived: subjects });
        expect(met.google.state.counters).toMatchObject({ sends: 4, accepted: arrived.length });
      }
    },
    60_000,
  );

  it('can be of every kind there is', () => {
    expect(new Set(kinds.map(({ answer }) => answer.do))).toEqual(new Set(faultKinds));
  });
});

/** Google's own errors, by HTTP status, reason, text and how its client libraries name them. */
const errors: readonly (readonly [status: number, reason: string, message: string, rpc: string | undefined])[] = [
  [400, 'invalidArgument', 'Invalid To header', 'INVALID_ARGUMENT'],
  [400, 'invalidArgument', 'Recipient address required', 'INVALID_ARGUMENT'],
  [400, 'failedPrecondition', 'Mail service not enabled', 'FAILED_PRECONDITION'],
  [401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED'],
  [403, 'rateLimitExceeded', 'User-rate limit exceeded.', 'PERMISSION_DENIED'],
  [403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', 'PERMISSION_DENIED'],
  [403, 'dailyLimitExceeded', 'Daily Limit Exceeded', 'PERMISSION_DENIED'],
  [403, 'insufficientPermissions', 'Insufficient Permission', 'PERMISSION_DENIED'],
  [403, 'domainPolicy', 'The domain administrators have disabled Gmail apps.', 'PERMISSION_DENIED'],
  [403, 'accessNotConfigured', 'Gmail API has not been used in project 1 before', 'PERMISSION_DENIED'],
  [413, 'uploadTooLarge', 'Request entity too large.', undefined],
  [429, 'rateLimitExceeded', 'User-rate limit exceeded.  (Mail sending)', 'RESOURCE_EXHAUSTED'],
  [429, 'userRateLimitExceeded', 'User-rate limit exceeded.', 'RESOURCE_EXHAUSTED'],
  [429, 'rateLimitExceeded', 'Too many concurrent requests for user', 'RESOURCE_EXHAUSTED'],
  [429, 'rateLimitExceeded', 'Resource has been exhausted (e.g. check quota).', 'RESOURCE_EXHAUSTED'],
  [500, 'backendError', 'Internal error encountered.', 'INTERNAL'],
  [503, 'backendError', 'The service is currently unavailable.', 'UNAVAILABLE'],
];

describe('an answer with a status', () => {
  it.each(errors)('%i %s “%s” is said as Google says it', async (status, reason, text, rpc) => {
    const { google, token } = await start([{ nth: 1, do: 'status', status, reason, message: text }]);
    const response = await visitor.send(google, token, message(1));
    expect(response.status).toBe(status);
    const error = await visitor.errorOf(response);
    expect(error).toMatchObject({ code: status, message: text, errors: [{ reason, message: text }] });
    expect(error.status).toBe(rpc);
    expect(google.state.mails).toEqual([]);
  });

  it('names the time to come back inside its text, and in a header that no page may read', async () => {
    const answer = { nth: 1, do: 'status', status: 403, reason: 'rateLimitExceeded', retryAfterMs: 90_000 } as const;
    const { google, token } = await start([answer]);
    const before = Date.now();
    const response = await visitor.send(google, token, message(1), { origin: 'https://pane.example' });
    const time = /Retry after (\S+Z)/.exec((await visitor.errorOf(response)).message)?.[1] ?? '';
    expect(Date.parse(time)).toBeGreaterThanOrEqual(before + 90_000);
    expect(Date.parse(time)).toBeLessThanOrEqual(Date.now() + 90_000);
    expect(response.headers.get('retry-after')).toBe('90');
    expect(response.headers.get('access-control-expose-headers') ?? '').not.toMatch(/retry-after/i);
  });
});

it('the same seed and answers give the same ids, outcomes and mails; another seed gives other ids', async () => {
  const answers: readonly Answer[] = [
    { nth: 2, do: 'drop-after-accept' },
    { nth: 4, do: 'status', status: 500, accepted: true },
  ];
  const once = async (seed: number) => {
    const { google, token } = await start(answers, seed);
    const seen: Seen[] = [];
    for (const n of [1, 2, 3, 4, 5]) seen.push(await ways.upload(google, token, n));
    return { seen, ids: google.state.mails.map(({ id }) => id) };
  };
  const first = await once(7);
  expect(first.seen).toEqual([200, 'cut', 200, 500, 200]);
  expect(await once(7)).toEqual(first);
  expect((await once(8)).ids).not.toEqual(first.ids);
});
