import { expect, test } from 'vitest';
import { fakeContext, mailProviderContract, outgoing, pluginContract, sampleMail } from 'sobre/testing';
import plugin from './plugin.ts';

const sender = 'nomina@empresa.example';
const { signal } = new AbortController();

/** A relay that remembers what it was given, with the answers that a test wants. */
const relayServer = () => {
  const taken: { readonly message: Uint8Array; readonly to: readonly string[]; readonly attempt: string }[] = [];
  const state = { away: false, mute: false, status: 200 };
  const take = async (request: Request): Promise<Response> => {
    if (state.away) throw new TypeError('Failed to fetch');
    if (request.method === 'GET') return Response.json({ name: 'Nómina', address: sender });
    if (state.status !== 200) return new Response('', { status: state.status, headers: { 'retry-after': '30' } });
    const form = await request.formData();
    const envelope = JSON.parse(String(form.get('envelope'))) as { readonly to: readonly string[] };
    const message = new Uint8Array(await (form.get('message') as File).arrayBuffer());
    taken.push({ message, to: envelope.to, attempt: request.headers.get('idempotency-key') ?? '' });
    if (state.mute) throw new TypeError('Failed to fetch');
    return new Response(`id-${taken.length}`);
  };
  return { taken, state, take };
};

const start = async () => {
  const server = relayServer();
  const { context } = fakeContext(server.take);
  const { mailProviders } = await plugin.activate(context);
  return { ...server, provider: mailProviders.https };
};

pluginContract(plugin, () => fakeContext(relayServer().take));

mailProviderContract('relay', async () => {
  const { provider, taken, state } = await start();
  return {
    provider,
    declared: plugin.contributes.mailProviders.https,
    sender,
    arrived: async () => taken.map(({ message }) => message),
    reached: async () => taken.flatMap(({ to }) => to),
    disconnect: () => void (state.away = true),
    loseAnswers: () => void (state.mute = true),
    close: () => Promise.resolve(),
  };
});

test.each([
  [400, 'mail/rejected', false],
  [403, 'mail/forbidden', false],
  [413, 'mail/too-large', false],
  [429, 'mail/rate-limited', false],
  [500, 'mail/server-error', true],
  [302, 'mail/server-error', true],
] as const)('an answer of %i is %s', async (status, code, mayHaveLeft) => {
  const { provider, state } = await start();
  state.status = status;
  await expect(provider.send(outgoing(sampleMail(sender)), signal)).rejects.toMatchObject({ code, mayHaveLeft });
});

test('each attempt is told apart, so that the relay can refuse a second one', async () => {
  const { provider, taken } = await start();
  const mail = outgoing(sampleMail(sender));
  await provider.send(mail, signal);
  expect(taken.map(({ attempt }) => attempt)).toEqual([mail.attempt]);
});
