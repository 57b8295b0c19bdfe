import { describe, expect, test } from 'vitest';
import { Failure, isFailure, type FailureCode } from '../../../src/domain/failure.ts';
import type { Accounts, MailProvider, MailSaver, NamedMail, ReceiptSource } from '../../../src/domain/ports.ts';
import { type Contributes, type Plugin, type PointName } from '../../../src/plugin/contribution.ts';
import { outgoing } from '../../kit/mail-provider.ts';
import { heldDeadlines, hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';

const { signal } = new AbortController();
const bytes = new Uint8Array([1, 2, 3]);
const mail = outgoing(bytes);

/** What a plugin can come up with instead of an answer. */
const garbage: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 7],
  ['an empty object', {}],
  ['a list of nothing', [undefined]],
];

const load = async (point: PointName, made: object, parts = {}) => {
  const declared = { title: 'x', ...(point === 'documentReaders' ? { extensions: ['txt'], magic: 'NET' } : {}) };
  const plugin = { id: 'odd', contributes: { [point]: { it: declared } }, activate: () => ({ [point]: { it: made } }) };
  const host = hostOf([plugin as unknown as Plugin<Contributes>], parts);
  const [contributed] = host.contributed(point);
  return { host, loaded: (await contributed!.load()) as never };
};

const endOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (isFailure(error) ? `${error.code} ${error.values['plugin'] ?? ''}`.trim() : String(error)),
  );

const relay = (send: MailProvider['send'], more: Partial<MailProvider> = {}): MailProvider => ({
  maxMessageBytes: 1_000,
  accounts: undefined,
  from: { name: '', address: 'nomina@empresa.example' },
  send,
  searchUrl: () => undefined,
  ...more,
});

describe('what a plugin does is a failure with its name:', () => {
  const calls: readonly (readonly [
    string,
    PointName,
    (act: () => unknown) => object,
    (it: never) => Promise<unknown>,
  ])[] = [
    ['send', 'mailProviders', (act) => relay(act as never), (it: MailProvider) => it.send(mail, signal)],
    ['open', 'receiptSources', (open) => ({ open }), (it: ReceiptSource) => it.open([], signal)],
    [
      'read a file',
      'receiptSources',
      (read) => ({ open: async () => [{ name: 'a.pdf', size: 3, read }] }),
      async (it: ReceiptSource) => (await it.open([], signal))[0]?.read(),
    ],
    [
      'read a document',
      'documentReaders',
      (read) => ({ mediaType: 'text/plain', wants: () => true, read }),
      (it: { read: (...given: unknown[]) => Promise<unknown> }) => it.read(bytes, [], signal),
    ],
    [
      'make',
      'receiptMakers',
      (make) => ({ make, lock: make }),
      (it: { make: (...given: unknown[]) => Promise<unknown> }) => it.make({}, signal),
    ],
    [
      'lock',
      'receiptMakers',
      (lock) => ({ make: lock, lock }),
      (it: { lock: (...given: unknown[]) => Promise<unknown> }) => it.lock(bytes, 'x', signal),
    ],
  ];

  test.each(calls)('%s that throws, rejects, hangs or answers with garbage', async (_name, point, make, use) => {
    const throws = await load(
      point,
      make(() => {
        throw new TypeError('x is undefined');
      }),
    );
    expect(await endOf(use(throws.loaded))).toBe('plugin/failed odd');
    const rejects = await load(
      point,
      make(() => Promise.reject(new Error('no'))),
    );
    expect(await endOf(use(rejects.loaded))).toBe('plugin/failed odd');
    expect(rejects.host.status()[0]?.state).toBe('failed');
    for (const [what, answer] of garbage) {
      const { loaded } = await load(
        point,
        make(() => Promise.resolve(answer)),
      );
      expect([what, await endOf(use(loaded))]).toEqual([what, 'plugin/failed odd']);
    }
    const { deadline, pass } = heldDeadlines();
    const hangs = await load(
      point,
      make(() => new Promise(() => undefined)),
      { deadline },
    );
    const end = endOf(use(hangs.loaded));
    await new Promise((resolve) => setImmediate(resolve));
    pass();
    expect(await end).toBe('plugin/failed odd');
  });

  test('a reader that names a failure instead of a verdict', async () => {
    const read = () => Promise.reject(new Failure('receipt/unreadable'));
    const { loaded } = await load('documentReaders', { mediaType: 'text/plain', wants: () => true, read });
    const reader = loaded as { read(...given: unknown[]): Promise<unknown> };
    expect(await endOf(reader.read(bytes, [], signal))).toBe('plugin/failed odd');
  });

  test.each<FailureCode>(['sheet/busy', 'run/lease-lost', 'account/signed-out', 'receipt/changed'])(
    'a send that ends with %s, which is not its to say',
    async (code) => {
      const { loaded } = await load(
        'mailProviders',
        relay(() => Promise.reject(new Failure(code))),
      );
      expect(await endOf((loaded as MailProvider).send(mail, signal))).toBe('plugin/failed odd');
    },
  );

  test('a provider whose mail is from nobody', async () => {
    const nobody = relay(async () => ({ providerMessageId: 'x' }), { from: 'account' });
    expect(await endOf(load('mailProviders', nobody))).toBe('plugin/failed odd');
  });
});

