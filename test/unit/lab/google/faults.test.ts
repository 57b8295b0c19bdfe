import { connect as connectHttp2, constants } from 'node:http2';
import { request } from 'node:https';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Answer, GoogleBlock } from '../../../../lab/google/google-block.ts';
import type { GoogleOptions } from '../../../../lab/google/google-options.ts';
import { connect, errorOf, message, send, startGoogle } from './started-google.ts';

type Outcome = number | 'cut';

const outcome = (sent: Promise<Response>): Promise<Outcome> =>
  sent.then(
    (response) => response.status,
    () => 'cut' as const,
  );

async function run(answers: readonly Answer[], sends: number, more: GoogleBlock = {}) {
  const google = await startGoogle({ google: { ...more, answers } });
  const { access_token } = await connect(google);
  const outcomes: Outcome[] = [];
  for (let n = 1; n <= sends; n++) outcomes.push(await outcome(send(google, access_token)));
  return { google, outcomes, accepted: google.state.mails.map(({ request }) => request) };
}

describe('a fault of the scenario', () => {
  it.each([
    ['drop-after-accept', [200, 'cut', 200], [1, 2, 3]],
    ['drop-before-accept', [200, 'cut', 200], [1, 3]],
    ['disconnect-after-accept', [200, 'cut', 200], [1, 2, 3]],
    ['reset', [200, 'cut', 200], [1, 3]],
    ['revoke-grant', [200, 401, 401], [1]],
    ['status', [200, 503, 200], [1, 3]],
  ] as const)('%s happens to the nth send request and to no other', async (kind, outcomes, accepted) => {
    const seen = await run([{ nth: 2, do: kind }], 3);
    expect(seen.outcomes).toEqual(outcomes);
    expect(seen.accepted).toEqual(accepted);
    expect(seen.google.state.counters).toMatchObject({ sends: 3, accepted: accepted.length });
  });

  it.each([
    ['status', [503, 200]],
    ['reset', ['cut', 200]],
  ] as const)('%s can accept the message all the same', async (kind, outcomes) => {
    const seen = await run([{ nth: 1, do: kind, accepted: true }], 2);
    expect(seen.outcomes).toEqual(outcomes);
    expect(seen.accepted).toEqual([1, 2]);
  });

  it('happens as many times as it says', async () => {
    const seen = await run([{ nth: 2, do: 'status', status: 429, times: 3 }], 6);
    expect(seen.outcomes).toEqual([200, 429, 429, 429, 200, 200]);
    expect(seen.google.state.counters.rateLimited).toBe(3);
  });

  it('stall-after-accept accepts and never answers', async () => {
    const google = await startGoogle({ google: { answers: [{ nth: 1, do: 'stall-after-accept' }] } });
    const { access_token } = await connect(google);
    const impatient = new AbortController();
    const stalled = outcome(
      fetch(google.url('/upload/gmail/v1/users/me/messages/send?uploadType=media'), {
        method: 'POST',
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'message/rfc822' },
        body: message(),
        signal: impatient.signal,
      }),
    );
    expect(await outcome(send(google, access_token))).toBe(200);
    expect(google.state.mails).toHaveLength(2);
    expect(google.state.counters.maxInFlight).toBe(2);
    impatient.abort();
    expect(await stalled).toBe('cut');
  });

  it('can be added while Google runs', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    google.control.addFault({ nth: 1, do: 'status', status: 403, reason: 'domainPolicy' });
    expect(await errorOf(await send(google, access_token))).toMatchObject({ errors: [{ reason: 'domainPolicy' }] });
    expect(() => google.control.addFault({ nth: 0, do: 'reset' })).toThrow('nth must be');
  });

  it('counts requests without a token too: they reached Google', async () => {
    const google = await startGoogle({ google: { answers: [{ nth: 2, do: 'status', status: 500 }] } });
    const { access_token } = await connect(google);
    expect(await outcome(send(google, 'ya29.unknown'))).toBe(401);
    expect(await outcome(send(google, access_token))).toBe(500);
  });
});

