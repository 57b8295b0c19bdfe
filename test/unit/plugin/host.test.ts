import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { definePlugin, type Command, type PluginContext } from '../../../src/plugin/contribution.ts';
import { PluginHost } from '../../../src/plugin/host.ts';

const command: Command = { run: () => Promise.resolve() };

/** A plugin sees of its context only the release it may register. */
const hostOf = (...plugins: ConstructorParameters<typeof PluginHost>[0]) =>
  new PluginHost(plugins, (_id, onDispose) => ({ onDispose }) as unknown as PluginContext);

const plugin = (id: string, activate: (context: PluginContext) => void | Promise<void> = () => undefined) =>
  definePlugin({
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
    expect(await Promise.all([first?.load(), second?.load(), first?.load()])).toEqual([command, command, command]);
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
    expect(await codeOf(first?.load() ?? Promise.reject(new Error('none')))).toBe('host/plugin-failed a');
    expect(await third?.load()).toBe(command);
    broken = false;
    expect(await first?.load()).toBe(command);
  });

  test('that supplies what was not declared is refused', async () => {
    const sly = definePlugin({
      id: 'sly',
      contributes: { commands: { first: { title: 'first' } } },
      activate: () => ({ commands: { first: command, hidden: command } }),
    });
    const [first] = hostOf(sly).contributed('commands');
    expect(await codeOf(first?.load() ?? Promise.resolve())).toBe('host/plugin-failed sly');
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