test('code that a bad connection withheld is said to be that', async () => {
  const missing = Object.assign(new Error('Loading chunk 7 failed'), { name: 'ChunkLoadError' });
  const { loaded } = await load('receiptSources', { open: () => Promise.reject(missing) });
  expect(await endOf((loaded as ReceiptSource).open([], signal))).toBe('host/plugin-failed odd');
});

test('whoever gave up hears why they did, whatever the plugin threw then', async () => {
  const { loaded } = await load('receiptSources', { open: () => Promise.reject(new Error('aborted, sort of')) });
  const given = (loaded as ReceiptSource).open([], AbortSignal.abort(new Failure('account/cancelled')));
  expect(await endOf(given)).toBe('account/cancelled');
});

test('a failure of another copy of the class is one, and ends what ours says', async () => {
  const mark: unique symbol = Symbol.for('sobre.failure');
  class Failure2 extends Error {
    readonly [mark] = true;
    readonly code = 'mail/rejected';
    readonly values = {};
    /** A copy from another day might say anything. */
    readonly stops = 'nothing';
  }
  const { loaded } = await load(
    'mailProviders',
    relay(() => Promise.reject(new Failure2())),
  );
  const error = await (loaded as MailProvider).send(mail, signal).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'mail/rejected', stops: 'row', mayHaveLeft: false });
  expect(isFailure(new Failure2())).toBe(true);
  expect(isFailure(Object.assign(new Failure2(), { code: 'toString' }))).toBe(false);
});

test('a provider that finds out how messages can leave is asked, and its size holds from then on', async () => {
  let most = 36_000_000;
  const finds = {
    get maxMessageBytes() {
      return most;
    },
    ready: async () => void (most = 4_000_000),
  };
  const provider = relay(async () => ({ providerMessageId: '1' }));
  const { loaded } = await load(
    'mailProviders',
    Object.defineProperties(provider, Object.getOwnPropertyDescriptors(finds)),
  );
  const it = loaded as MailProvider;
  expect(it.maxMessageBytes).toBe(36_000_000);
  await it.ready?.();
  expect(it.maxMessageBytes).toBe(4_000_000);
  most = NaN;
  expect(it.maxMessageBytes).toBe(36_000_000);
});

test('a provider that cannot find out how messages can leave says so once, and keeps nobody waiting', async () => {
  const provider = relay(async () => ({ providerMessageId: '1' }), { ready: () => Promise.reject(new Error('no')) });
  const { loaded, host } = await load('mailProviders', provider);
  const told: string[] = [];
  host.onFailed((failure) => told.push(failure.code));
  await expect((loaded as MailProvider).ready?.()).resolves.toBeUndefined();
  expect(told).toEqual(['plugin/failed']);
});

