import { expect, test } from 'vitest';
import { AccountDesk } from '../../../../src/commands/account/account-desk.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { Account, Accounts, MailProvider, SignInAttempt, SignInOptions } from '../../../../src/domain/ports.ts';
import { defaultDeployment } from '../../../../src/plugin/deployment.ts';
import { fakeStore } from '../../gmail/fake-context.ts';
import { hostOf } from '../../../fakes/plugin-host.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';

const ana = 'ana@empresa.example';
const bea = 'bea@empresa.example';

/** Accounts of a device: some can send at once, others have to sign in again. */
class FakeAccounts implements Accounts {
  known: Account[];
  chosen: string | undefined;
  readonly silent: Set<string>;
  revokeFails = false;
  keeps = true;
  readonly begun: SignInOptions[] = [];

  constructor(addresses: readonly string[], silent: readonly string[]) {
    this.known = addresses.map((address) => ({ address, displayName: '', kept: false }));
    [this.chosen] = addresses;
    this.silent = new Set(silent);
  }

  list = () => this.known;
  current = () => this.known.find(({ address }) => address === this.chosen);
  prepare = () => Promise.resolve();
  attempt = () => undefined;
  begin = (options: SignInOptions = {}): SignInAttempt => {
    this.begun.push(options);
    const account: Account = {
      address: options.hint ?? bea,
      displayName: '',
      kept: this.keeps && options.keep === true,
    };
    this.known = [...this.known.filter(({ address }) => address !== account.address), account];
    this.chosen = account.address;
    return {
      words: ['a', 'b'],
      route: 'dialog',
      account: Promise.resolve(account),
      cancel: () => undefined,
      submitCode: () => Promise.resolve(),
      continueInBrowser: () => undefined,
    };
  };
  renew = async () => {
    if (this.chosen === undefined || !this.silent.has(this.chosen)) throw new Failure('account/signed-out');
  };
  use = async (address: string) => {
    this.chosen = address;
  };
  rename = () => Promise.resolve();
  keep = () => Promise.resolve();
  forget = async (address: string) => {
    this.known = this.known.filter((account) => account.address !== address);
    if (this.chosen === address) this.chosen = undefined;
  };
  revoke = async (address: string) => {
    await this.forget(address);
    if (this.revokeFails) throw new Failure('account/revoke-failed');
  };
  onChange = () => () => undefined;
}

const stage = async (accounts: FakeAccounts, book: Record<string, unknown> = {}, device = fakeStore()) => {
  const settings = new Map(Object.entries(book));
  const provider: MailProvider = {
    maxMessageBytes: 1,
    accounts,
    from: 'account',
    dailyLimit: () => 2_000,
    send: () => Promise.reject(new Failure('mail/offline')),
    searchUrl: () => undefined,
  };
  const plugin = pluginOf({
    id: 'fake',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail: provider } }),
  });
  const desk = new AccountDesk(
    {
      plugins: hostOf([plugin]),
      device,
      book: fakeChoices(settings),
      config: defaultDeployment,
    },
    () => undefined,
  );
  await desk.prepare();
  return { desk, settings };
};

test('an account the workbook does not name is stopped with the ones it does, before anything leaves', async () => {
  const { desk } = await stage(new FakeAccounts([ana], [ana]));
  expect(() => desk.senders.admit()).not.toThrow();
  await desk.senders.allow(['Bea@Empresa.example', bea]);
  expect(desk.state()).toMatchObject({ senders: [bea], isForeign: true, status: 'connected' });
  const refused = (() => {
    try {
      desk.senders.admit();
    } catch (error) {
      return error as Failure;
    }
    throw new Error('The wrong account was admitted');
  })();
  expect(refused.code).toBe('account/other-sender');
  // The failure itself may be written down; only the pane names the addresses.
  expect(JSON.stringify(refused.values)).not.toContain('@');
  expect(desk.senders.sentence(refused)).toEqual({ code: 'account/other-sender', values: { who: bea } });
});

test('an allowed account is admitted however its address was written', async () => {
  const { desk } = await stage(new FakeAccounts([ana], [ana]), { senders: [ana, bea] });
  expect(() => desk.senders.admit()).not.toThrow();
  expect(desk.state().isForeign).toBe(false);
});

