import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { MailProvider } from '../../../src/domain/ports.ts';
import type { Plugin } from '../../../src/plugin/contribution.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage, type StageOptions } from '../../fakes/session-stage.ts';

interface Post {
  readonly plugin: Plugin;
  /** Who they were from, as they came. */
  readonly taken: string[];
}

/** A provider without accounts that takes whatever it is given, once `gate` lets it. */
const post = (id: string, { gate = () => Promise.resolve(), broken = false } = {}): Post => {
  const taken: string[] = [];
  const provider: MailProvider = {
    ...fakeMail(),
    accounts: undefined,
    from: { name: '', address: `nomina@${id}.example` },
    send: async ({ bytes }) => {
      await gate();
      taken.push(/^From: .*$/m.exec(new TextDecoder().decode(bytes))?.[0] ?? '');
      return { providerMessageId: `${id}${taken.length}` };
    },
  };
  const plugin = pluginOf({
    id,
    contributes: { mailProviders: { https: { title: `%${id}%` } } },
    activate: () => {
      if (broken) throw new Error('no network');
      return { mailProviders: { https: provider } };
    },
  });
  return { plugin, taken };
};

const stage = async (
  posts: readonly Post[],
  settings = new Map<string, unknown>(),
  options: Pick<StageOptions, 'workbook' | 'off'> = {},
) => {
  for (const [key, value] of Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } })) {
    settings.set(key, value);
  }
  const made = sessionStage({ ...options, settings, plugins: posts.map(({ plugin }) => plugin) });
  await made.during(made.session.start());
  const send = async () => {
    await made.during(made.session.actions.send());
    if (made.session.state().run.status === 'asking') await made.during(made.session.actions.answerQuestion('go'));
  };
  return { ...made, send };
};

test('of one provider there is nothing to choose', async () => {
  const { session } = await stage([post('first')]);
  expect(session.state().account.providers.map(({ id }) => id)).toEqual(['first.https']);
});

test('of two the first sends, until another is chosen for the workbook', async () => {
  const [first, second] = [post('first'), post('second')];
  const { session, settings, during, send, ledger } = await stage([first, second]);
  expect(session.state().account).toMatchObject({
    providerId: 'first.https',
    providers: [
      { id: 'first.https', title: 'plugin.first.first' },
      { id: 'second.https', title: 'plugin.second.second' },
    ],
    sender: { address: 'nomina@first.example' },
  });
  await during(session.actions.chooseProvider('second.https'));
  expect(settings.get('provider')).toBe('second.https');
  expect(session.state().account.sender?.address).toBe('nomina@second.example');
  await send();
  expect([first.taken.length, second.taken.length]).toEqual([0, 2]);
  expect(new Set((await ledger.all()).map(({ provider }) => provider))).toEqual(new Set(['second.https']));
});

test('what a colleague chose is followed before Send, not after, and is asked about', async () => {
  const [first, second] = [post('first'), post('second')];
  const { session, settings, send } = await stage([first, second]);
  settings.set('provider', 'second.https');
  await send();
  expect([first.taken, second.taken]).toEqual([[], []]);
  expect(session.state().check.groups.map(({ code }) => code)).toEqual(['choices/changed']);
  session.actions.accept('choices/changed', true);
  await send();
  expect(session.state().account.providerId).toBe('second.https');
  expect(first.taken).toEqual([]);
  expect(second.taken).toEqual(Array(2).fill('From: nomina@second.example'));
});

test('a run ends with the provider it began with', async () => {
  let free = (): void => undefined;
  const held = new Promise<void>((resolve) => (free = resolve));
  const [first, second] = [post('first', { gate: () => held }), post('second')];
  const { session, during, until } = await stage([first, second]);
  const run = session.actions.send().then(async () => {
    if (session.state().run.status === 'asking') await session.actions.answerQuestion('go');
  });
  await until(() => session.state().run.status === 'sending');
  await during(session.actions.chooseProvider('second.https'));
  expect(session.state().account.providerId).toBe('first.https');
  free();
  await during(run);
  expect([first.taken.length, second.taken.length]).toEqual([2, 0]);
});

test.each([['one'], ['two']])(
  'where the one that the workbook names is not here nothing leaves through another, of %s, until a person chooses',
  async (many) => {
    const posts = many === 'one' ? [post('first')] : [post('first'), post('second')];
    const { session, during, send } = await stage(posts, new Map([['provider', 'relay.https']]));
    expect(session.state().account).toMatchObject({
      providerId: '',
      isMissing: true,
      hasAccounts: false,
      problem: { code: 'mail/no-provider', values: { who: 'relay.https' } },
    });
    await send();
    expect(posts.flatMap(({ taken }) => taken)).toEqual([]);
    expect(session.state().run.reason).toMatchObject({ code: 'mail/no-provider' });
    await during(session.actions.chooseProvider('first.https'));
    expect(session.state().account).toMatchObject({ providerId: 'first.https', isMissing: false, problem: undefined });
    await send();
    expect(posts[0]?.taken).toHaveLength(2);
  },
);

test('where its plugin is off nothing leaves through another', async () => {
  const [first, second] = [post('first'), post('second')];
  const { session, send } = await stage([first, second], new Map([['provider', 'second.https']]), { off: ['second'] });
  await send();
  expect([first.taken, second.taken]).toEqual([[], []]);
  expect(session.state().run.reason).toMatchObject({ code: 'mail/no-provider' });
});

test('where the chosen one cannot be loaded nothing leaves through another', async () => {
  const [first, second] = [post('first'), post('second', { broken: true })];
  const { session, during, send } = await stage([first, second]);
  await during(session.actions.chooseProvider('second.https'));
  await send();
  expect(first.taken).toEqual([]);
  expect(session.state().account.sender).toBeUndefined();
  expect(session.state().account.problem?.code).toBe('plugin/failed');
});

test('a press on another provider between Send and the first mail changes nothing of that run', async () => {
  const [first, second] = [post('first'), post('second')];
  let press = (): Promise<void> => Promise.resolve();
  const { session, settings, send } = await stage([first, second], new Map(), {
    workbook: (inner) =>
      Object.assign(Object.create(inner) as typeof inner, {
        probe: async () => {
          await press();
          await inner.probe();
        },
      }),
  });
  press = () => session.actions.chooseProvider('second.https');
  await send();
  expect([first.taken.length, second.taken.length]).toEqual([2, 0]);
  expect([settings.has('provider'), session.state().account.providerId]).toEqual([false, 'first.https']);
});

test('a late refusal of the former provider does not count against the one that sends', async () => {
  let refuse = (_why: Error): void => undefined;
  const former = fakeMail();
  const slow: MailProvider = {
    ...former,
    accounts: { ...former.accounts!, renew: () => new Promise((_, reject) => (refuse = reject)) },
  };
  const plugin = pluginOf({
    id: 'slow',
    contributes: { mailProviders: { mail: { title: '%slow%' } } },
    activate: () => ({ mailProviders: { mail: slow } }),
  });
  const settings = new Map<string, unknown>([['files', 'none']]);
  const { session, until } = sessionStage({ settings, plugins: [plugin, post('second').plugin] });
  void session.start();
  await until(() => session.state().account.providerId === 'slow.mail');
  void session.actions.chooseProvider('second.https');
  await until(() => session.state().account.sender?.address === 'nomina@second.example');
  refuse(new Failure('account/signed-out'));
  await until(() => session.state().phase === 'ready');
  expect(session.state().account.status).toBe('connected');
});