describe('over HTTPS', () => {
  const uploadPath = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
  let tls: { key: string; cert: string };
  beforeAll(async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
    tls = { key, cert };
  });

  async function startSecure(options: Partial<GoogleOptions>) {
    const google = await startGoogle({ tls, plain: true, ...options });
    const plain = { ...google, url: (path: string) => new URL(path, google.plainOrigin).href };
    return { google, headers: headersOf((await connect(plain)).access_token) };
  }

  const headersOf = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' });

  const startHttp2 = async (options: Partial<GoogleOptions>) => {
    const { google, headers } = await startSecure(options);
    const session = connectHttp2(google.origin, { rejectUnauthorized: false });
    // Some faults under test end the session from the other side.
    session.on('error', () => undefined);
    onTestFinished(() => session.destroy());
    const open = () => {
      const stream = session.request({ ':method': 'POST', ':path': uploadPath, ...headers });
      const ended = new Promise<Outcome>((resolve) => {
        stream.on('response', (answer) => resolve(Number(answer[constants.HTTP2_HEADER_STATUS])));
        for (const event of ['error', 'close']) stream.on(event, () => resolve('cut'));
      });
      return { stream, ended };
    };
    const post = () => {
      const { stream, ended } = open();
      stream.end(message());
      return ended;
    };
    return { google, session, open, post };
  };

  it.each([
    ['drop-after-accept', 3],
    ['drop-before-accept', 2],
    ['reset', 2],
  ] as const)('%s ends its HTTP/2 request and leaves the others alone', async (kind, accepted) => {
    const { google, post } = await startHttp2({ google: { answers: [{ nth: 2, do: kind }] } });
    expect((await Promise.all([post(), post(), post()])).sort()).toEqual([200, 200, 'cut']);
    expect(google.state.mails).toHaveLength(accepted);
    expect(await post()).toBe(200);
  });

  it('disconnect-after-accept ends everything on the connection', async () => {
    const { google, session, post } = await startHttp2({
      google: { answers: [{ nth: 1, do: 'disconnect-after-accept' }] },
    });
    const closed = new Promise((resolve) => session.once('close', resolve));
    expect(await post()).toBe('cut');
    await closed;
    expect(google.state.mails).toHaveLength(1);
  });

  it.each([
    ['drop-after-accept', 3],
    ['drop-before-accept', 2],
    ['reset', 2],
  ] as const)('%s ends an HTTP/1.1 request with its connection', async (kind, accepted) => {
    const { google, headers } = await startSecure({ http2: false, google: { answers: [{ nth: 2, do: kind }] } });
    const post = () =>
      new Promise<Outcome>((resolve) => {
        const options = { method: 'POST', headers, rejectUnauthorized: false };
        const sent = request(google.url(uploadPath), options, (answer) => resolve(answer.statusCode ?? 0));
        sent.on('error', () => resolve('cut'));
        sent.end(message());
      });
    expect([await post(), await post(), await post()]).toEqual([200, 'cut', 200]);
    expect(google.state.mails).toHaveLength(accepted);
  });

  it('half a message is not accepted', async () => {
    const { google, open, post } = await startHttp2({});
    const { stream, ended } = open();
    stream.write(message());
    await vi.waitFor(() => expect(google.state.counters.sends).toBe(1));
    stream.destroy();
    expect(await ended).toBe('cut');
    expect(await post()).toBe(200);
    expect(google.state.mails.map(({ request }) => request)).toEqual([2]);
    expect(google.state.counters.maxInFlight).toBe(1);
  });

  it('a whole message is accepted although its sender went away', async () => {
    let leave = () => {};
    const { google, open } = await startHttp2({ onReceived: () => leave() });
    const { stream, ended } = open();
    leave = () => stream.close(constants.NGHTTP2_CANCEL);
    stream.end(message());
    expect(await ended).toBe('cut');
    await vi.waitFor(() => expect(google.state.mails).toHaveLength(1));
  });
});
