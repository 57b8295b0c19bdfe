import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { MailProvider } from '../../../src/domain/ports.ts';
import type { Reading } from '../../../src/domain/receipt/receipt.ts';
import { textFacts } from '../../../src/plugin/text-facts.ts';
import { type Plugin } from '../../../src/plugin/contribution.ts';
import type { Deadline } from '../../../src/plugin/guard.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

/** The ways in which a plugin's function does not do what it should. */
const misdeeds = {
  throws: () => {
    throw new TypeError('x is undefined');
  },
  rejects: () => Promise.reject(new Error('no')),
  hangs: () => new Promise(() => undefined),
  'answers with garbage': () => Promise.resolve({ garbage: true }),
} satisfies Record<string, () => unknown>;
const ways = Object.keys(misdeeds) as readonly (keyof typeof misdeeds)[];

const mailPlugin = (provider: MailProvider): Plugin =>
  pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail: provider } }),
  });

const picked = pluginOf({
  id: 'picked',
  contributes: { receiptSources: { picked: { title: 'source.picked' } } },
  activate: () => ({ receiptSources: { picked: { open: (files) => Promise.resolve(files) } } }),
});

const read = (bytes: Uint8Array): Reading => {
  const facts = textFacts(new TextDecoder().decode(bytes));
  return { verdict: 'read', facts };
};

/** Reads files with this ending, or does what `instead` says. */
const readerPlugin = (extension: string, instead: { activate?: () => unknown; read?: () => unknown } = {}): Plugin =>
  pluginOf({
    id: `${extension}-reader`,
    contributes: { documentReaders: { it: { title: 'reader.pdf', extensions: [extension] } } },
    activate: async () => {
      await instead.activate?.();
      return {
        documentReaders: {
          it: {
            mediaType: 'text/plain',
            wants: (name) => name.endsWith(`.${extension}`),
            read: (bytes) => (instead.read === undefined ? Promise.resolve(read(bytes)) : instead.read()) as never,
          },
        },
      };
    },
  });

const choices = (more: Record<string, unknown> = {}) =>
  new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' }, ...more }));

/** Time limits of the stage's own clock. */
const deadlineOf =
  (clock: FakeClock): Deadline =>
  (ms, late) => {
    let waits = true;
    clock.at(ms, () => {
      if (waits) late();
    });
    return () => (waits = false);
  };

/** Presses Send, and says yes to Sobre's own columns. */
const sendAll = async ({ session, during }: Pick<ReturnType<typeof sessionStage>, 'session' | 'during'>) => {
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
};

const filesOf = (session: ReturnType<typeof sessionStage>['session']) =>
  session.state().check.groups.flatMap(({ code, issues }) => issues.map((each) => `${code} ${each.values['file']}`));

describe('a reader', () => {
  const add = async (plugins: readonly Plugin[]) => {
    const clock = new FakeClock();
    const stage = sessionStage({
      plugins: [mailPlugin(fakeMail()), picked, ...plugins],
      settings: choices({ files: 'auto' }),
      clock,
      deadline: deadlineOf(clock),
    });
    const { session, during } = stage;
    await during(session.start());
    await during(session.actions.chooseFiles([new File(['Ana Ruiz'], 'ana.one'), new File(['Luis Gil'], 'luis.two')]));
    return stage;
  };

  test('that works reads, and so does the other', async () => {
    const { session } = await add([readerPlugin('one'), readerPlugin('two')]);
    expect(session.state().receipts.matched).toBe(2);
    expect(session.state().problem).toBeUndefined();
  });

  describe.each(['activate', 'read'] as const)('whose %s', (where) => {
    test.each(ways.filter((way) => where === 'read' || way !== 'answers with garbage'))(
      '%s holds its own files by name, and the other reader reads on',
      async (way) => {
        const { session } = await add([readerPlugin('one', { [where]: misdeeds[way] }), readerPlugin('two')]);
        expect(session.state().problem).toEqual({ code: 'plugin/failed', values: { plugin: 'one-reader' } });
        expect(session.state().receipts.files).toBe(2);
        const held = session.state().check.groups.find(({ code }) => code === 'receipt/reader-missing');
        expect(held?.issues.map(({ values }) => values)).toEqual([{ file: 'ana.one', plugin: 'one-reader' }]);
        expect(filesOf(session).filter((each) => each.startsWith('receipt/reader-missing'))).toHaveLength(1);
        expect(session.state().receipts.matched).toBe(1);
      },
    );
  });

  test('whose files another reader takes too holds none of them', async () => {
    const broken = readerPlugin('one', { activate: misdeeds.rejects });
    const both = pluginOf({
      id: 'both',
      contributes: { documentReaders: { it: { title: 'reader.pdf', extensions: ['one', 'two'] } } },
      activate: () => ({
        documentReaders: {
          it: { mediaType: 'text/plain', wants: () => true, read: (bytes) => Promise.resolve(read(bytes)) },
        },
      }),
    });
    const { session } = await add([broken, both]);
    expect(session.state().receipts.matched).toBe(2);
  });
});

