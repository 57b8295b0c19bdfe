import { describe, expect, test } from 'vitest';
import { Session } from '../../../src/commands/session.ts';
import { languages } from '../../../src/domain/language.ts';
import { builtIn } from '../../../src/plugin/built-in.ts';
import type { Plugin } from '../../../src/plugin/contribution.ts';
import { addTexts, translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';
import relayEs from '../../../samples/plugins/relay/texts/es.json';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

await loadTexts(languages);
addTexts('es', { plugin: { relay: relayEs } });

/** What a built-in plugin declares, with nothing of its code: that needs a browser. */
const declaring = ({ id, contributes }: Plugin): Plugin => ({
  id,
  contributes,
  activate: () =>
    Promise.resolve(
      Object.fromEntries(
        Object.entries(contributes)
          .filter(([point]) => point !== 'menus')
          .map(([point, names]) => [
            point,
            Object.fromEntries(Object.keys(names).map((name) => [name, madeFor(point)])),
          ]),
      ) as never,
    ),
});

const madeFor = (point: string): object => {
  if (point === 'mailProviders') return fakeMail();
  if (point === 'receiptSources') return { open: (files: readonly File[]) => Promise.resolve(files) };
  if (point === 'documentReaders') {
    return { mediaType: '', wants: () => false, read: () => Promise.reject(new Error('none')) };
  }
  return { save: () => undefined, make: () => undefined, lock: () => undefined, account: () => undefined };
};

const open = async (plugins: readonly Plugin[]) => {
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const made = sessionStage({ settings });
  const session = new Session({ ...made.ports, plugins: hostOf(plugins) });
  await made.during(session.start());
  return { ...made, session };
};

describe.each(builtIn.map(({ id }) => id))('without the part %s', (gone) => {
  test('the pane opens, shows nothing of it, and says what is missing where something is', async () => {
    const { session, during } = await open(builtIn.filter(({ id }) => id !== gone).map(declaring));
    const { plugins, account, sheet, problem } = session.state();
    expect(plugins.map(({ id }) => id)).toEqual(builtIn.map(({ id }) => id).filter((id) => id !== gone));
    expect(plugins.every(({ state }) => state !== 'failed')).toBe(true);
    expect([sheet.people, problem]).toEqual([2, undefined]);
    expect(account.problem?.code).toBe(gone === 'google' ? 'mail/no-provider' : undefined);
    await during(session.actions.send());
    expect(session.state().run.sent).toBe(gone === 'google' ? 0 : 2);
  });
});

test('with a relay in Gmail’s place, what is said of sending names the relay and never Gmail', async () => {
  const relay = pluginOf({
    id: 'relay',
    contributes: { mailProviders: { https: { title: '%relay%' } } },
    activate: () => ({
      mailProviders: {
        https: { ...fakeMail(), accounts: undefined, from: { name: 'Nómina', address: 'nomina@empresa.example' } },
      },
    }),
  });
  const { session, during } = await open([relay, ...builtIn.filter(({ id }) => id !== 'google').map(declaring)]);
  await during(session.actions.send());
  expect(session.state().run.sent).toBe(2);
  const said = (key: string) => session.parts.ports.translate('es', key, { count: 2 });
  for (const key of ['notice.accepted', 'incidentEvent.sent', 'failure.mail/rejected', 'next.connect']) {
    expect(said(key)).toContain(translate('es', 'plugin.relay.relay'));
    expect(said(key)).not.toMatch(/gmail|google/i);
  }
  expect(session.state().account).toMatchObject({ clientId: '', permissionsUrl: '', hasAccounts: false });
});
