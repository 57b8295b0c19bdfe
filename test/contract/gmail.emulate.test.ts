import { createServer, type AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFailure } from '../../src/domain/failure.ts';
import { readCallback, writeMessage, writePastedCode } from '../../src/gmail/answer.ts';
import { authorizeUrl } from '../../src/gmail/authorize-request.ts';
import { createGmail } from '../../src/gmail/gmail-provider.ts';
import { clientId, fakeClock, fakeContext, paneOrigin } from '../unit/gmail/fake-context.ts';
import { brokerFor, secret } from '../unit/gmail/local-google.ts';
import { outgoing, sampleMail } from '../kit/mail-provider.ts';

// A Google stand-in that is not ours: a misreading of OAuth shared by product and lab would show here.
const email = 'nomina@empresa.example';
const never = new AbortController().signal;
let emulator: Awaited<ReturnType<typeof createEmulator>>;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  const client = {
    client_id: clientId,
    client_secret: secret,
    name: 'Sobre',
    redirect_uris: [`${paneOrigin}/callback.html`],
  };
  emulator = await createEmulator({
    service: 'google',
    port: await freePort(),
    seed: { google: { users: [{ email, name: 'Nómina' }], oauth_clients: [client] } },
  });
});
afterAll(() => emulator.close());

function startPane() {
  const { url } = emulator;
  const config = { issuer: url, authorizeUrl: `${url}/o/oauth2/v2/auth`, gmailUrl: url };
  const upstream = {
    tokenUrl: `${url}/oauth2/token`,
    revokeUrl: `${url}/oauth2/revoke`,
    certsUrl: `${url}/oauth2/v3/certs`,
  };
  const broker = brokerFor(upstream, config);
  const fake = fakeContext({
    config,
    clock: fakeClock(Date.now()),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.headers.set('origin', paneOrigin);
      return new URL(request.url).origin === paneOrigin ? broker.fetch(request) : fetch(request);
    },
  });
  const provider = createGmail(fake.context, fake.surroundings);
  return { ...fake, provider, accounts: provider.accounts! };
}

/** Presses the account's button on the emulator's page. */
async function consent(pane: ReturnType<typeof startPane>, start: URL) {
  const target = authorizeUrl(pane.context.config.google, paneOrigin, start.hash)!;
  const page = await (await fetch(target)).text();
  const form = page.split('<form').find((part) => part.includes(`value="${email}"`)) ?? '';
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
  const answer = await fetch(`${emulator.url}/o/oauth2/v2/auth/callback`, { method: 'POST', body, redirect: 'manual' });
  const callback = readCallback(new URL(answer.headers.get('location') ?? '').searchParams);
  if (!callback || !('code' in callback)) throw new Error('The emulator did not hand out a code');
  return callback;
}

test('emulate lets the account sign in through the dialog, send, renew and leave', async () => {
  const pane = startPane();
  await pane.accounts.prepare();
  const attempt = pane.accounts.begin({ keep: true });
  const [dialog] = pane.windows.dialogs;
  dialog!.message(writeMessage(await consent(pane, dialog!.url)));
  expect(await attempt.account).toEqual({ address: email, displayName: '', kept: true });
  await pane.provider.ready!();
  expect((await pane.provider.send(outgoing(sampleMail(email)), never)).providerMessageId).not.toBe('');
  pane.clock.pass(3_400_000);
  await pane.accounts.renew(never);
  await pane.accounts.revoke(email);
  expect(pane.accounts.list()).toEqual([]);
});

test('emulate lets the account sign in with a pasted code, once', async () => {
  const pane = startPane();
  await pane.accounts.prepare();
  const attempt = pane.accounts.begin({ route: 'browser' });
  const { code, state } = await consent(pane, pane.windows.tabs[0]!);
  await attempt.submitCode(writePastedCode(code, state));
  expect((await attempt.account).address).toBe(email);
});

test('emulate refuses the code of another attempt: the verifier does not fit', async () => {
  const pane = startPane();
  await pane.accounts.prepare();
  pane.accounts.begin({ route: 'browser' });
  const stolen = await consent(pane, pane.windows.tabs[0]!);
  const attempt = pane.accounts.begin({ route: 'browser' });
  const state = new URLSearchParams(pane.windows.tabs[1]!.hash.slice(1)).get('state')!;
  const error = await attempt.submitCode(writePastedCode(stolen.code, state)).catch((caught: unknown) => caught);
  expect(isFailure(error) && error.code).toBe('account/code-refused');
});
