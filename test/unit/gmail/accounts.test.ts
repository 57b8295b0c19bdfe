import { afterEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { createGmail } from '../../../src/gmail/gmail-provider.ts';
import { outgoing, sampleMail } from '../../kit/mail-provider.ts';
import { fakeStore } from './fake-context.ts';
import { answerDialog, connect, startLocalGoogle, type LocalGoogle, type LocalGoogleOptions } from './local-google.ts';

const payroll = 'nomina@empresa.example';
const sales = 'ventas@empresa.example';
const never = new AbortController().signal;

let local: LocalGoogle;
afterEach(() => local.google.close());
const start = async (options: LocalGoogleOptions = {}) => {
  local = await startLocalGoogle({
    ...options,
    google: {
      ...options.google,
      google: {
        accounts: [
          { email: payroll, name: 'Nómina' },
          { email: sales, name: 'Ventas' },
        ],
        latencyMs: [0, 0],
        ...options.google?.google,
      },
    },
  });
  return local;
};

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );
const addresses = () => local.accounts.list().map(({ address }) => address);

describe('several accounts', () => {
  test('are listed, and the last one signed in sends', async () => {
    await start();
    await connect(local);
    await connect(local, { hint: sales });
    expect([addresses(), local.accounts.current()?.address]).toEqual([[payroll, sales], sales]);
    await local.accounts.use(payroll);
    expect(local.accounts.current()?.address).toBe(payroll);
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect(local.google.state.mails.map(({ account }) => account)).toEqual([payroll]);
  });

  test('never send a message of another account: it waits for its own', async () => {
    await start();
    await connect(local);
    await connect(local, { hint: sales });
    expect(await codeOf(local.provider.send(outgoing(sampleMail(payroll)), never))).toBe('account/signed-out');
    expect(local.google.state.counters.sends).toBe(0);
  });

  test('have names their owner typed, kept over a new sign-in', async () => {
    await start();
    await connect(local);
    await local.accounts.rename(payroll, 'Recursos Humanos');
    await connect(local);
    expect(local.accounts.list()).toEqual([{ address: payroll, displayName: 'Recursos Humanos', kept: false }]);
  });

  test('are remembered on the device without any secret, and have to sign in again', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local);
    await local.google.close();
    await start({ store });
    expect(local.accounts.current()?.address).toBe(payroll);
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    expect([...store.entries.keys()]).toEqual(['accounts']);
  });

  test('work until the pane is closed on a device that denies storage', async () => {
    await start({ store: fakeStore({ denied: true }) });
    expect((await connect(local)).address).toBe(payroll);
    await local.accounts.renew(never);
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect(local.google.state.mails).toHaveLength(1);
  });
});

describe('reconnecting', () => {
  test('names the account to Google', async () => {
    await start();
    local.accounts.begin({ route: 'dialog', hint: sales });
    const fragment = new URLSearchParams(local.windows.dialogs[0]!.url.hash.slice(1));
    expect([fragment.get('login_hint'), fragment.get('prompt'), fragment.get('access_type')]).toEqual([
      sales,
      'select_account',
      'online',
    ]);
  });

  test('is needed when the token has ended and was not to be kept', async () => {
    await start();
    await connect(local);
    local.clock.pass(3_580_000);
    await local.accounts.renew(never);
    local.clock.pass(18_000);
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    expect(await codeOf(local.provider.send(outgoing(sampleMail(payroll)), never))).toBe('resolved');
    local.clock.pass(2_000);
    expect(await codeOf(local.provider.send(outgoing(sampleMail(payroll)), never))).toBe('account/signed-out');
  });

  test('asks for the permission again when Google says that it is missing', async () => {
    await start({
      google: { google: { answers: [{ nth: 1, do: 'status', status: 403, reason: 'insufficientPermissions' }] } },
    });
    await connect(local);
    expect(await codeOf(local.provider.send(outgoing(sampleMail(payroll)), never))).toBe('account/signed-out');
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    await connect(local, { hint: payroll });
    expect(new URLSearchParams(local.windows.dialogs[1]!.url.hash.slice(1)).get('prompt')).toBe('consent');
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect(local.google.state.mails).toHaveLength(1);
  });
});

