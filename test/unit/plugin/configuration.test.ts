import { describe, expect, test } from 'vitest';
import { PluginSettings, type SettingPlaces } from '../../../src/plugin/configuration.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { definePlugin, type PluginContext } from '../../../src/plugin/contribution.ts';
import { hostOf } from '../../fakes/plugin-host.ts';

let context: PluginContext | undefined;
const relay = definePlugin(
  {
    id: 'relay',
    version: '1.0.0',
    engines: { sobre: '*' },
    contributes: {
      commands: { go: { title: '%go%' } },
      configuration: {
        pages: { type: 'integer', title: '%pages%', default: 3, minimum: 1, maximum: 9, scope: 'device' },
        mark: { type: 'string', title: '%mark%', default: 'A', pattern: '^[A-Z]$', scope: 'workbook' },
        size: { type: 'string', title: '%size%', default: 'A4', enum: ['A4', 'Letter'], scope: 'workbook' },
        copy: { type: 'boolean', title: '%copy%', description: '%why%', default: false, scope: 'device' },
        url: { type: 'string', title: '%url%', default: 'https://relay.test', scope: 'deployment' },
      },
    },
  },
  (given) => {
    context = given;
    return { commands: { go: { run: () => Promise.resolve() } } };
  },
);

const stage = (decided: SettingPlaces['deployment'] = {}, keeps = true) => {
  const device = new Map<string, unknown>();
  const book = new Map<string, unknown>();
  const settings = new PluginSettings([relay], {
    deployment: decided,
    device: { get: (key) => device.get(key), set: (key, value) => keeps && device.set(key, value).size > 0 },
    book: { get: (key) => book.get(key), set: (key, value) => Promise.resolve(void book.set(key, value)) },
  });
  const shown = (name: string) => settings.state().find((each) => each.name === name);
  return { settings, device, book, shown };
};

describe('a setting', () => {
  test('is what its plugin declared until somebody chooses, and kept under a key of its own in its own place', async () => {
    const { settings, device, book } = stage();
    const own = settings.of('relay');
    expect(['pages', 'mark', 'size', 'copy', 'url'].map((name) => own.get(name))).toEqual([
      3,
      'A',
      'A4',
      false,
      'https://relay.test',
    ]);
    expect(await settings.set('relay', 'pages', 5)).toBe(true);
    expect(await settings.set('relay', 'mark', 'B')).toBe(true);
    expect([...device, ...book]).toEqual([
      ['plugin.relay.pages', 5],
      ['plugin.relay.mark', 'B'],
    ]);
    expect([own.get('pages'), own.get('mark')]).toEqual([5, 'B']);
  });

  test.each<[string, unknown]>([
    ['pages', 10],
    ['pages', 2.5],
    ['pages', '5'],
    ['pages', Number.NaN],
    ['mark', 'bb'],
    ['mark', 'x'.repeat(3_000)],
    ['size', 'A3'],
    ['copy', 'yes'],
    ['copy', { length: 1 }],
  ])('%s is not %j: the default holds where it is read, it is said, and it is not kept', async (name, value) => {
    const { settings, device, book, shown } = stage();
    const before = settings.of('relay').get(name);
    expect(await settings.set('relay', name, value as number)).toBe(false);
    expect(device.size + book.size).toBe(0);
    for (const place of [device, book]) place.set(`plugin.relay.${name}`, value);
    expect(settings.of('relay').get(name)).toBe(before);
    expect(shown(name)).toMatchObject({ value: before, ignored: true });
  });

  test('of whatever scope is locked where the deployment decides it, and the deployment’s alone is always', async () => {
    const { settings, shown } = stage({ relay: { pages: 7, url: 'https://relay.firm.example' } });
    expect([shown('pages'), shown('url')]).toMatchObject([
      { value: 7, locked: true, ignored: false },
      { value: 'https://relay.firm.example', locked: true },
    ]);
    expect(await settings.set('relay', 'pages', 5)).toBe(false);
    expect(await settings.set('relay', 'url', 'https://other.test')).toBe(false);
    expect(stage({ relay: { pages: 70 } }).shown('pages')).toMatchObject({ value: 3, locked: true, ignored: true });
  });

  test('that this device cannot keep is said so', async () => {
    expect(await stage({}, false).settings.set('relay', 'pages', 5)).toBe(false);
  });

  test('that becomes another one is told to its plugin, by name, whoever changed it', async () => {
    const { settings, book } = stage();
    const told: string[] = [];
    const end = settings.of('relay').onDidChange((name) => told.push(name));
    await settings.set('relay', 'copy', true);
    book.set('plugin.relay.size', 'Letter');
    settings.refresh();
    settings.refresh();
    expect(told).toEqual(['copy', 'size']);
    end();
    await settings.set('relay', 'copy', false);
    expect(told).toHaveLength(2);
  });

  test('that is not declared is an error by the plugin’s name', () => {
    expect(() => stage().settings.of('relay').get('pace')).toThrow('relay asks for the setting pace');
  });
});

test('a plugin reads its settings from its context, and one that declares none has none', async () => {
  const { settings } = stage({ relay: { pages: 7 } });
  const host = hostOf([relay], { settings: () => Promise.resolve(settings) });
  await host.contributed('commands')[0]?.load();
  expect(context?.configuration.get('pages')).toBe(7);
});

test('settings that cannot be fetched are a failure of the part that needs them, and it is tried again', async () => {
  let broken = true;
  const { settings } = stage();
  const host = hostOf([relay], {
    settings: () => (broken ? Promise.reject(new Failure('host/plugin-failed')) : Promise.resolve(settings)),
  });
  const [command] = host.contributed('commands');
  await expect(command?.load()).rejects.toMatchObject({ code: 'host/plugin-failed' });
  broken = false;
  await expect(command?.load()).resolves.toBeDefined();
});
