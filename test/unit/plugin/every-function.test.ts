import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import type { Accounts, SignInAttempt } from '../../../src/domain/ports.ts';
import { pointNames, type ExtensionPoints, type Plugin, type PointName } from '../../../src/plugin/contribution.ts';
import { outgoing } from '../../kit/mail-provider.ts';
import { heldDeadlines, hostOf } from '../../fakes/plugin-host.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

type Act = (...given: readonly never[]) => unknown;
type Functions<T> = {
  readonly [K in keyof T as T[K] extends ((...given: never[]) => unknown) | undefined ? K : never]-?: true;
};

/** Every function that the core calls, by point: one that is added there is missing here, and does not compile. */
const functions: { readonly [P in Exclude<PointName, 'receiptSources'>]: Functions<ExtensionPoints[P]> } & {
  readonly receiptSources: { readonly open: true; readonly list: true };
} = {
  mailProviders: { send: true, ready: true, dailyLimit: true, searchUrl: true },
  mailSavers: { save: true },
  receiptSources: { open: true, list: true },
  receiptFolders: { account: true, prepare: true, list: true, forget: true },
  documentReaders: { wants: true, read: true },
  receiptMakers: { make: true, lock: true },
  commands: { run: true },
  runListeners: { ended: true },
  rowChecks: { check: true },
};
const ofAccounts: Functions<Accounts> = {
  list: true,
  current: true,
  prepare: true,
  begin: true,
  attempt: true,
  renew: true,
  use: true,
  rename: true,
  keep: true,
  forget: true,
  revoke: true,
  onChange: true,
};
const ofAttempt: Functions<SignInAttempt> = { cancel: true, submitCode: true, continueInBrowser: true };

const { signal } = new AbortController();
const bytes = new Uint8Array([1]);
const given: Readonly<Record<string, readonly unknown[]>> = {
  send: [outgoing(bytes), signal],
  save: [(async function* () {})(), signal],
  open: [[], signal],
  list: [{}, signal],
  read: [bytes, [], signal],
  wants: ['a.txt', bytes],
  run: [signal],
  ended: [{}, signal],
  check: [{}],
  onChange: [() => undefined],
};

const misdeeds: Readonly<Record<string, Act>> = {
  throws: () => {
    throw new TypeError('x is undefined');
  },
  rejects: () => Promise.reject(new Error('no')),
  hangs: () => new Promise(() => undefined),
  'answers with garbage': () => Object.create(null) as object,
  'promises garbage': () => Promise.resolve(7),
};

const declared = { title: 'x', extensions: ['txt'] };
const host = (point: PointName, made: object, lists: boolean) => {
  const { deadline, pass } = heldDeadlines();
  const contributes = { [point]: { it: { ...declared, ...(lists ? { lists } : {}) } } };
  const plugin = { id: 'odd', contributes, activate: () => ({ [point]: { it: made } }) } as unknown as Plugin;
  const good = { id: 'good', contributes, activate: () => ({ [point]: { it: made } }) } as unknown as Plugin;
  return { host: hostOf([plugin, good], { deadline }), pass };
};

/** What the rest of a plugin's object is, while one function of it misbehaves. */
const rest = (point: PointName, act: Act, names: readonly string[]): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(names.map((name) => [name, act])),
  ...(point === 'mailProviders' ? { maxMessageBytes: 9, from: { name: '', address: 'a@b.example' } } : {}),
  ...(point === 'documentReaders' ? { mediaType: 'text/plain' } : {}),
});

/** Calls it, lets its time pass, and says how it ended: an answer, or the code of a failure with the plugin's name. */
const endOf = async (call: () => unknown, pass: () => void): Promise<string> => {
  try {
    const answer = Promise.resolve(call());
    // Awaited below, once its time has passed.
    answer.catch(() => undefined);
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      pass();
    }
    await answer;
    return 'answered';
  } catch (error) {
    return isFailure(error) ? `${error.code} ${error.values['plugin'] ?? ''}` : `not a failure: ${String(error)}`;
  }
};

const allowed = /^(answered|plugin\/failed odd)$/;

