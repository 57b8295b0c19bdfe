import { afterEach, describe, expect, test } from 'vitest';
import { Failure, isFailure } from '../../../src/domain/failure.ts';
import { createGmail } from '../../../src/gmail/gmail-provider.ts';
import { outgoing, sampleMail } from '../../kit/mail-provider.ts';
import { fakeContext, fakeStore } from './fake-context.ts';
import { connect, startLocalGoogle, type LocalGoogle, type LocalGoogleOptions } from './local-google.ts';

const payroll = 'nomina@empresa.example';
const sales = 'ventas@empresa.example';
const never = new AbortController().signal;

let local: LocalGoogle;
afterEach(() => local.google.close());

/** Two panes over one device's storage and one Google. */
const twoPanes = async ({ deaf = false, ...options }: LocalGoogleOptions & { readonly deaf?: boolean } = {}) => {
  /** Whether the device refuses what the other pane writes. */
  const device = { isFull: false };
  const store = fakeStore();
  const accounts = [payroll, sales].map((email) => ({ email, name: '' }));
  local = await startLocalGoogle({ ...options, store, google: { google: { accounts, latencyMs: [0, 0] } } });
  const fake = fakeContext({
    clock: local.clock,
    store: {
      ...store,
      ...(deaf ? { watch: () => () => undefined } : {}),
      update: (...write) =>
        device.isFull ? Promise.reject(new Failure('ledger/unavailable')) : store.update(...write),
    },
    fetch: local.context.fetch,
    config: local.context.config.google,
  });
  const provider = createGmail(fake.context, fake.surroundings);
  await provider.accounts!.prepare();
  const other: LocalGoogle = { ...local, ...fake, provider, accounts: provider.accounts! };
  return { store, other, device };
};

const addresses = (pane: LocalGoogle) => pane.accounts.list().map(({ address }) => address);
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );
const sendFrom = async (pane: LocalGoogle, address: string) => {
  await pane.provider.ready?.();
  return pane.provider.send(outgoing(sampleMail(address)), never);
};
/** Whether a refresh token stands anywhere on the device, in whatever shape. */
const sealedTokens = (store: ReturnType<typeof fakeStore>): number => {
  let count = 0;
  JSON.stringify([...store.entries], (_key, value: unknown) => {
    if (value instanceof ArrayBuffer) count += 1;
    return value;
  });
  return count;
};

