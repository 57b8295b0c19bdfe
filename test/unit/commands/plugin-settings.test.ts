import { expect, test } from 'vitest';
import { capabilitiesFor } from '../../../src/commands/plugin-capabilities.ts';
import { Session } from '../../../src/commands/session.ts';
import { PluginSettings } from '../../../src/plugin/configuration.ts';
import type { Plugin, PluginContext } from '../../../src/plugin/contribution.ts';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

let heard: string[] = [];

const relay = (): Plugin =>
  pluginOf({
    id: 'relay',
    contributes: {
      mailProviders: { mail: { title: '%mail%' } },
      configuration: {
        pages: { type: 'integer', title: '%pages%', default: 3, minimum: 1, scope: 'device' },
        mark: { type: 'string', title: '%mark%', default: 'A', maxLength: 3, scope: 'workbook' },
      },
    },
    activate: (context) => {
      context.configuration.onDidChange((name) => heard.push(`${name}=${context.configuration.get(name)}`));
      return { mailProviders: { mail: fakeMail() } };
    },
  });

const stage = async (inBook: Readonly<Record<string, unknown>> = {}, keeps = true) => {
  heard = [];
  const plugins = [relay()];
  const kept = new Map<string, unknown>();
  const made = sessionStage({ settings: new Map(Object.entries(inBook)) });
  const { book } = made.ports;
  const settings = new PluginSettings(plugins, {
    deployment: {},
    device: { get: (key) => kept.get(key), set: (key, value) => keeps && kept.set(key, value).size > 0 },
    book: { get: (key) => book.ofPlugin(key), set: (key, value) => book.setOfPlugin(key, value) },
  });
  const session: Session = new Session({
    ...made.ports,
    plugins: hostOf(plugins, {
      settings: () => Promise.resolve(settings),
      contextFor: (id, onDispose) =>
        ({ onDispose, ...capabilitiesFor(id, () => session.parts) }) as unknown as PluginContext,
    }),
  });
  await made.during(session.start());
  const choose = (name: string, value: string | number) =>
    made.during(session.actions.choosePluginSetting('relay', name, value));
  const shown = () => session.state().settings.map(({ name, value, ignored }) => [name, value, ignored]);
  return { ...made, session, kept, choose, shown };
};

test('what a colleague chose holds once the workbook is read, and what is none is ignored and said', async () => {
  const { shown } = await stage({ 'plugin.relay.mark': 'B' });
  expect(shown()).toEqual([
    ['pages', 3, false],
    ['mark', 'B', false],
  ]);
  expect((await stage({ 'plugin.relay.mark': 'much too long' })).shown()[1]).toEqual(['mark', 'A', true]);
});

test('a choice is kept in the workbook or on the device, each under its own key, and its plugin hears of it', async () => {
  const { settings, kept, choose, shown } = await stage();
  await choose('mark', 'C');
  await choose('pages', 9);
  expect(settings.get('plugin.relay.mark')).toBe('C');
  expect([...kept]).toEqual([['plugin.relay.pages', 9]]);
  expect(heard).toEqual(['mark=C', 'pages=9']);
  expect(shown()).toEqual([
    ['pages', 9, false],
    ['mark', 'C', false],
  ]);
});

test('a value that is none, and a device that keeps nothing, are said and change nothing', async () => {
  const { session, choose, shown } = await stage({}, false);
  for (const [name, value] of [
    ['mark', 'much too long'],
    ['pages', 0],
    ['pages', 5],
  ] as const) {
    await choose(name, value);
    expect(session.state().problem?.code).toBe('setting-not-kept');
  }
  expect(shown()).toEqual([
    ['pages', 3, false],
    ['mark', 'A', false],
  ]);
});

test('no sheet that a plugin adds is called like a log, and a ragged table becomes a whole one', async () => {
  const { session } = await stage();
  const added: unknown[] = [];
  const workbook = { addSheet: (...sheet: unknown[]) => Promise.resolve(added.push(sheet)) };
  const core = { ...session.parts, ports: { ...session.parts.ports, workbook } } as unknown as typeof session.parts;
  const { sheets } = capabilitiesFor('relay', () => core);
  await expect(sheets.add('Sobre log · EVE01', [['sent']])).rejects.toThrow('relay adds a sheet');
  await sheets.add('Lista', [['a', 'b'], ['c'], [7 as never]]);
  await sheets.add('Vacía', []);
  expect(added).toEqual([
    [
      'Lista',
      [
        ['a', 'b'],
        ['c', ''],
        ['7', ''],
      ],
    ],
    ['Vacía', [['']]],
  ]);
});