describe.each(pointNames)('%s', (point) => {
  const names = Object.keys(functions[point]);
  test.each(names.flatMap((name) => Object.keys(misdeeds).map((way) => [name, way] as const)))(
    '%s that %s is an answer or a failure with its name, and no error of the pane’s',
    async (name, way) => {
      const { host: asked, pass } = host(
        point,
        rest(point, misdeeds[way]!, names),
        name === 'list' && point === 'receiptSources',
      );
      const [contributed, other] = asked.contributed(point);
      const loaded = (await contributed!.load()) as unknown as Readonly<Record<string, Act>>;
      const end = await endOf(() => loaded[name]!(...((given[name] ?? []) as never[])), pass);
      expect(end).toMatch(allowed);
      // Whatever it did, the next plugin of that point is there.
      expect(await other!.load()).toBeDefined();
    },
  );
});

describe('accounts', () => {
  const misbehaving = async (act: Act, more: object = {}) => {
    const accounts = { ...Object.fromEntries(Object.keys(ofAccounts).map((name) => [name, act])), ...more };
    const made = { maxMessageBytes: 9, from: 'account', send: act, searchUrl: act, accounts };
    const { host: asked, pass } = host('mailProviders', made, false);
    const loaded = await asked.contributed('mailProviders')[0]!.load();
    return { accounts: loaded.accounts as unknown as Readonly<Record<string, Act>>, pass };
  };
  const cases = (names: object) =>
    Object.keys(names).flatMap((name) => Object.keys(misdeeds).map((way) => [name, way] as const));

  test.each(cases(ofAccounts))('%s that %s is an answer or a failure with its name', async (name, way) => {
    const { accounts, pass } = await misbehaving(misdeeds[way]!);
    expect(await endOf(() => accounts[name]!(...((given[name] ?? []) as never[])), pass)).toMatch(allowed);
  });

  test.each(cases(ofAttempt))('%s of an attempt that %s is an answer or a failure with its name', async (name, way) => {
    const act = misdeeds[way]!;
    const steps = Object.fromEntries(Object.keys(ofAttempt).map((each) => [each, act]));
    const attempt = { words: ['a', 'b'], route: 'dialog', account: Promise.reject(new Error('no')), ...steps };
    attempt.account.catch(() => undefined);
    const { accounts, pass } = await misbehaving(act, { begin: () => attempt });
    const begun = accounts['begin']!() as Readonly<Record<string, Act>>;
    expect(await endOf(() => begun[name]!(), pass)).toMatch(allowed);
    expect(await endOf(() => begun['account'], pass)).toBe('plugin/failed odd');
  });
});

test('whoever gave the core a function to call later is called as a plugin is', async () => {
  const changed: ((name: string) => void)[] = [];
  const watched: (() => void)[] = [];
  let asked: ((text: string) => boolean) | undefined;
  const plugin = {
    id: 'odd',
    contributes: { commands: { it: { title: 'x' } } },
    activate: (context: Parameters<Plugin['activate']>[0]) => {
      const act = misdeeds['throws'] as () => never;
      context.configuration.onDidChange(act);
      context.configuration.onDidChange(misdeeds['rejects'] as () => never);
      context.store.watch('x', act);
      void context.openDialog(new URL('https://sobre.test/x'), signal, act);
      return { commands: { it: { run: () => undefined } } };
    },
  } as unknown as Plugin;
  const withSettings = { ...plugin, contributes: { ...plugin.contributes, configuration: {} } };
  const odd = hostOf([withSettings], {
    contextFor: () =>
      ({
        onDispose: () => undefined,
        store: { watch: (_key: string, act: () => void) => watched.push(act) },
        openDialog: (_url: URL, _signal: AbortSignal, mine: (text: string) => boolean) => (
          (asked = mine),
          Promise.resolve('')
        ),
      }) as never,
    settings: () =>
      Promise.resolve({ of: () => ({ get: () => 1, onDidChange: (act: () => void) => changed.push(act) }) } as never),
  });
  await odd.contributed('commands')[0]!.load();
  for (const act of changed) act('limit');
  for (const act of watched) act();
  expect(asked?.('anything')).toBe(false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
  expect([changed.length, watched.length]).toEqual([2, 1]);
  expect(odd.status()[0]).toMatchObject({ state: 'failed', code: 'plugin/failed' });
});