describe('two panes of one device', () => {
  test('that sign in at the same time keep both accounts', async () => {
    const { store, other } = await twoPanes();
    await Promise.all([connect(local, { keep: true }), connect(other, { hint: sales, keep: true })]);
    expect([addresses(local).toSorted(), addresses(other).toSorted()]).toEqual([
      [payroll, sales],
      [payroll, sales],
    ]);
    expect(sealedTokens(store)).toBe(2);
    expect([local.accounts.current()?.address, other.accounts.current()?.address]).toEqual([payroll, sales]);
    await sendFrom(local, payroll);
    await sendFrom(other, sales);
    expect(local.google.state.mails.map(({ account }) => account)).toEqual([payroll, sales]);
  });

  test('one that has not heard yet that the other signed in loses nothing of it', async () => {
    const { store, other } = await twoPanes({ deaf: true });
    await connect(local, { keep: true });
    await connect(other, { hint: sales });
    expect(addresses(other).toSorted()).toEqual([payroll, sales]);
    expect(sealedTokens(store)).toBe(1);
  });

  test('“Forget here” in one holds in the other at once: its token is gone and nothing leaves', async () => {
    const { store, other } = await twoPanes();
    await connect(local, { keep: true });
    await connect(other, { keep: true });
    await sendFrom(other, payroll);
    await local.accounts.forget(payroll);
    await expect.poll(() => addresses(other)).toEqual([]);
    expect(other.accounts.current()).toBeUndefined();
    expect(await codeOf(sendFrom(other, payroll))).toBe('account/signed-out');
    expect(await codeOf(other.accounts.renew(never))).toBe('account/signed-out');
    expect(sealedTokens(store)).toBe(0);
    await connect(local);
    await expect.poll(() => addresses(other)).toEqual([payroll]);
    expect(await codeOf(sendFrom(other, payroll))).toBe('account/signed-out');
    expect(other.google.state.counters.sends).toBe(1);
  });

  test('one that renames what the other forgot brings nothing back', async () => {
    const { store, other } = await twoPanes();
    await connect(local, { keep: true });
    await connect(other, { keep: true });
    await Promise.all([local.accounts.forget(payroll), other.accounts.rename(payroll, 'Nóminas')]);
    await expect.poll(() => [addresses(local), addresses(other)]).toEqual([[], []]);
    expect(sealedTokens(store)).toBe(0);
  });

  test('a token that is sealed while the other pane forgets its account is not left behind', async () => {
    const { store, other } = await twoPanes();
    await connect(local);
    const kept = connect(other, { keep: true });
    let forgotten: Promise<void> | undefined;
    const watch = store.watch('accounts', () => {
      forgotten ??= local.accounts.forget(payroll);
    });
    await kept;
    await forgotten;
    watch();
    const known = (store.entries.get('accounts') as { accounts: { sealed: unknown }[] }).accounts;
    expect(sealedTokens(store)).toBe(known.filter(({ sealed }) => sealed !== undefined).length);
    expect([...store.entries.keys()].filter((key) => key.startsWith('refresh'))).toEqual([]);
  });

  test('one that renews when the other has forgotten the account keeps nothing of it', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let renewing = false;
    const { other } = await twoPanes({
      intercept: async (request, next) => {
        const form = request.method === 'POST' ? await request.clone().text() : '';
        if (!form.includes('refresh_token=')) return next(request);
        renewing = true;
        await gate;
        return next(request);
      },
    });
    await connect(other, { keep: true });
    local.clock.pass(3_598_000);
    const renewed = codeOf(other.accounts.renew(never));
    await expect.poll(() => renewing).toBe(true);
    await local.accounts.forget(payroll);
    await expect.poll(() => addresses(other)).toEqual([]);
    release();
    await renewed;
    expect(await codeOf(sendFrom(other, payroll))).toBe('account/signed-out');
  });

  test('one that lost its grant goes on with the token that the other sealed since', async () => {
    const { other } = await twoPanes();
    await connect(other, { keep: true });
    local.google.state.counters.refresh = 0;
    await connect(local, { keep: true });
    local.clock.pass(3_598_000);
    await other.accounts.renew(never);
    await sendFrom(other, payroll);
    expect(local.google.state.counters.refresh).toBe(1);
  });

  test('the sender that one chooses stays its own', async () => {
    const { other } = await twoPanes();
    await connect(local);
    await connect(local, { hint: sales });
    await connect(other);
    await local.accounts.use(sales);
    expect([local.accounts.current()?.address, other.accounts.current()?.address]).toEqual([sales, payroll]);
  });
});

describe('a device that is full', () => {
  test('refuses what a pane would keep, and the pane goes on with it whatever another one changes', async () => {
    const { other, device } = await twoPanes();
    device.isFull = true;
    await connect(other);
    await connect(local, { hint: sales });
    await expect.poll(() => addresses(other).toSorted()).toEqual([payroll, sales]);
    await sendFrom(other, payroll);
    expect(local.google.state.mails.map(({ account }) => account)).toEqual([payroll]);
  });

  test('does not say that it forgot an account whose token is still there', async () => {
    const { other, device, store } = await twoPanes();
    await connect(other, { keep: true });
    device.isFull = true;
    expect(await codeOf(other.accounts.forget(payroll))).toBe('ledger/unavailable');
    expect([addresses(other), sealedTokens(store)]).toEqual([[payroll], 1]);
    device.isFull = false;
    await other.accounts.forget(payroll);
    expect([addresses(other), sealedTokens(store)]).toEqual([[], 0]);
  });

  test('still lets every pane forget what one of them forgot', async () => {
    const { other, device } = await twoPanes();
    await connect(local);
    await expect.poll(() => addresses(other)).toEqual([payroll]);
    device.isFull = true;
    await connect(other);
    await local.accounts.forget(payroll);
    await expect.poll(() => addresses(other)).toEqual([]);
    expect(await codeOf(sendFrom(other, payroll))).toBe('account/signed-out');
    device.isFull = false;
    await connect(other, { hint: sales });
    await expect.poll(() => [addresses(local), addresses(other)]).toEqual([[sales], [sales]]);
  });

  test('keeps what it refused with the first change that it takes again', async () => {
    const { other, device } = await twoPanes();
    device.isFull = true;
    await connect(other);
    device.isFull = false;
    await other.accounts.rename(payroll, 'Nóminas');
    await expect.poll(() => local.accounts.list()).toMatchObject([{ address: payroll, displayName: 'Nóminas' }]);
  });
});

