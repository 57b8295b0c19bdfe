import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { createReach, mostBytes, type Proof, type Way } from '../../../src/gmail/reach.ts';
import { createSender } from '../../../src/gmail/send.ts';
import { sampleMail } from '../../kit/mail-provider.ts';
import { fakeClock } from './fake-context.ts';

const sender = 'nomina@empresa.example';
const mail = sampleMail(sender);
const never = new AbortController().signal;
const accepted = () => Response.json({ id: 'm1' });
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

/** A sender whose Gmail answers as told. A POST without the account's token asks whether a way is open; a GET, whether anybody is there. */
function fixture(
  answers: {
    post?: (request: Request) => Response | Promise<Response>;
    get?: (url: URL, signal: AbortSignal) => Response | Promise<Response>;
    /** Ways that are open. */
    open?: readonly Way[];
    canStream?: boolean;
    /** What the device proved before; default: the best way, just now. */
    proved?: Proof | 'nothing';
  } = {},
) {
  const { canStream = false } = answers;
  const clock = fakeClock();
  const best: Proof = { way: canStream ? 'stream' : 'upload', at: clock.now };
  const memory = { proof: answers.proved === 'nothing' ? undefined : (answers.proved ?? best) };
  const requests: Request[] = [];
  const probes: Way[] = [];
  const refused: unknown[] = [];
  let bearer: { address: string; token: string } | undefined = { address: sender, token: 'token-1' };
  let online = true;
  const told = {
    post: accepted as NonNullable<typeof answers.post>,
    get: (() => new Response('', { status: 404 })) as NonNullable<typeof answers.get>,
    open: ['stream', 'upload', 'json'] as readonly Way[],
    ...answers,
  };
  const bodies: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const whole = request.url.includes('/upload/') ? 'upload' : 'json';
    const way = init?.body instanceof ReadableStream ? 'stream' : whole;
    if (request.method === 'POST' && request.headers.get('authorization') !== 'Bearer token-1') {
      probes.push(way);
      expect(await request.text()).not.toMatch(/^to:/im);
      return told.open.includes(way) ? new Response('', { status: 401 }) : lost();
    }
    requests.push(request);
    if (request.method === 'POST') bodies.push(init?.body instanceof ReadableStream ? 'stream' : 'whole');
    return request.method === 'POST' ? told.post(request) : told.get(new URL(request.url), request.signal);
  };
  const gmailUrl = 'https://gmail.test';
  const reach = createReach({
    gmailUrl,
    fetch,
    canStream,
    timer: clock.timer,
    now: () => clock.now,
    memory: { get: async () => memory.proof, set: async (proof) => void (memory.proof = proof) },
  });
  const hand = createSender({
    gmailUrl,
    fetch,
    now: () => clock.now,
    isOnline: () => online,
    reach,
    timer: clock.timer,
    bearer: () => bearer,
    refuse: (...args) => refused.push(args),
  });
  // As a run does: the way is proved before the last look, and `hand` follows without a wait.
  const send: typeof hand = async (bytes, signal) => {
    await reach.choose().catch(() => undefined);
    return hand(bytes, signal);
  };
  return {
    send,
    hand,
    clock,
    requests,
    bodies,
    probes,
    reach,
    refused,
    memory,
    told,
    posts: () => requests.filter(({ method }) => method === 'POST'),
    signOut: () => (bearer = undefined),
    goOffline: () => (online = false),
  };
}
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );

