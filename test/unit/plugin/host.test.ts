import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { definePlugin, type Command, type Plugin, type PluginContext } from '../../../src/plugin/contribution.ts';
import { heldDeadlines, hostOf as fakeHost } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';

let pressed = 0;
const command: Command = { run: () => Promise.resolve(void (pressed += 1)) };
/** Whether what was loaded is that command, behind the guard. */
const isCommand = async (loaded: Command | undefined): Promise<boolean> => {
  const before = pressed;
  await loaded?.run(new AbortController().signal);
  return pressed === before + 1;
};

const hostOf = (...plugins: readonly Plugin[]) => fakeHost(plugins);

const plugin = (id: string, activate: (context: PluginContext) => void | Promise<void> = () => undefined) =>
  pluginOf({
    id,
    contributes: { commands: { first: { title: `${id}.first` }, second: { title: `${id}.second` } } },
    activate: async (context) => {
      await activate(context);
      return { commands: { first: command, second: command } };
    },
  });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'loaded',
    (error: unknown) => (isFailure(error) ? `${error.code} ${error.values['plugin']}` : String(error)),
  );

describe('what plugins declare', () => {
  test('is listed in the plugins’ order without running any of them', () => {
    let ran = 0;
    const host = hostOf(
      plugin('b', () => void (ran += 1)),
      plugin('a', () => void (ran += 1)),
    );
    expect(host.contributed('commands').map(({ id, title }) => [id, title])).toEqual([
      ['b.first', 'b.first'],
      ['b.second', 'b.second'],
      ['a.first', 'a.first'],
      ['a.second', 'a.second'],
    ]);
    expect(host.contributed('receiptMakers')).toEqual([]);
    expect(ran).toBe(0);
  });

  test('an id used twice is refused', () => {
    expect(() => hostOf(plugin('a'), plugin('a'))).toThrow('a');
  });
});

describe('activation', () => {
  test('is shared by all contributions, also by two that ask at once', async () => {
    let ran = 0;
    const host = hostOf(plugin('a', () => void (ran += 1)));
    const [first, second] = host.contributed('commands');
    const loaded = await Promise.all([first?.load(), second?.load(), first?.load()]);
    for (const each of loaded) expect(await isCommand(each)).toBe(true);
    expect(loaded[2]).toBe(loaded[0]);
    expect(ran).toBe(1);
  });

  test('that fails is a failure of this plugin alone, and is tried again', async () => {
    let broken = true;
    const host = hostOf(
      plugin('a', () => {
        if (broken) throw new Error('no network');
      }),
      plugin('b'),
    );
    const [first, , third] = host.contributed('commands');
    expect(await codeOf(first?.load() ?? Promise.reject(new Error('none')))).toBe('plugin/failed a');
    expect(await isCommand(await third?.load())).toBe(true);
    broken = false;
    expect(await isCommand(await first?.load())).toBe(true);
  });

  test('that supplies what was not declared is refused', async () => {
    const sly = definePlugin(
      {
        id: 'sly',
        version: '1.0.0',
        engines: { sobre: '*' },
        contributes: { commands: { first: { title: 'first' } } },
      },
      // @ts-expect-error: the compiler says it first
      () => ({ commands: { first: command, hidden: command } }),
    );
    const [first] = hostOf(sly).contributed('commands');
    expect(await codeOf(first?.load() ?? Promise.resolve())).toBe('plugin/failed sly');
  });

  test('that failed halfway has released what it took', async () => {
    const released: string[] = [];
    const host = hostOf(
      plugin('a', ({ onDispose }) => {
        onDispose(() => released.push('half'));
        throw new Error('then nothing');
      }),
    );
    await codeOf(host.contributed('commands')[0]?.load() ?? Promise.resolve());
    expect(released).toEqual(['half']);
  });
});

describe('disposal', () => {
  test('releases last registered first, and once', async () => {
    const released: string[] = [];
    const host = hostOf(
      plugin('a', ({ onDispose }) => ['one', 'two', 'three'].forEach((name) => onDispose(() => released.push(name)))),
    );
    await host.contributed('commands')[0]?.load();
    host.dispose();
    host.dispose();
    expect(released).toEqual(['three', 'two', 'one']);
  });

  test('lets the next use activate anew', async () => {
    let ran = 0;
    const host = hostOf(plugin('a', () => void (ran += 1)));
    const [first] = host.contributed('commands');
    await first?.load();
    host.dispose();
    await first?.load();
    expect(ran).toBe(2);
  });
});

