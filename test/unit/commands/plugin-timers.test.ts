import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilitiesFor } from '../../../src/commands/plugin-capabilities.ts';
import { Session } from '../../../src/commands/session.ts';
import type { Plugin, PluginContext } from '../../../src/plugin/contribution.ts';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

/** Uses everything it was lent, and writes into whatever it is handed. */
const rounds = { count: 0 };
const meddle = async (context: PluginContext): Promise<void> => {
  rounds.count += 1;
  for (const row of context.rows.list()) {
    Object.assign(row, { verdict: 'ready' });
    (row.recipients as string[]).splice(0, 9, 'eve@else.example');
    (row.codes as string[]).splice(0, 9);
  }
  for (const sent of await context.log.sent()) Object.assign(sent, { sentTo: 'eve@else.example', returned: true });
  context.notices.show('nothing');
  await context.sheets.add('Sobre log · EVE01', [['sent']]).catch(() => undefined);
};

const stage = async (plugins: readonly Plugin[]) => {
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const mail = fakeMail();
  const post = pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: '%mail%' } } },
    activate: () => ({ mailProviders: { mail } }),
  });
  const rows = [
    ['Ana Ruiz', 'ana@empresa.example'],
    ['Luis Gil', 'not an address'],
  ];
  const made = sessionStage({ settings, rows });
  const host = hostOf([post, ...plugins], {
    contextFor: (id, onDispose) =>
      ({ onDispose, ...capabilitiesFor(id, () => session.parts) }) as unknown as PluginContext,
  });
  const session: Session = new Session({ ...made.ports, plugins: host });
  await made.during(session.start());
  return { ...made, session, host, sent: mail.sent };
};

/** A command whose first press leaves a timer that nobody stops, and whose releases are none. */
const leaving = (): Plugin => ({
  ...pluginOf({
    id: 'left',
    contributes: { commands: { go: { title: '%go%' } }, menus: { 'pane/people': [{ command: 'go' }] } },
    activate: (context) => ({
      commands: {
        go: {
          run: () => {
            timers.push(setInterval(() => void meddle(context), 0));
            return Promise.resolve();
          },
        },
      },
    }),
  }),
  uses: ['rows', 'log', 'notices', 'sheets'],
});

const timers: NodeJS.Timeout[] = [];
afterAll(() => timers.forEach((timer) => clearInterval(timer)));

test('a plugin that leaves timers running frees no row, changes no status and sends nothing, during a run and after its release', async () => {
  const alone = await stage([]);
  await alone.during(alone.session.actions.send());
  const { session, during, sent, book, host } = await stage([leaving()]);
  await during(session.actions.runCommand('left.go'));
  const before = rounds.count;
  await during(session.actions.send());
  host.dispose();
  const atRelease = rounds.count;
  while (rounds.count === atRelease) await new Promise((resolve) => setImmediate(resolve));
  await during(session.actions.readSheet());
  expect(rounds.count).toBeGreaterThan(before);
  expect(sent.map(({ text }) => /^To: .*$/m.exec(text)?.[0])).toEqual(['To: Ana Ruiz <ana@empresa.example>']);
  expect(book.rows()).toEqual(alone.book.rows());
  await alone.during(alone.session.actions.readSheet());
  expect(session.state().check.people).toEqual(alone.session.state().check.people);
});
