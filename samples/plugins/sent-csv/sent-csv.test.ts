import { expect, test } from 'vitest';
import { commandContract, fakeConfiguration, fakeContext, pluginContract } from 'sobre/testing';
import plugin from './plugin.ts';

const mail = {
  at: Date.UTC(2026, 0, 15, 9),
  reference: 'Ref. 7K3M-Q2XA',
  person: 'Ana "La Jefa" Ruiz',
  sentTo: '=ana@personas.example',
  providerMessageId: 'id1',
  provider: 'google.gmail',
  sender: 'abc',
  returned: false,
};

const start = (sent: readonly (typeof mail)[] = [mail], chosen = {}) => {
  const saved: { readonly name: string; readonly text: string }[] = [];
  const shown: string[] = [];
  const { context } = fakeContext(undefined, {
    configuration: fakeConfiguration(plugin, chosen),
    log: { sent: () => Promise.resolve(sent) },
    files: { save: (name, bytes) => void saved.push({ name, text: new TextDecoder().decode(bytes) }) },
    notices: { show: (key) => void shown.push(key) },
  });
  return { context, saved, shown };
};

pluginContract(plugin);

commandContract('sent-csv', async () => {
  const { context, saved } = start();
  const { commands } = await plugin.activate(context);
  return { command: commands.export, done: () => saved };
});

test('a line for each mail, and no cell of it is a formula', async () => {
  const { context, saved, shown } = start();
  await (await plugin.activate(context)).commands.export.run(new AbortController().signal);
  expect(saved).toEqual([
    {
      name: 'sent.csv',
      text:
        'time,person,sent to,reference,state\r\n' +
        '"2026-01-15T09:00:00.000Z","Ana ""La Jefa"" Ruiz","\'=ana@personas.example","Ref. 7K3M-Q2XA","sent"\r\n',
    },
  ]);
  expect(shown).toEqual(['saved']);
});

test('the columns are separated as the workbook has it', async () => {
  const { context, saved } = start([mail], { separator: ';' });
  await (await plugin.activate(context)).commands.export.run(new AbortController().signal);
  expect(saved[0]?.text).toContain('time;person;sent to;reference;state\r\n');
});

test('where nothing was sent there is no file, and the pane says so', async () => {
  const { context, saved, shown } = start([]);
  await (await plugin.activate(context)).commands.export.run(new AbortController().signal);
  expect([saved, shown]).toEqual([[], ['none']]);
});
