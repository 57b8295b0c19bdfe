import { expect, test } from 'vitest';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { guardedFetch } from '../../../src/plugin/guarded-fetch.ts';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import type { Plugin, PluginContext } from '../../../src/plugin/contribution.ts';

const reach = (hosts: readonly string[]) => {
  const asked: string[] = [];
  const fetch = guardedFetch(
    (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response('ok'));
    },
    { plugin: 'firm', hosts, config: defaultDeployment, ownOrigin: 'https://sobre.test' },
  );
  return { fetch, asked };
};

test.each([
  ['/relay'],
  ['https://sobre.test/oauth/token'],
  ['https://relay.firm.example/v1'],
  ['https://eu.files.firm.example/x'],
  ['https://gmail.googleapis.com/upload'],
])('%s is reached by whoever declares it', async (address) => {
  const { fetch, asked } = reach([
    'https://relay.firm.example',
    'https://*.files.firm.example',
    '%config.google.gmailUrl%',
  ]);
  expect((await fetch(address)).ok).toBe(true);
  expect(asked).toEqual([address]);
});

test.each<[string | URL | Request]>([
  ['https://gmail.googleapis.com/x'],
  ['https://relay.firm.example.evil.example/'],
  ['https://relay.firm.example:8443/'],
  ['http://relay.firm.example/'],
  ['https://files.firm.example/'],
  ['https://evilfiles.firm.example/'],
  [new URL('https://elsewhere.example/')],
  [new Request('https://elsewhere.example/')],
  ['//elsewhere.example/x'],
])('%s, which it did not declare, is refused by name and nothing leaves', async (address) => {
  const { fetch, asked } = reach([
    'https://relay.firm.example',
    'https://*.files.firm.example',
    '%config.google.none%',
  ]);
  await expect(fetch(address)).rejects.toThrow(/^firm asks .*which its plugin\.json does not name under "hosts"$/);
  expect(asked).toEqual([]);
});

test('the host hands a plugin nothing but the guarded one', async () => {
  const asked: string[] = [];
  const plugin: Plugin = {
    ...pluginOf({
      id: 'firm',
      contributes: { receiptSources: { it: { title: '%it%', lists: true } } },
      activate: ({ fetch }) => ({
        receiptSources: { it: { list: async () => (await (await fetch('https://elsewhere.example/')).json()) as [] } },
      }),
    }),
    hosts: [],
  };
  const host = hostOf([plugin], {
    contextFor: (_id, onDispose) =>
      ({
        onDispose,
        config: defaultDeployment,
        fetch: (input: string) => {
          asked.push(input);
          return Promise.resolve(Response.json([]));
        },
      }) as unknown as PluginContext,
  });
  const [source] = host.contributed('receiptSources');
  const listed = (await source!.load()).list({ documentUrl: '' }, new AbortController().signal);
  await expect(listed).rejects.toMatchObject({ code: 'plugin/failed', values: { plugin: 'firm' } });
  expect(asked).toEqual([]);
});