test('every release is tried, and what one of them threw is told', async () => {
  const released: string[] = [];
  const host = hostOf(
    plugin('a', ({ onDispose }) => {
      onDispose(() => released.push('first'));
      onDispose(() => {
        throw new Error('stuck');
      });
    }),
    plugin('b', ({ onDispose }) => onDispose(() => released.push('other'))),
  );
  await Promise.all(host.contributed('commands').map((each) => each.load()));
  expect(() => host.dispose()).toThrow('Not everything was released');
  expect(released).toEqual(['first', 'other']);
  expect(host.status().map(({ state }) => state)).toEqual(['idle', 'idle']);
});

describe('a plugin that is not what it declares', () => {
  const names = async (...plugins: readonly Plugin[]) => {
    const host = hostOf(...plugins);
    const told: string[] = [];
    host.onFailed(({ values, cause }) => told.push(`${values['plugin']}: ${(cause as Error).message}`));
    const [first] = host.contributed('commands');
    const code = await codeOf(first?.load() ?? Promise.resolve());
    await new Promise((resolve) => setImmediate(resolve));
    return { told, code, state: host.status()[0]?.state };
  };

  test('by a misspelt point is told by name, and the others work', async () => {
    const misspelt = pluginOf({
      id: 'typo',
      // @ts-expect-error: the compiler says it first
      contributes: { mailProvider: { first: { title: 'first' } } },
      activate: () => ({}) as never,
    });
    const { told, code } = await names(misspelt, plugin('b'));
    expect(told).toEqual(['typo: typo contributes to mailProvider, and there is no such point']);
    expect(code).toBe('loaded');
  });

  test('by a missing implementation', async () => {
    const lazy = pluginOf({
      id: 'lazy',
      contributes: { commands: { first: { title: 'first' }, second: { title: 'second' } } },
      // @ts-expect-error: the compiler says it first
      activate: () => ({ commands: { first: command } }),
    });
    expect(await names(lazy)).toEqual({
      told: ['lazy: lazy does not supply commands.second, which it declared'],
      code: 'plugin/failed lazy',
      state: 'failed',
    });
  });

  test('by an implementation, or a whole point, too many', async () => {
    const activate = () => ({ commands: { first: command }, receiptMakers: { extra: {} } });
    const sly = { id: 'sly', contributes: { commands: { first: { title: 'first' } } }, activate } as unknown as Plugin;
    expect((await names(sly)).told).toEqual(['sly: sly supplies receiptMakers.extra, which it did not declare']);
  });

  test('by supplying nothing', async () => {
    const none = pluginOf({
      id: 'none',
      contributes: { commands: { first: { title: 'first' } } },
      activate: () => undefined as never,
    });
    expect((await names(none)).told).toEqual(['none: none supplies nothing']);
  });
});

test('a plugin that never starts has failed when its time is over', async () => {
  const { deadline, pass } = heldDeadlines();
  const host = fakeHost([plugin('slow', () => new Promise(() => undefined)), plugin('b')], { deadline });
  const [first, , third] = host.contributed('commands');
  const waiting = codeOf(first?.load() ?? Promise.resolve());
  expect(await codeOf(third?.load() ?? Promise.reject(new Error('none')))).toBe('loaded');
  pass();
  expect(await waiting).toBe('plugin/failed slow');
});

test('how long a plugin took to start is in its status', async () => {
  let time = 100;
  const host = fakeHost([plugin('a', () => void (time += 40))], { now: () => time });
  await host.contributed('commands')[0]?.load();
  expect(host.status()).toEqual([
    { id: 'a', state: 'active', activationMs: 40, code: undefined, locked: false, offNext: false },
  ]);
});

test.each<[string, unknown]>([
  ['no title', { mailProviders: { post: {} } }],
  ['a number for a title', { mailProviders: { post: { title: 7 } } }],
  ['a reader that names no extensions', { documentReaders: { it: { title: '%it%' } } }],
  ['nothing at all', null],
  ['an id of Sobre itself', undefined],
])('a declaration that cannot be drawn, %s, takes nobody along and is told', async (_what, contributes) => {
  const odd = {
    ...(contributes === undefined ? { ...plugin('sobre') } : { id: 'odd', contributes }),
    activate: () => ({}),
  } as unknown as Plugin;
  const host = hostOf(odd, plugin('b'));
  const told: unknown[] = [];
  host.onFailed(({ values }) => told.push(values['plugin']));
  for (const point of ['mailProviders', 'documentReaders'] as const) expect(host.contributed(point)).toEqual([]);
  const good = host.contributed('commands').find(({ id }) => id === 'b.first');
  expect(await isCommand(await good?.load())).toBe(true);
  expect(told).toEqual([odd.id]);
});
