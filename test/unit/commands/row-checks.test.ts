import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plugin, RowToCheck } from '../../../src/plugin/contribution.ts';
import { addTexts } from '../../../src/texts/index.ts';
import { heldDeadlines } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

addTexts('es', { plugin: { rule: { big: 'Se pagan más de {{limit}}', wrong: 'Falta el contrato' } } });

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const post = (): Plugin & { readonly mail: ReturnType<typeof fakeMail> } => {
  const mail = fakeMail();
  const plugin = pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: '%mail%' } } },
    activate: () => ({ mailProviders: { mail } }),
  });
  return { ...plugin, mail };
};

const looking = (check: (row: RowToCheck) => unknown, id = 'rule'): Plugin =>
  pluginOf({
    id,
    contributes: { rowChecks: { it: { title: '%it%' } } },
    activate: () => ({ rowChecks: { it: { check: check as never } } }),
  });

const people = [
  ['Ana Ruiz', 'ana@empresa.example', '120,000'],
  ['Luis Gil', 'luis@empresa.example', '9,000'],
];

const stage = async (plugins: readonly Plugin[], deadline = heldDeadlines().deadline) => {
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const sender = post();
  const headers = ['Nombre', 'Correo', 'Neto a pagar'];
  const made = sessionStage({ settings, headers, rows: people, plugins: [sender, ...plugins], deadline });
  await made.during(made.session.start());
  const verdicts = () => made.session.state().check.people.map(({ name, verdict }) => [name, verdict]);
  const codes = () => made.session.state().check.groups.map(({ code }) => code);
  const send = async () => {
    await made.during(made.session.actions.send());
    if (made.session.state().run.status === 'asking') await made.during(made.session.actions.answerQuestion('go'));
  };
  return { ...made, sent: sender.mail.sent, verdicts, codes, send };
};

const asksAboutBig = looking(({ amount = 0 }) =>
  amount > 100_000 ? [{ severity: 'ask', text: 'big', values: { limit: 100_000 }, column: 'Neto a pagar' }] : [],
);

test('a row that a plugin asks about stays until a person agrees, and goes then', async () => {
  const { session, verdicts, sent, send } = await stage([asksAboutBig]);
  expect(verdicts()).toEqual([
    ['Ana Ruiz', 'ask'],
    ['Luis Gil', 'ready'],
  ]);
  expect(session.state().check.groups[0]?.issues).toEqual([
    {
      code: 'plugin/asks',
      row: 2,
      column: 'C',
      values: { cell: 'C2', plugin: 'rule', text: 'Se pagan más de 100,000' },
    },
  ]);
  await send();
  expect(sent).toHaveLength(1);
  session.actions.accept('plugin/asks', true);
  await send();
  expect(sent).toHaveLength(2);
});

test('a row that a plugin holds does not leave, whatever is agreed to', async () => {
  const { session, sent, send, verdicts } = await stage([
    looking(({ name }) => (name === 'Luis Gil' ? [{ severity: 'hold', text: 'wrong' }] : [])),
  ]);
  session.actions.accept('plugin/holds', true);
  await send();
  expect(sent.map(({ text }) => /^To: .*$/m.exec(text)?.[0])).toEqual(['To: Ana Ruiz <ana@empresa.example>']);
  expect(verdicts()).toEqual([
    ['Ana Ruiz', 'sent'],
    ['Luis Gil', 'held'],
  ]);
});

const bad: readonly [string, (row: RowToCheck) => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no'))],
  ['hangs', () => new Promise(() => undefined)],
  ['returns nothing', () => undefined],
  ['returns a verdict', () => 'ready'],
  ['returns another severity', () => [{ severity: 'free', text: 'big' }]],
  ['returns a text that it has not', () => [{ severity: 'ask', text: 'unwritten' }]],
  ['returns a list without end', () => Array(1_000).fill({ severity: 'ask', text: 'big' })],
];
test.each(bad)('a check that %s frees no row: each is asked about, and the other check works', async (_how, check) => {
  const { session, verdicts, codes, sent, send } = await stage([
    looking(check, 'broken'),
    looking(({ name }) => (name === 'Ana Ruiz' ? [{ severity: 'hold', text: 'wrong' }] : [])),
  ]);
  expect(verdicts()).toEqual([
    ['Ana Ruiz', 'held'],
    ['Luis Gil', 'ask'],
  ]);
  expect(codes()).toEqual(['plugin/holds', 'plugin/unchecked']);
  await send();
  expect(sent).toEqual([]);
  session.actions.accept('plugin/unchecked', true);
  await send();
  expect(sent).toHaveLength(1);
});

test('a check that writes into its row changes nobody’s', async () => {
  const alone = await stage([]);
  const { verdicts, session } = await stage([
    looking((row) => {
      Object.assign(row, { name: 'x', amount: 0 });
      (row.recipients as string[]).push('eve@else.example');
      (row.cells as Record<string, string>)['Correo'] = 'eve@else.example';
      return [];
    }, 'writer'),
    asksAboutBig,
  ]);
  expect(verdicts()[0]).toEqual(['Ana Ruiz', 'ask']);
  expect(session.state().check.people.map(({ address }) => address)).toEqual(
    alone.session.state().check.people.map(({ address }) => address),
  );
});

test('a check whose code never comes leaves its rows asked about, and the sheet is read all the same', async () => {
  const never = pluginOf({
    id: 'slow',
    contributes: { rowChecks: { it: { title: '%it%' } } },
    activate: () => new Promise<never>(() => undefined),
  });
  const { codes, sent, send } = await stage([never]);
  expect(codes()).toEqual(['plugin/unchecked']);
  await send();
  expect(sent).toEqual([]);
});

test('a check whose code comes late judges the rows that were asked about', async () => {
  let come = (): void => undefined;
  const gate = new Promise<void>((resolve) => (come = resolve));
  const late = pluginOf({
    id: 'rule',
    contributes: { rowChecks: { it: { title: '%it%' } } },
    activate: async () => {
      await gate;
      return { rowChecks: { it: { check: () => [] } } };
    },
  });
  const { codes, until } = await stage([late]);
  expect(codes()).toEqual(['plugin/unchecked']);
  come();
  await until(() => codes().length === 0);
});

test('what was sent is asked about no more', async () => {
  const { session, verdicts, send, during } = await stage([asksAboutBig]);
  session.actions.accept('plugin/asks', true);
  await send();
  await during(session.actions.readSheet());
  expect(verdicts().map(([, verdict]) => verdict)).toEqual(['sent', 'sent']);
  expect(session.state().check.groups.map(({ code }) => code)).not.toContain('plugin/asks');
});
