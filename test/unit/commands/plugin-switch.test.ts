import { expect, test } from 'vitest';
import type { Plugin } from '../../../src/plugin/contribution.ts';
import { Session } from '../../../src/commands/session.ts';
import { keepPluginsOff, pluginsOff } from '../../../src/device/plugins-off.ts';
import { textFacts } from '../../../src/plugin/text-facts.ts';
import { translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

await loadTexts(['es']);

const provider = (id: string, broken = false): Plugin =>
  pluginOf({
    id,
    contributes: { mailProviders: { mail: { title: `%${id}%` } } },
    activate: () => {
      if (broken) throw new Error('no');
      return { mailProviders: { mail: fakeMail(`nomina@${id}.example`) } };
    },
  });

const reader = pluginOf({
  id: 'txt',
  contributes: { documentReaders: { it: { title: '%it%', extensions: ['txt'] } } },
  activate: () => ({
    documentReaders: {
      it: {
        mediaType: 'text/plain',
        wants: (name) => name.endsWith('.txt'),
        read: (bytes) => Promise.resolve({ verdict: 'read', facts: textFacts(new TextDecoder().decode(bytes)) }),
      },
    },
  }),
});

const stage = async (
  plugins: readonly Plugin[],
  rules: { off?: readonly string[]; locked?: readonly string[] } = {},
) => {
  const kept: (readonly string[])[] = [];
  const settings = new Map<string, unknown>(Object.entries({ files: 'auto', test: { sentAt: 0, answer: 'without' } }));
  const made = sessionStage({ settings });
  const session = new Session({
    ...made.ports,
    plugins: hostOf(plugins, rules),
    keepPluginsOff: (ids) => kept.push(ids) > 0,
  });
  await made.during(session.start());
  return { ...made, session, kept };
};

test('each plugin says how it is, and what failed says with what', async () => {
  const { session } = await stage([provider('good'), provider('spare')]);
  expect(session.state().plugins.map(({ id, state }) => [id, state])).toEqual([
    ['good', 'active'],
    ['spare', 'idle'],
  ]);
  const { session: other } = await stage([provider('bad', true)]);
  expect(other.state().plugins).toMatchObject([{ id: 'bad', state: 'failed', code: 'plugin/failed' }]);
});

test('what is off is offered nowhere, and the next one takes its place', async () => {
  const { session } = await stage([provider('first'), provider('second')], { off: ['first'] });
  expect(session.state().account.providers.map(({ id }) => id)).toEqual(['second.mail']);
  expect(session.state().account.sender?.address).toBe('nomina@second.example');
  expect(session.state().plugins[0]).toMatchObject({ id: 'first', state: 'off', offNext: true });
});

test('a switch holds from the next opening, and what is locked stays as it is', async () => {
  const { session, kept } = await stage([provider('first'), provider('second')], { locked: ['first'] });
  session.actions.switchPlugin('second', false);
  session.actions.switchPlugin('first', false);
  expect(kept).toEqual([['second'], ['second']]);
  expect(session.state().plugins.map(({ offNext }) => offNext)).toEqual([false, true]);
  expect(session.state().account.providers).toHaveLength(2);
  session.actions.switchPlugin('second', true);
  expect(kept.at(-1)).toEqual([]);
});

test('a reader that is off leaves its files held, and read by nobody else', async () => {
  const picked = pluginOf({
    id: 'picked',
    contributes: { receiptSources: { picked: { title: '%picked%' } } },
    activate: () => ({ receiptSources: { picked: { open: (files) => Promise.resolve(files) } } }),
  });
  const { session, during } = await stage([provider('post'), picked, reader], { off: ['txt'] });
  await during(session.actions.chooseFiles([new File(['Ana Ruiz'], 'ana.txt')]));
  const held = session.state().check.groups.find(({ code }) => code === 'receipt/reader-missing');
  expect(held?.issues.map(({ values }) => values)).toEqual([{ file: 'ana.txt', plugin: 'txt', reason: 'reader-off' }]);
  const said = translate('es', 'issue.receipt/reader-missing', held?.issues[0]?.values);
  expect(said).toContain('está apagada');
  expect(said).toContain('Partes de Sobre');
  expect(session.state().plugins.find(({ id }) => id === 'txt')?.state).toBe('off');
});

test('the device keeps the switches, and one that keeps nothing says so', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage;
  const denied = (): Storage => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(pluginsOff('p/', () => storage)).toBeUndefined();
  expect(keepPluginsOff('p/', () => storage, ['a'])).toBe(true);
  expect(pluginsOff('p/', () => storage)).toEqual(['a']);
  expect(pluginsOff('q/', () => storage)).toBeUndefined();
  items.set('p/sobre-plugins-off', '{');
  expect(pluginsOff('p/', () => storage)).toBeUndefined();
  expect([pluginsOff('p/', denied), keepPluginsOff('p/', denied, ['a'])]).toEqual([undefined, false]);
});