test.each(ways)('a source that %s reads nothing, says so, and the sheet is as it was', async (way) => {
  const clock = new FakeClock();
  const source = pluginOf({
    id: 'web-folder',
    contributes: { receiptSources: { it: { title: 'source.picked' } } },
    activate: () => ({ receiptSources: { it: { open: misdeeds[way] as never } } }),
  });
  const { session, during } = sessionStage({
    plugins: [mailPlugin(fakeMail()), source, readerPlugin('one')],
    settings: choices({ files: 'auto' }),
    clock,
    deadline: deadlineOf(clock),
  });
  await during(session.start());
  await during(session.actions.chooseFiles([new File(['Ana Ruiz'], 'ana.one')]));
  expect(session.state().receipts.problem).toEqual({ code: 'plugin/failed', values: { plugin: 'web-folder' } });
  expect(session.state().receipts.files).toBe(0);
  expect(session.state().sheet.people).toBe(2);
});

describe('a provider', () => {
  const run = async (send: MailProvider['send']) => {
    const clock = new FakeClock();
    const stage = sessionStage({
      plugins: [mailPlugin({ ...fakeMail(), send })],
      settings: choices(),
      clock,
      deadline: deadlineOf(clock),
    });
    await stage.during(stage.session.start());
    await sendAll(stage);
    return stage;
  };

  test.each(ways)(
    'whose send %s leaves its row unknown, ends the run with its name, and is not asked again',
    async (way) => {
      let asked = 0;
      const { session, book } = await run(() => {
        asked += 1;
        return misdeeds[way]() as never;
      });
      const { run: ended, check } = session.state();
      expect(ended.reason).toEqual({ code: 'plugin/failed', values: { plugin: 'post' } });
      expect([ended.end, ended.sent, ended.failed]).toEqual(['paused', 0, 0]);
      expect(asked).toBeGreaterThan(0);
      expect(ended.unknown).toBe(asked);
      // What the pane counts is what stands in the sheet.
      expect(check.people.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(asked);
      expect(ended.unknownRows).toHaveLength(asked);
      expect(JSON.stringify(book)).not.toContain('Enviado');
    },
  );
});

describe('a provider without accounts', () => {
  const relay = () => {
    const sent: string[] = [];
    const provider: MailProvider = {
      maxMessageBytes: 25_000_000,
      accounts: undefined,
      from: { name: 'Nómina', address: 'nomina@empresa.example' },
      send: ({ bytes }) => {
        sent.push(new TextDecoder().decode(bytes));
        return Promise.resolve({ providerMessageId: `id${sent.length}` });
      },
      searchUrl: () => undefined,
    };
    return { sent, provider };
  };

  test('is connected as it is: the next step is to send, and one press does', async () => {
    const { sent, provider } = relay();
    const { session, during } = sessionStage({ plugins: [mailPlugin(provider)], settings: choices() });
    await during(session.start());
    const { next, account } = session.state();
    expect([next, account.status, account.hasAccounts]).toEqual(['send', 'connected', false]);
    expect(account.sender).toEqual({ name: 'Nómina', address: 'nomina@empresa.example' });
    await sendAll({ session, during });
    expect(session.state().run.end).toBe('complete');
    expect(sent).toHaveLength(2);
    expect(sent.every((each) => /^From: .*<nomina@empresa\.example>\r$/m.test(each))).toBe(true);
    expect(session.state().run.dailyLimit).toBeUndefined();
  });

  test('that the workbook does not name is refused before anything leaves, and nobody is asked to connect', async () => {
    const { sent, provider } = relay();
    const settings = choices({ senders: ['jefa@empresa.example'] });
    const { session, during } = sessionStage({ plugins: [mailPlugin(provider)], settings });
    await during(session.start());
    expect([session.state().next, session.state().account.isForeign]).toEqual(['nothing', true]);
    await during(session.actions.send());
    expect(session.state().run.reason?.code).toBe('account/other-sender');
    expect(sent).toEqual([]);
  });

  test('does not count as signed out, whatever it says', async () => {
    const { provider } = relay();
    const refusing = { ...provider, send: () => Promise.reject(new Failure('account/signed-out')) };
    const { session, during } = sessionStage({ plugins: [mailPlugin(refusing)], settings: choices() });
    await during(session.start());
    await sendAll({ session, during });
    expect(session.state().run.reason?.code).toBe('plugin/failed');
    expect(session.state().account.status).toBe('connected');
  });
});

test('without any provider the pane says that nothing can send, and asks nobody to connect', async () => {
  const { session, during } = sessionStage({ plugins: [picked], settings: choices() });
  await during(session.start());
  const { next, account } = session.state();
  expect([next, account.hasAccounts, account.problem?.code]).toEqual(['nothing', false, 'mail/no-provider']);
});

test('a provider that could not be loaded is loaded with the next press', async () => {
  let broken = true;
  const mail = fakeMail();
  const plugin = pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => {
      if (broken) throw new Error('no network');
      return { mailProviders: { mail } };
    },
  });
  const { session, during, until } = sessionStage({ plugins: [plugin], settings: choices() });
  await during(session.start());
  expect(session.state().account).toMatchObject({ status: 'ready', problem: { code: 'plugin/failed' } });
  broken = false;
  session.actions.connect();
  await until(() => session.state().account.status === 'connected');
  expect(session.state().account.problem).toBeUndefined();
});

test('a plugin that is wrong as it was built is named once the pane stands', async () => {
  const typo = { id: 'typo', contributes: { mailProvider: {} }, activate: () => ({}) } as unknown as Plugin;
  const { session, during } = sessionStage({ plugins: [mailPlugin(fakeMail()), typo], settings: choices() });
  await during(session.start());
  expect(session.state().problem).toEqual({ code: 'plugin/failed', values: { plugin: 'typo' } });
});