describe('sending', () => {
  test('hands the message itself to the upload address, with the token and no cookies', async () => {
    const { send, requests } = fixture();
    expect(await send(mail, never)).toEqual({ providerMessageId: 'm1' });
    const [request] = requests;
    expect(request!.url).toBe('https://gmail.test/upload/gmail/v1/users/me/messages/send?uploadType=media');
    expect(Object.fromEntries(request!.headers)).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'message/rfc822',
    });
    expect([request!.credentials, request!.redirect]).toEqual(['omit', 'error']);
    expect(new Uint8Array(await request!.arrayBuffer())).toEqual(mail);
  });

  test('asks Gmail once, whatever it answers', async () => {
    for (const status of [400, 401, 403, 408, 413, 429, 500, 503]) {
      const { send, requests } = fixture({ post: () => new Response('{}', { status }) });
      await codeOf(send(mail, never));
      expect(requests, String(status)).toHaveLength(1);
    }
  });

  test('does not know whether a message left whose answer was lost', async () => {
    for (const post of [
      lost,
      () => new Response('not JSON'),
      () => Response.json({}),
      () => Response.json({ id: 7 }),
    ]) {
      const { send, requests } = fixture({ post });
      expect(await codeOf(send(mail, never))).toBe('mail/no-reply');
      expect(requests).toHaveLength(1);
    }
  });

  test('waits a minute for an answer, and longer for a large message', async () => {
    const silent = {
      post: (request: Request) =>
        new Promise<Response>((_resolve, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason)),
        ),
    };
    const patience = async (bytes: Uint8Array<ArrayBuffer>, ms: number) => {
      const { send, clock } = fixture(silent);
      let ended: unknown;
      const sending = codeOf(send(bytes, never)).then((code) => (ended = code));
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.pass(ms - 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(ended).toBeUndefined();
      clock.pass(ms);
      await sending;
      return ended;
    };
    expect(await patience(mail, 60_000)).toBe('mail/no-reply');
    expect(await patience(new Uint8Array(6_400_000), 160_000)).toBe('mail/no-reply');
  });

  test('knows that nothing left while the computer is offline', async () => {
    const { send, requests, goOffline } = fixture();
    goOffline();
    expect(await codeOf(send(mail, never))).toBe('mail/offline');
    expect(requests).toEqual([]);
  });

  test('knows that nothing left when nobody is signed in or the message is another account’s', async () => {
    const { send, requests, signOut } = fixture();
    expect(await codeOf(send(sampleMail('ventas@empresa.example'), never))).toBe('account/signed-out');
    signOut();
    expect(await codeOf(send(mail, never))).toBe('account/signed-out');
    expect(requests).toEqual([]);
  });

  test('tells the accounts which token Google refused', async () => {
    const { send, refused } = fixture({ post: () => new Response('', { status: 401 }) });
    await codeOf(send(mail, never));
    expect(refused).toEqual([[{ address: sender, token: 'token-1' }, false]]);
  });

  test('refuses what Gmail cannot take', async () => {
    const { send, requests } = fixture();
    expect(await codeOf(send(new Uint8Array(mostBytes.upload + 1), never))).toBe('mail/too-large');
    expect(requests).toEqual([]);
  });

  test('aborted in mid-flight, the message may have left', async () => {
    const stop = new AbortController();
    const { send } = fixture({
      post: (request) =>
        new Promise((_resolve, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason)),
        ),
    });
    const sending = codeOf(send(mail, stop.signal));
    await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    expect(await sending).toBe('mail/no-reply');
  });
});

