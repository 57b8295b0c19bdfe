import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilitiesFor } from '../../../src/commands/plugin-capabilities.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Command, Plugin, PluginContext } from '../../../src/plugin/contribution.ts';
import { PluginSettings } from '../../../src/plugin/configuration.ts';
import { PluginHost } from '../../../src/plugin/host.ts';
import { ribbonCommands } from '../../../src/commands/ribbon-commands.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';
import { Session } from '../../../src/commands/session.ts';
// Loaded before a stage is up: a busy machine may take longer than the stage waits.
import '../../../src/commands/command-registry.ts';
import '../../../src/commands/context-values.ts';
import '../../../samples/plugins/sent-csv/sent-csv.ts';
import sentCsv from '../../../samples/plugins/sent-csv/plugin.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const mailPlugin = (): Plugin =>
  pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail: fakeMail() } }),
  });

const commandPlugin = (command: Command, enablement?: string, id = 'firm'): Plugin =>
  pluginOf({
    id,
    contributes: {
      commands: { act: { title: '%act%', ...(enablement === undefined ? {} : { enablement }) } },
      menus: { 'pane/people': [{ command: 'act', when: 'sheet.people > 0' }], 'ribbon/more': [{ command: 'act' }] },
    },
    activate: () => ({ commands: { act: command } }),
  });

/** A session whose plugins are lent what the pane lends them. */
const stage = async (plugins: readonly Plugin[], rows?: readonly (readonly string[])[]) => {
  const clock = new FakeClock();
  const saved: { readonly name: string; readonly text: string }[] = [];
  const inBook = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const made = sessionStage({ clock, settings: inBook, ...(rows === undefined ? {} : { rows }) });
  const settings = new PluginSettings(plugins, {
    deployment: {},
    device: { get: () => undefined, set: () => true },
    book: { get: () => undefined, set: () => Promise.resolve() },
  });
  const host = new PluginHost([mailPlugin(), ...plugins], {
    settings: () => Promise.resolve(settings),
    contextFor: (id, onDispose) =>
      ({
        onDispose,
        ...capabilitiesFor(id, () => session.parts),
      }) as unknown as PluginContext,
    deadline: (ms, late) => {
      let waits = true;
      clock.at(ms, () => waits && late());
      return () => (waits = false);
    },
    now: clock.now,
    ownOrigin: 'https://sobre.test',
  });
  const session: Session = new Session({
    ...made.ports,
    plugins: host,
    saveFile: (name, bytes) => void saved.push({ name, text: new TextDecoder().decode(bytes) }),
  });
  await made.during(session.start());
  return { ...made, session, saved };
};

const idle: Command = { run: () => Promise.resolve() };

test('a command stands where its plugin put it, under its own name, and greys by its condition', async () => {
  const { session } = await stage([commandPlugin(idle, 'log.lines > 0')]);
  const button = { id: 'firm.act', title: 'plugin.firm.act', enabled: false };
  expect(session.state().menus).toEqual({ 'pane/people': [button], 'ribbon/more': [button] });
});

test('where its condition does not hold the pane hides it and the ribbon greys it', async () => {
  const { session } = await stage([commandPlugin(idle)], []);
  expect(session.state().menus).toEqual({
    'ribbon/more': [{ id: 'firm.act', title: 'plugin.firm.act', enabled: true }],
  });
});

test('a press in the ribbon runs it, and one that may not be run says so in the pane', async () => {
  const pressed: string[] = [];
  const ribbon = async (enablement?: string) => {
    const command: Command = { run: () => Promise.resolve(void pressed.push(enablement ?? 'always')) };
    const { session, until } = await stage([commandPlugin(command, enablement)]);
    let shown = 0;
    const acts = ribbonCommands(session, () => Promise.resolve(void (shown += 1)), ['firm.act']);
    acts['firm__act']?.();
    await until(() => pressed.length > 0 || shown > 0);
    return { session, shown: () => shown };
  };
  await ribbon();
  expect(pressed).toEqual(['always']);
  pressed.length = 0;
  const { session, shown } = await ribbon('log.lines > 0');
  expect(pressed).toEqual([]);
  expect(shown()).toBe(1);
  expect(session.state().problem?.code).toBe('command-not-now');
});

