import { expect, test } from 'vitest';
import type { MailProvider, OutgoingMail } from '../../../src/domain/ports.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';

const relay = () => {
  const taken: OutgoingMail[] = [];
  const provider: MailProvider = {
    ...fakeMail(),
    send: (mail) => {
      taken.push(mail);
      return Promise.resolve({ providerMessageId: `id${taken.length}` });
    },
  };
  return { taken, provider };
};

/** What a provider is handed of two rows with a blind copy each. */
const handedTo = async (bcc: 'header' | 'envelope' | undefined) => {
  const { taken, provider } = relay();
  const plugin = pluginOf({
    id: 'relay',
    contributes: { mailProviders: { https: { title: 'provider.gmail', ...(bcc === undefined ? {} : { bcc }) } } },
    activate: () => ({ mailProviders: { https: provider } }),
  });
  const { session, ledger, during } = sessionStage({
    headers: ['Nombre', 'Correo', 'CCO'],
    rows: [
      ['Ana Ruiz', 'ana@empresa.example', 'jefa@empresa.example'],
      ['Luis Gil', 'luis@empresa.example', 'jefa@empresa.example'],
    ],
    settings: new Map<string, unknown>([
      ['files', 'none'],
      ['column.bcc', 'CCO'],
      ['test', { sentAt: 0, answer: 'without' }],
    ]),
    plugins: [plugin],
  });
  await during(session.start());
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(session.state().run.end).toBe('complete');
  const texts = taken.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { taken, texts, ledger };
};

test.each(['envelope', undefined] as const)(
  'blind copies stand in the envelope alone, unless the provider says otherwise: %s',
  async (bcc) => {
    const { taken, texts } = await handedTo(bcc);
    expect(texts.map((text) => text.includes('jefa@'))).toEqual([false, false]);
    expect(taken.map(({ envelope }) => envelope)).toEqual([
      { from: 'nomina@empresa.example', to: ['ana@empresa.example', 'jefa@empresa.example'] },
      { from: 'nomina@empresa.example', to: ['luis@empresa.example', 'jefa@empresa.example'] },
    ]);
  },
);

test('a provider that reads them in the message finds them there', async () => {
  const { texts } = await handedTo('header');
  expect(texts.map((text) => /^Bcc: .*jefa@empresa\.example/m.test(text))).toEqual([true, true]);
});

test('each attempt is handed over under the id that the ledger has for it', async () => {
  const { taken, ledger } = await handedTo('envelope');
  const begun = (await ledger.all()).filter(({ kind }) => kind === 'sending').map(({ attempt }) => attempt);
  expect(taken.map(({ attempt }) => attempt)).toEqual(begun);
  expect(new Set(begun).size).toBe(2);
});