describe('after an answer was lost', () => {
  test('the next message leaves only once somebody is there again', async () => {
    const it = fixture({ post: lost });
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.get = lost;
    expect(await codeOf(it.send(mail, never))).toBe('mail/offline');
    expect(await codeOf(it.send(mail, never))).toBe('mail/offline');
    expect(it.posts()).toHaveLength(1);
    it.told.get = () => new Response('', { status: 404 });
    it.told.post = accepted;
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    expect(it.posts()).toHaveLength(2);
  });

  test('a network that swallows everything is given ten seconds, not for ever', async () => {
    const it = fixture({ post: lost });
    await codeOf(it.send(mail, never));
    it.told.get = (_url, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const sending = codeOf(it.send(mail, never));
    await new Promise((resolve) => setTimeout(resolve, 5));
    it.clock.pass(10_000);
    expect(await sending).toBe('mail/offline');
    expect(it.posts()).toHaveLength(1);
  });

  test('the way is proved again, and the JSON address takes over where the upload address is closed now', async () => {
    const it = fixture({ post: lost });
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    expect(it.probes).toEqual([]);
    it.told.open = ['json'];
    it.told.post = accepted;
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    expect(it.probes).toEqual(['upload', 'json']);
    expect(it.memory.proof?.way).toBe('json');
    const request = it.posts()[1]!;
    expect(request.url).toBe('https://gmail.test/gmail/v1/users/me/messages/send');
    const { raw } = (await request.json()) as { raw: string };
    expect(raw).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(new Uint8Array(Buffer.from(raw, 'base64url'))).toEqual(mail);
  });

  test('an upload address that has carried a message is not given up for one stumble of the network', async () => {
    const it = fixture();
    await it.send(mail, never);
    it.told.post = lost;
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.open = ['json'];
    it.told.get = () => {
      it.told.open = ['upload', 'json'];
      return new Response('', { status: 404 });
    };
    it.told.post = accepted;
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    expect(it.posts().every(({ url }) => url.includes('/upload/'))).toBe(true);
  });

  test('a message of half a megabyte is encoded whole', async () => {
    const it = fixture({ proved: 'nothing', open: ['json'] });
    const large = Uint8Array.from({ length: 500_001 }, (_, n) => (n * 31) & 0xff);
    await it.send(large, never);
    const { raw } = (await it.posts()[0]!.json()) as { raw: string };
    expect(Buffer.from(raw, 'base64url').equals(Buffer.from(large))).toBe(true);
  });
});

describe('a message that would have to wait for a way', () => {
  test('does not leave, now or later, however soon the way is open again', async () => {
    const it = fixture({ post: lost });
    await codeOf(it.send(mail, never));
    it.told.post = accepted;
    expect(await codeOf(it.hand(mail, never))).toBe('mail/offline');
    expect([it.probes, it.posts().length]).toEqual([[], 1]);
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    const fresh = fixture({ proved: 'nothing' });
    expect(await codeOf(fresh.hand(mail, never))).toBe('mail/offline');
    expect([fresh.probes, fresh.posts()]).toEqual([[], []]);
  });
});

describe('on a device without a proved way', () => {
  const ways: readonly Way[] = ['stream', 'upload', 'json'];
  test.each([1, 2, 3, 4, 5, 6, 7].map((bits) => ways.filter((_, at) => (bits >> at) & 1)))(
    'where only %j %j %j is open, the first message goes the first of them, and nothing is in doubt',
    async (...open) => {
      const it = fixture({ proved: 'nothing', canStream: true, open: open.flat() });
      expect(await codeOf(it.send(mail, never))).toBe('resolved');
      const first = ways.find((way) => it.told.open.includes(way))!;
      expect(it.probes).toEqual(ways.slice(0, ways.indexOf(first) + 1));
      expect([it.bodies, it.memory.proof?.way]).toEqual([[first === 'stream' ? 'stream' : 'whole'], first]);
      expect(it.posts()[0]!.url.includes('/upload/')).toBe(first !== 'json');
    },
  );

  test('where nothing is open no message leaves, and that is known', async () => {
    const it = fixture({ proved: 'nothing', canStream: true, open: [] });
    expect(await codeOf(it.send(mail, never))).toBe('mail/offline');
    expect(it.posts()).toEqual([]);
  });

  test('messages in flight together are proved once', async () => {
    const it = fixture({ proved: 'nothing', canStream: true, open: ['upload'] });
    await Promise.all([it.send(mail, never), it.send(mail, never), it.send(mail, never)]);
    expect(it.probes).toEqual(['stream', 'upload']);
  });

  test('a message too large for the way is refused before it leaves', async () => {
    const it = fixture({ proved: 'nothing', open: ['json'] });
    expect(await codeOf(it.send(new Uint8Array(mostBytes.json + 1), never))).toBe('mail/too-large');
    expect(it.posts()).toEqual([]);
    expect(it.reach.way).toBe('json');
  });

  test('what was proved is remembered for a working day, and proved again on the next one', async () => {
    const it = fixture({ proved: { way: 'json', at: fakeClock().now - 11 * 3_600_000 } });
    await it.send(mail, never);
    expect([it.probes, it.posts()[0]!.url.includes('/upload/')]).toEqual([[], false]);
    const next = fixture({ proved: { way: 'json', at: fakeClock().now - 13 * 3_600_000 } });
    await next.send(mail, never);
    expect([next.probes, next.posts()[0]!.url.includes('/upload/')]).toEqual([['upload'], true]);
  });

  test('a browser that can no longer stream does not go by what it could', async () => {
    const it = fixture({ proved: { way: 'stream', at: fakeClock().now } });
    await it.send(mail, never);
    expect(it.probes).toEqual(['upload']);
  });
});

describe('where the browser can stream', () => {
  test('a message leaves as a stream, which no browser repeats by itself', async () => {
    const it = fixture({ canStream: true });
    await it.send(mail, never);
    const [request] = it.posts();
    expect(request!.url).toContain('/upload/');
    expect(it.bodies).toEqual(['stream']);
    expect(new Uint8Array(await request!.arrayBuffer())).toEqual(mail);
  });

  test('a network that does not let streams pass any more costs one answer, and the rest goes whole', async () => {
    const it = fixture({ canStream: true, post: lost });
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.open = ['upload', 'json'];
    it.told.post = accepted;
    await it.send(mail, never);
    await it.send(mail, never);
    expect(it.bodies).toEqual(['stream', 'whole', 'whole']);
    expect(it.memory.proof?.way).toBe('upload');
  });

  test('a stream that still passes is not given up for a lost answer', async () => {
    const it = fixture({ canStream: true });
    await it.send(mail, never);
    it.told.post = lost;
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.post = accepted;
    await it.send(mail, never);
    expect(it.bodies).toEqual(['stream', 'stream', 'stream']);
    expect(it.memory.proof?.way).toBe('stream');
  });

  test('“length required” is no answer to the message: it certainly did not leave', async () => {
    const it = fixture({ canStream: true, post: () => new Response('', { status: 411 }) });
    expect(await codeOf(it.send(mail, never))).toBe('mail/offline');
    it.told.post = accepted;
    await it.send(mail, never);
    expect(it.bodies).toEqual(['stream', 'whole']);
  });

  test('messages in flight together agree on the way', async () => {
    const it = fixture({ canStream: true, post: lost });
    await Promise.all([codeOf(it.send(mail, never)), codeOf(it.send(mail, never))]);
    it.told.open = ['upload'];
    it.told.post = accepted;
    await Promise.all([it.send(mail, never), it.send(mail, never), it.send(mail, never)]);
    expect(it.bodies).toEqual(['stream', 'stream', 'whole', 'whole', 'whole']);
    expect(it.probes).toEqual(['stream', 'upload']);
  });
});