test('a daily limit that somebody corrected is kept for this account on this device, until it is forgotten here', async () => {
  const device = fakeStore();
  const { desk } = await stage(new FakeAccounts([ana, bea], [ana, bea]), {}, device);
  expect(desk.dailyLimit).toBe(2_000);
  await desk.setDailyLimit(500);
  expect(desk.dailyLimit).toBe(500);
  await desk.use(bea);
  expect(desk.dailyLimit).toBe(2_000);
  const later = await stage(new FakeAccounts([ana], [ana]), {}, device);
  expect(later.desk.dailyLimit).toBe(500);
  await later.desk.leave(ana, 'forget');
  expect(await device.get('daily-limits')).toEqual({});
});

test('an account of this device that cannot send silently says so as soon as it is chosen', async () => {
  const { desk } = await stage(new FakeAccounts([ana, bea], [ana]));
  expect(desk.connected).toBe(true);
  await desk.use(bea);
  expect([desk.connected, desk.state().status]).toEqual([false, 'reconnect']);
  await desk.use(ana);
  expect([desk.connected, desk.state().status]).toEqual([true, 'connected']);
});

test('forgetting the sender goes on with another account of this device, and says what Google keeps', async () => {
  const { desk } = await stage(new FakeAccounts([ana, bea], [ana, bea]));
  await desk.leave(ana, 'forget');
  expect(desk.state()).toMatchObject({
    status: 'connected',
    account: { address: bea },
    notice: { code: 'forgotten' },
    problem: undefined,
  });
});

test('removing Sobre at Google says whether it worked', async () => {
  const worked = await stage(new FakeAccounts([ana], [ana]));
  await worked.desk.leave(ana, 'revoke');
  expect(worked.desk.state()).toMatchObject({ status: 'ready', account: undefined, notice: { code: 'revoked' } });
  const accounts = new FakeAccounts([ana, bea], [ana, bea]);
  accounts.revokeFails = true;
  const failed = await stage(accounts);
  await failed.desk.leave(ana, 'revoke');
  expect(failed.desk.state()).toMatchObject({
    account: { address: bea },
    notice: undefined,
    problem: { code: 'account/revoke-failed' },
  });
});

test('“Stay connected on this computer?” is asked after the first sign-in, and never again once answered', async () => {
  const accounts = new FakeAccounts([], []);
  const { desk } = await stage(accounts);
  await desk.connect({});
  expect(desk.state().askKeep).toBe(true);
  await desk.keep(false);
  expect(desk.state().askKeep).toBe(false);
  await desk.connect({ hint: ana });
  expect(desk.state().askKeep).toBe(false);
});

test('ticked before the first sign-in, it is asked for with it, and nothing is asked afterwards', async () => {
  const accounts = new FakeAccounts([], []);
  const { desk } = await stage(accounts);
  expect(desk.state().stay).toBe(false);
  desk.stayConnected(true);
  expect(desk.state().stay).toBe(true);
  await desk.connect({});
  expect(accounts.begun).toEqual([{ keep: true }]);
  expect(desk.state()).toMatchObject({ askKeep: false, stay: undefined, account: { kept: true } });
  await desk.leave(bea, 'forget');
  expect(desk.state().stay).toBeUndefined();
  await desk.connect({ hint: ana });
  expect(accounts.begun[1]).toEqual({ hint: ana });
});

test('ticked, and a device that keeps no token: it is asked after the sign-in all the same', async () => {
  const accounts = new FakeAccounts([], []);
  accounts.keeps = false;
  const { desk } = await stage(accounts);
  desk.stayConnected(true);
  await desk.connect({});
  expect(desk.state()).toMatchObject({ askKeep: true, account: { kept: false } });
});

test('the pane of a signed-out account that is forgotten is back at the beginning', async () => {
  const { desk } = await stage(new FakeAccounts([ana], []));
  expect(desk.state().status).toBe('reconnect');
  await desk.leave(ana, 'forget');
  expect(desk.state()).toMatchObject({ status: 'ready', account: undefined });
});