describe('an answer that is needed at once', () => {
  test('is none where a search throws or is no address', async () => {
    for (const searchUrl of [
      () => 'javascript:alert(1)',
      () => 7 as never,
      () => {
        throw new Error('no');
      },
    ]) {
      const { loaded, host } = await load(
        'mailProviders',
        relay(async () => ({ providerMessageId: 'x' }), { searchUrl }),
      );
      expect((loaded as MailProvider).searchUrl('Ref')).toBeUndefined();
      expect(host.status()[0]?.state).toBe('failed');
    }
  });

  test('is what the reader declared, where it cannot say which files are its own', async () => {
    const wants = () => {
      throw new Error('no');
    };
    const { loaded } = await load('documentReaders', { mediaType: 'text/plain', wants, read: wants });
    const reader = loaded as { wants(name: string, head: Uint8Array): boolean };
    const head = new TextEncoder().encode('EMPLOYEE 1\nNET 5');
    expect([reader.wants('a.txt', head), reader.wants('a.pdf', head), reader.wants('noname', head)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is nobody, where accounts throw', async () => {
    const accounts = new Proxy({} as Accounts, {
      get: () => () => {
        throw new Error('no');
      },
    });
    const { loaded } = await load(
      'mailProviders',
      relay(async () => ({ providerMessageId: 'x' }), { accounts, from: 'account' }),
    );
    const guarded = (loaded as MailProvider).accounts;
    expect([guarded?.list(), guarded?.current(), guarded?.attempt()]).toEqual([[], undefined, undefined]);
    expect(() => guarded?.onChange(() => undefined)()).not.toThrow();
    expect(() => guarded?.begin()).toThrow('plugin/failed');
    expect(await endOf(guarded!.renew(signal))).toBe('plugin/failed odd');
  });
});

describe('a saver', () => {
  async function* two(): AsyncIterable<NamedMail> {
    yield* [
      { bytes, name: 'a' },
      { bytes, name: 'b' },
    ];
  }

  test('that did not take every message has not saved them', async () => {
    const { loaded } = await load('mailSavers', { save: () => Promise.resolve() });
    expect(await endOf((loaded as MailSaver).save(two(), signal))).toBe('plugin/failed odd');
  });

  test('that stops in the middle is waited for as long as one message takes, however many there are', async () => {
    const limits: number[] = [];
    const waiting = new Set<() => void>();
    const deadline = (ms: number, late: () => void) => {
      limits.push(ms);
      waiting.add(late);
      return () => waiting.delete(late);
    };
    const taken: string[] = [];
    const save: MailSaver['save'] = async (mails) => {
      for await (const { name } of mails) {
        taken.push(name);
        if (name === 'b') await new Promise(() => undefined);
      }
    };
    const { loaded } = await load('mailSavers', { save }, { deadline });
    const ended = endOf((loaded as MailSaver).save(two(), signal));
    while (taken.length < 2) await Promise.resolve();
    expect(waiting.size).toBe(1);
    expect(Math.max(...limits.slice(1))).toBeLessThanOrEqual(600_000);
    [...waiting].forEach((late) => late());
    expect(await ended).toBe('plugin/failed odd');
  });

  test('is not blamed for a message that could not be made', async () => {
    const save: MailSaver['save'] = async (mails) => {
      for await (const mail of mails) void mail;
    };
    const { loaded, host } = await load('mailSavers', { save });
    async function* broken(): AsyncIterable<NamedMail> {
      yield* two();
      throw new Failure('receipt/changed');
    }
    expect(await endOf((loaded as MailSaver).save(broken(), signal))).toBe('receipt/changed');
    expect(host.status()[0]?.state).toBe('active');
    expect(await endOf((loaded as MailSaver).save(two(), signal))).toBe('answered');
  });
});

test('a plugin that fails again and again is told of once', async () => {
  const plugin = pluginOf({
    id: 'odd',
    contributes: { receiptSources: { it: { title: 'x' } } },
    activate: () => ({ receiptSources: { it: { open: () => Promise.reject(new Error('no')) } } }),
  });
  const host = hostOf([plugin]);
  const told: unknown[] = [];
  host.onFailed(({ values }) => told.push(values['plugin']));
  const source = await host.contributed('receiptSources')[0]!.load();
  await Promise.allSettled([source.open([], signal), source.open([], signal), source.open([], signal)]);
  expect(told).toEqual(['odd']);
});

describe('what a failure of a plugin says', () => {
  const failing = async (failure: object, now = 1_000): Promise<Failure> => {
    const { loaded } = await load(
      'mailProviders',
      relay(() => Promise.reject(failure as Error)),
      { now: () => now },
    );
    return (loaded as MailProvider).send(mail, signal).catch((error: unknown) => error) as Promise<Failure>;
  };

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 'soon', null])(
    'is not believed: to wait until %s',
    async (retryAt) => {
      const told = await failing(new Failure('mail/rate-limited', { retryAt: retryAt as number }));
      expect([told.code, told.retryAt]).toEqual(['mail/rate-limited', undefined]);
    },
  );

  test('makes nobody wait for longer than two days', async () => {
    expect((await failing(new Failure('mail/rate-limited', { retryAt: 9e15 }))).retryAt).toBe(1_000 + 2 * 86_400_000);
    expect((await failing(new Failure('mail/rate-limited', { retryAt: 5_000 }))).retryAt).toBe(5_000);
    // No day has this number: whoever draws it would fail.
    expect((await failing(new Failure('mail/rate-limited', { retryAt: -1e20 }))).retryAt).toBe(1_000);
    const values = { retryAt: 9e15 };
    expect((await failing(new Failure('mail/rate-limited', { values }))).values).toEqual({});
  });

  test('is a text or a number that can be shown', async () => {
    const values = { status: 400, text: 'x'.repeat(10_000), list: [1], none: undefined, odd: Number.NaN } as never;
    expect((await failing(new Failure('mail/rejected', { values }))).values).toEqual({
      status: 400,
      text: 'x'.repeat(300),
    });
  });

  const foreign: readonly [string, PointName, object, (it: never) => Promise<unknown>, FailureCode][] = [
    [
      'a maker',
      'receiptMakers',
      { make: () => Promise.reject(new Failure('sheet/busy')), lock: () => Promise.reject(new Failure('sheet/busy')) },
      (it: { lock(pdf: Uint8Array, password: string, signal: AbortSignal): Promise<unknown> }) =>
        it.lock(bytes, 'x', signal),
      'sheet/busy',
    ],
    [
      'a source',
      'receiptSources',
      { open: () => Promise.reject(new Failure('run/other-sender')) },
      (it: ReceiptSource) => it.open([], signal),
      'run/other-sender',
    ],
    [
      'a command',
      'commands',
      { run: () => Promise.reject(new Failure('account/signed-out')) },
      (it: { run(signal: AbortSignal): Promise<unknown> }) => it.run(signal),
      'account/signed-out',
    ],
  ];
  test.each(foreign)('is none of its business: %s', async (_who, point, made, act, code) => {
    const { loaded } = await load(point, made);
    expect([await endOf(act(loaded)), code]).toEqual(['plugin/failed odd', code]);
  });
});

test('a provider that never finds out how messages can leave is waited for once', async () => {
  const { deadline, pass } = heldDeadlines();
  let asked = 0;
  const ready = () => new Promise<void>(() => void (asked += 1));
  const { loaded, host } = await load(
    'mailProviders',
    relay(() => Promise.resolve({ providerMessageId: '1' }), { ready }),
    { deadline },
  );
  const provider = loaded as MailProvider;
  const first = provider.ready!();
  pass();
  await first;
  await provider.ready!();
  expect([asked, host.status()[0]?.state]).toEqual([1, 'failed']);
});