describe('staying connected', () => {
  test('asks Google for lasting access inside the click, and renews silently from then on', async () => {
    await start();
    await connect(local);
    const kept = local.accounts.keep(payroll);
    expect(local.windows.dialogs).toHaveLength(2);
    expect(local.accounts.attempt()?.route).toBe('dialog');
    const fragment = new URLSearchParams(local.windows.dialogs[1]!.url.hash.slice(1));
    expect([fragment.get('access_type'), fragment.get('prompt'), fragment.get('login_hint')]).toEqual([
      'offline',
      'consent',
      payroll,
    ]);
    await answerDialog(local);
    await kept;
    expect(local.accounts.current()).toMatchObject({ kept: true });
    local.clock.pass(3_598_000);
    await local.accounts.renew(never);
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect([local.google.state.counters.refresh, local.windows.dialogs.length]).toEqual([1, 2]);
  });

  test('survives a closed pane', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local, { keep: true });
    const reopened = createGmail({ ...local.context }, local.surroundings).accounts!;
    await reopened.prepare();
    await reopened.renew(never);
    expect(reopened.current()).toMatchObject({ address: payroll, kept: true });
    expect(local.google.state.counters.refresh).toBe(1);
  });

  test('renews early, once for all who ask, and goes on with the old token when the broker is away', async () => {
    let away = false;
    await start({
      intercept: async (request, next) => {
        if (away && request.url.endsWith('/oauth/token')) throw new TypeError('Failed to fetch');
        return next(request);
      },
    });
    await connect(local, { keep: true });
    local.clock.pass(3_400_000);
    away = true;
    await local.accounts.renew(never);
    away = false;
    await Promise.all([local.accounts.renew(never), local.accounts.renew(never), local.accounts.renew(never)]);
    expect(local.google.state.counters.refresh).toBe(1);
    away = true;
    local.clock.pass(3_598_000);
    expect(await codeOf(local.accounts.renew(never))).toBe('account/broker-unreachable');
  });

  test('ends when Google ended the grant; the next sign-in asks for a lasting one again', async () => {
    await start();
    await connect(local, { keep: true });
    local.google.control.revoke(payroll);
    local.clock.pass(3_598_000);
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    expect(local.accounts.current()).toMatchObject({ address: payroll, kept: true });
    expect([...(local.context.store as ReturnType<typeof fakeStore>).entries.keys()]).not.toContain(
      `refresh:${payroll}`,
    );
    await connect(local, { hint: payroll });
    expect(new URLSearchParams(local.windows.dialogs[1]!.url.hash.slice(1)).get('access_type')).toBe('offline');
    local.clock.pass(3_598_000);
    await local.accounts.renew(never);
  });

  test('is not lost when the device cannot be read for a moment', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local, { keep: true });
    let isUnread = true;
    const sometimes: typeof store.get = (key) =>
      isUnread && key === 'vault-key' ? Promise.reject(new DOMException('once', 'UnknownError')) : store.get(key);
    const context = { ...local.context, store: { ...store, get: sometimes } };
    const reopened = createGmail(context, local.surroundings).accounts!;
    await reopened.prepare();
    expect(await codeOf(reopened.renew(never))).toBe('account/signed-out');
    isUnread = false;
    expect(await codeOf(reopened.renew(never))).toBe('resolved');
    expect(local.google.state.counters.refresh).toBe(1);
  });

  test('a password change in the meantime ends it like a revocation: signing in again sends the same message', async () => {
    let changed = false;
    await start({
      intercept: async (request, next) => {
        if (!changed || request.url.endsWith('/oauth/certs')) return next(request);
        const body = await request.clone().text();
        if (body.includes('grant_type=refresh_token'))
          return Response.json({ error: 'invalid_grant' }, { status: 400 });
        return body.startsWith('From:') ? Response.json({ error: { code: 401 } }, { status: 401 }) : next(request);
      },
    });
    await connect(local, { keep: true });
    changed = true;
    const refused = await local.provider.send(outgoing(sampleMail(payroll)), never).catch((error: unknown) => error);
    expect(isFailure(refused) && [refused.code, refused.mayHaveLeft]).toEqual(['account/signed-out', false]);
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    await connect(local, { hint: payroll });
    changed = false;
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect(local.google.state.mails).toHaveLength(1);
  });

  test('renews after a 401, and only then', async () => {
    await start({ google: { google: { answers: [{ nth: 1, do: 'status', status: 401 }] } } });
    await connect(local, { keep: true });
    const refused = await local.provider.send(outgoing(sampleMail(payroll)), never).catch((error: unknown) => error);
    expect(isFailure(refused) && [refused.code, refused.mayHaveLeft]).toEqual(['account/signed-out', false]);
    await local.accounts.renew(never);
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect([local.google.state.counters.refresh, local.google.state.mails.length]).toEqual([1, 1]);
  });

  test('is refused on a device that keeps nothing, and the account still sends', async () => {
    await start({ store: fakeStore({ denied: true }) });
    const kept = local.accounts.keep(payroll);
    await answerDialog(local);
    expect(await codeOf(kept)).toBe('ledger/unavailable');
    await local.provider.send(outgoing(sampleMail(payroll)), never);
    expect(local.accounts.current()).toMatchObject({ address: payroll, kept: false });
  });

  test('stops waiting for Google when the run is stopped', async () => {
    let asked = false;
    await start({
      intercept: (request, next) => {
        if (!request.url.endsWith('/oauth/token') || local?.accounts.current() === undefined) return next(request);
        asked = true;
        return new Promise(() => {});
      },
    });
    await connect(local, { keep: true });
    local.clock.pass(3_598_000);
    const stop = new AbortController();
    const renewing = local.accounts.renew(stop.signal);
    while (!asked) await new Promise((resolve) => setTimeout(resolve, 1));
    stop.abort(new Error('stopped'));
    await expect(renewing).rejects.toThrow('stopped');
  });
});