test('while a command is under way it cannot be begun again', async () => {
  let go = (): void => undefined;
  let runs = 0;
  const command: Command = { run: () => new Promise((resolve) => ((runs += 1), (go = resolve))) };
  const { session, until, during } = await stage([commandPlugin(command)]);
  const first = session.actions.runCommand('firm.act');
  await until(() => runs === 1);
  expect(session.state().menus['ribbon/more']?.[0]?.enabled).toBe(false);
  await during(session.actions.runCommand('firm.act'));
  expect(runs).toBe(1);
  go();
  await during(first);
  expect(session.state().menus['ribbon/more']?.[0]?.enabled).toBe(true);
});

describe('a command that', () => {
  const misdeeds: Readonly<Record<string, () => unknown>> = {
    throws: () => {
      throw new TypeError('x is undefined');
    },
    rejects: () => Promise.reject(new Error('no')),
    hangs: () => new Promise(() => undefined),
  };
  test.each(Object.keys(misdeeds))('%s is named, and the sheet is as it was', async (way) => {
    const broken = commandPlugin({ run: misdeeds[way] as Command['run'] });
    const other = commandPlugin(idle, undefined, 'other');
    const { session, during, book } = await stage([broken, other]);
    const before = { check: session.state().check.ready, cells: book.rows() };
    await during(session.actions.runCommand('firm.act'));
    expect(session.state().problem).toEqual({ code: 'plugin/failed', values: { plugin: 'firm' } });
    expect({ check: session.state().check.ready, cells: book.rows() }).toEqual(before);
    await during(session.actions.runCommand('other.act'));
    expect(session.state().problem).toBeUndefined();
  });

  test('answers with garbage has done what it did, and nobody believes the rest', async () => {
    const { session, during } = await stage([commandPlugin({ run: () => Promise.resolve({ sent: 99 } as never) })]);
    await during(session.actions.runCommand('firm.act'));
    expect(session.state().run.sent).toBe(0);
    expect(session.state().problem).toBeUndefined();
  });

  test('says a failure of the table by its code', async () => {
    const command: Command = { run: () => Promise.reject(new Failure('mail/offline')) };
    const { session, during } = await stage([commandPlugin(command)]);
    await during(session.actions.runCommand('firm.act'));
    expect(session.state().problem?.code).toBe('mail/offline');
  });
});

test('what a plugin did not say it uses it does not get, and the sentence names it', async () => {
  const nosy = pluginOf({
    id: 'nosy',
    contributes: { commands: { act: { title: '%act%' } }, menus: { 'pane/people': [{ command: 'act' }] } },
    activate: ({ log }) => ({ commands: { act: { run: async () => void (await log.sent()) } } }),
  });
  const { session, during } = await stage([nosy]);
  await during(session.actions.runCommand('nosy.act'));
  expect(session.state().problem).toEqual({ code: 'plugin/failed', values: { plugin: 'nosy' } });
});

test('the sample writes what was sent, once it was, and cannot be pressed before', async () => {
  const { session, saved, during } = await stage([sentCsv]);
  await during(session.actions.runCommand('sent-csv.export'));
  expect(session.state().problem?.code).toBe('command-not-now');
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(session.state().run.sent).toBe(2);
  await during(session.actions.checkLog());
  expect(session.state().menus['pane/log']).toEqual([
    { id: 'sent-csv.export', title: 'plugin.sent-csv.export', enabled: true },
  ]);
  await during(session.actions.runCommand('sent-csv.export'));
  expect(saved.map(({ name }) => name)).toEqual(['sent.csv']);
  const lines = saved[0]?.text.trim().split('\r\n') ?? [];
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('"Ana Ruiz","ana@empresa.example"');
  expect(session.state().problem?.code).toBe('plugin-says');
});