describe('a device of an earlier Sobre', () => {
  /** One account that stays connected, kept as it was then. */
  const withOldKeys = async () => {
    const { store } = await twoPanes();
    await connect(local, { keep: true });
    const remembered = store.entries.get('accounts') as { accounts: { sealed: unknown }[] };
    const [account] = remembered.accounts;
    store.entries.set('accounts', { ...remembered, accounts: [{ ...account, sealed: true }] });
    store.entries.set(`refresh:${payroll}`, account!.sealed);
    await local.google.close();
    return store;
  };
  const oldKeys = (store: ReturnType<typeof fakeStore>) =>
    [...store.entries.keys()].filter((key) => key.startsWith('refresh'));

  test('loses no token when the pane closed between its move and the end of its old place', async () => {
    const store = await withOldKeys();
    local = await startLocalGoogle({
      store: { ...store, delete: () => Promise.reject(new Failure('ledger/unavailable')) },
    });
    expect([oldKeys(store).length, sealedTokens(store)]).toEqual([1, 2]);
    await local.google.close();
    local = await startLocalGoogle({ store });
    expect([oldKeys(store).length, sealedTokens(store)]).toEqual([0, 1]);
  });

  test.each(['forget', 'revoke'] as const)('leaves no token behind at its old place: %s', async (leave) => {
    const store = await withOldKeys();
    local = await startLocalGoogle({
      store: { ...store, get: (key) => (key === 'accounts' ? store.get(key) : Promise.reject(new Error('once'))) },
    });
    expect(oldKeys(store)).toHaveLength(1);
    await codeOf(local.accounts[leave](payroll));
    expect([oldKeys(store).length, sealedTokens(store)]).toEqual([0, 0]);
  });

  test('takes a token that it could not move for none today, and moves it the next time', async () => {
    const store = await withOldKeys();
    const failing = {
      ...store,
      get: (key: string) => (key.startsWith('refresh') ? Promise.reject(new Error('once')) : store.get(key)),
    };
    local = await startLocalGoogle({ store: failing as typeof store });
    expect(await codeOf(local.accounts.renew(never))).toBe('account/signed-out');
    await local.google.close();
    local = await startLocalGoogle({ store });
    expect([oldKeys(store).length, sealedTokens(store)]).toEqual([0, 1]);
    expect(store.entries.get('accounts')).toMatchObject({
      accounts: [{ sealed: { iv: expect.anything() as unknown } }],
    });
  });

  test('keeps its lasting access, and its token moves to where the account is forgotten with it', async () => {
    const { store } = await twoPanes();
    await connect(local, { keep: true });
    const remembered = store.entries.get('accounts') as { accounts: { address: string; sealed: unknown }[] };
    const sealed = remembered.accounts[0]!.sealed;
    store.entries.set('accounts', {
      ...remembered,
      accounts: remembered.accounts.map((account) => ({ ...account, sealed: true })),
    });
    store.entries.set(`refresh:${payroll}`, sealed);
    await local.google.close();
    local = await startLocalGoogle({ store });
    expect(store.entries.has(`refresh:${payroll}`)).toBe(false);
    expect(sealedTokens(store)).toBe(1);
    await local.accounts.forget(payroll);
    expect(sealedTokens(store)).toBe(0);
  });
});