describe('leaving', () => {
  test('“Forget here” wipes the device and leaves the grant alone', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local, { keep: true });
    await local.accounts.forget(payroll);
    expect([addresses(), local.accounts.current()]).toEqual([[], undefined]);
    expect([...store.entries.keys()].toSorted()).toEqual(['accounts', 'vault-key']);
    expect(JSON.stringify(store.entries.get('accounts'))).not.toContain('nomina');
    expect(local.google.state.counters.revoke).toBe(0);
    expect(await codeOf(local.provider.send(outgoing(sampleMail(payroll)), never))).toBe('account/signed-out');
  });

  test('“Remove from this Google account” ends the grant, then forgets', async () => {
    await start();
    await connect(local, { keep: true });
    const token = local.requests.find(({ url }) => url.endsWith('/oauth/token'))!;
    expect(token).toBeDefined();
    await local.accounts.revoke(payroll);
    expect(local.google.state.counters.revoke).toBe(1);
    expect(addresses()).toEqual([]);
  });

  test('says so when Google could not be told, and forgets all the same', async () => {
    await start({
      intercept: (request, next) =>
        request.url.endsWith('/oauth/revoke') ? Promise.reject(new TypeError('Failed to fetch')) : next(request),
    });
    await connect(local);
    expect(await codeOf(local.accounts.revoke(payroll))).toBe('account/revoke-failed');
    expect(addresses()).toEqual([]);
  });

  test('cannot end a grant of which nothing is left here', async () => {
    const store = fakeStore();
    await start({ store });
    await connect(local);
    await local.google.close();
    await start({ store });
    expect(await codeOf(local.accounts.revoke(payroll))).toBe('account/revoke-failed');
    expect(addresses()).toEqual([]);
  });

  test('a closed pane voids what it began', async () => {
    await start();
    const attempt = local.accounts.begin();
    local.dispose();
    expect(await codeOf(attempt.account)).toBe('account/cancelled');
  });
});
