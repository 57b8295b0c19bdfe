import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plugin, RunSummary } from '../../../src/plugin/contribution.ts';
import { heldDeadlines } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const post = (): Plugin =>
  pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: '%mail%' } } },
    activate: () => ({ mailProviders: { mail: fakeMail() } }),
  });

const listening = (id: string, ended: (summary: RunSummary) => unknown): Plugin =>
  pluginOf({
    id,
    contributes: { runListeners: { it: { title: '%it%' } } },
    activate: () => ({ runListeners: { it: { ended: ended as never } } }),
  });

const run = async (...listeners: readonly Plugin[]) => {
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const { deadline } = heldDeadlines();
  const made = sessionStage({ settings, plugins: [post(), ...listeners], deadline });
  await made.during(made.session.start());
  await made.during(made.session.actions.send());
  await new Promise((resolve) => setImmediate(resolve));
  return made;
};

test('a run that ended is told in numbers', async () => {
  const heard: RunSummary[] = [];
  const { ledger, session } = await run(listening('ear', (told) => heard.push(told)));
  expect(heard).toEqual([{ end: 'complete', sent: 2, failed: 0, unknown: 0, total: 2 }]);
  expect((await ledger.all()).filter(({ kind }) => kind === 'sent')).toHaveLength(2);
  expect(session.state().run).toMatchObject({ status: 'ended', sent: 2 });
});

const bad: readonly [string, (summary: RunSummary) => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no'))],
  ['hangs', () => new Promise(() => undefined)],
  ['gives garbage', () => ({ status: 'sent' })],
  ['writes into what it is told', (summary) => Object.assign(summary, { sent: 99, end: 'held' })],
];
test.each(bad)(
  'a listener that %s changes nothing of the run, and the others hear it as it was',
  async (_how, ended) => {
    const heard: RunSummary[] = [];
    const { session, book } = await run(
      listening('bad', ended),
      listening('good', (told) => heard.push(told)),
    );
    expect(heard).toMatchObject([{ end: 'complete', sent: 2 }]);
    expect(session.state().run).toMatchObject({ status: 'ended', sent: 2, end: 'complete' });
    const alone = await run();
    expect(book.rows()).toEqual(alone.book.rows());
    expect(session.state().check).toEqual(alone.session.state().check);
  },
);
