import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { createReach } from '../../../src/gmail/reach.ts';
import { searchUrl } from '../../../src/gmail/search-url.ts';
import { createSender, maxMessageBytes } from '../../../src/gmail/send.ts';
import { senderOf } from '../../../src/gmail/sender-of.ts';
import { sampleMail } from '../../kit/mail-provider.ts';
import { fakeClock } from './fake-context.ts';

const sender = 'nomina@empresa.example';
const mail = sampleMail(sender);
const never = new AbortController().signal;
const accepted = () => Response.json({ id: 'm1' });
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

/** A sender whose Gmail answers as told; GETs are the probes. */
function fixture(
  answers: {
    post?: (request: Request) => Response | Promise<Response>;
    get?: (url: URL, signal: AbortSignal) => Response | Promise<Response>;
    canStream?: boolean;
    streamFailed?: boolean;
  } = {},
) {
  const { canStream = false } = answers;
  const remembered = { streamFailed: answers.streamFailed ?? false };
  const clock = fakeClock();
  const requests: Request[] = [];
  const refused: unknown[] = [];
  let bearer: { address: string; token: string } | undefined = { address: sender, token: 'token-1' };
  let online = true;
  const told = {
    post: accepted as NonNullable<typeof answers.post>,
    get: (() => new Response('', { status: 404 })) as NonNullable<typeof answers.get>,
    ...answers,
  };
  const bodies: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    if (request.method === 'POST') bodies.push(init?.body instanceof ReadableStream ? 'stream' : 'whole');
    return request.method === 'POST' ? told.post(request) : told.get(new URL(request.url), request.signal);
  };
  const gmailUrl = 'https://gmail.test';
  const streamFailed = {
    get: async () => remembered.streamFailed,
    set: async () => void (remembered.streamFailed = true),
  };
  const send = createSender({
    gmailUrl,
    fetch,
    now: () => clock.now,
    isOnline: () => online,
    reach: createReach({ gmailUrl, fetch, canStream, timer: clock.timer, streamFailed }),
    timer: clock.timer,
    bearer: () => bearer,
    refuse: (...args) => refused.push(args),
  });
  return {
    send,
    clock,
    requests,
    bodies,
    refused,
    remembered,
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
    expect(await codeOf(send(new Uint8Array(maxMessageBytes + 1), never))).toBe('mail/too-large');
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

  test('the JSON address takes over where the page may not use the upload address', async () => {
    const it = fixture({ post: lost });
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.get = (url) => (url.pathname.startsWith('/upload/') ? lost() : new Response('', { status: 404 }));
    it.told.post = accepted;
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    const probe = it.requests.find(({ method, url }) => method === 'GET' && url.includes('/upload/'))!;
    expect(probe.headers.get('authorization')).toBe('Bearer token-1');
    const request = it.posts()[1]!;
    expect(request.url).toBe('https://gmail.test/gmail/v1/users/me/messages/send');
    const { raw } = (await request.json()) as { raw: string };
    expect(raw).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(new Uint8Array(Buffer.from(raw, 'base64url'))).toEqual(mail);
    expect(await codeOf(it.send(new Uint8Array(4_000_000), never))).toBe('resolved');
    expect(it.posts()[2]!.url).toContain('/upload/');
  });

  test('an upload address that has answered before is not doubted', async () => {
    const it = fixture();
    await it.send(mail, never);
    it.told.post = lost;
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.get = (url) => (url.pathname.startsWith('/upload/') ? lost() : new Response('', { status: 404 }));
    it.told.post = accepted;
    expect(await codeOf(it.send(mail, never))).toBe('resolved');
    expect(it.posts().every(({ url }) => url.includes('/upload/'))).toBe(true);
  });

  test('a message of half a megabyte is encoded whole', async () => {
    const it = fixture({ post: lost });
    await codeOf(it.send(mail, never));
    it.told.get = (url) => (url.pathname.startsWith('/upload/') ? lost() : new Response(''));
    it.told.post = accepted;
    const large = Uint8Array.from({ length: 500_001 }, (_, n) => (n * 31) & 0xff);
    await it.send(large, never);
    const { raw } = (await it.posts()[1]!.json()) as { raw: string };
    expect(Buffer.from(raw, 'base64url').equals(Buffer.from(large))).toBe(true);
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

  test('a network that does not let streams pass costs one answer, is remembered, and the rest goes whole', async () => {
    const it = fixture({ canStream: true, post: lost });
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.post = accepted;
    await it.send(mail, never);
    await it.send(mail, never);
    expect(it.bodies).toEqual(['stream', 'whole', 'whole']);
    expect(it.remembered.streamFailed).toBe(true);
    const nextDay = fixture({ canStream: true, streamFailed: true });
    await nextDay.send(mail, never);
    expect(nextDay.bodies).toEqual(['whole']);
  });

  test('a stream that was answered once is not given up for a lost answer', async () => {
    const it = fixture({ canStream: true });
    await it.send(mail, never);
    it.told.post = lost;
    expect(await codeOf(it.send(mail, never))).toBe('mail/no-reply');
    it.told.post = accepted;
    await it.send(mail, never);
    expect(it.bodies).toEqual(['stream', 'stream', 'stream']);
    expect(it.remembered.streamFailed).toBe(false);
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
    it.told.post = accepted;
    await Promise.all([it.send(mail, never), it.send(mail, never), it.send(mail, never)]);
    expect(it.bodies).toEqual(['stream', 'stream', 'whole', 'whole', 'whole']);
    expect(it.requests.filter(({ url }) => url.endsWith('/favicon.ico'))).toHaveLength(1);
  });
});

describe('the sender of a message', () => {
  const of = (header: string) => senderOf(new TextEncoder().encode(`${header}\r\n\r\nFrom: <body@evil.example>\r\n`));
  test.each([
    ['From: =?UTF-8?B?TsOzbWluYQ==?= <Nomina@Empresa.example>', sender],
    ['To: a@b.example\r\nFrom: nomina@empresa.example\r\nSubject: x', sender],
    ['From: "Pérez, Ana <x>"\r\n <nomina@empresa.example>', sender],
    ['To: <a@b.example>\r\nSubject: From: <c@d.example>', undefined],
  ])('is read from its header: %j', (header, address) => expect(of(header)).toBe(address));
});

describe('the search for a sent message', () => {
  test('looks among what mail servers sent back', () => {
    expect(searchUrl('https://mail.google.com/mail/', sender, 'ana@b.example', 'returned')).toBe(
      'https://mail.google.com/mail/u/?authuser=nomina%40empresa.example#search/from%3Amailer-daemon+%22ana%40b.example%22',
    );
  });

  test('opens in the sender’s own account, for the exact reference', () => {
    expect(searchUrl('https://mail.google.com/mail/', sender, 'Ref. AB12-CD34')).toBe(
      'https://mail.google.com/mail/u/?authuser=nomina%40empresa.example#search/in%3Asent+%22Ref.+AB12-CD34%22',
    );
  });
});
