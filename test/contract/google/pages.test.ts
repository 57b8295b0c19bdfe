import { once } from 'node:events';
import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type LabBrowser } from '../../../lab/browser.ts';
import type { Google } from '../../../lab/google/create-google.ts';
import type { GoogleBlock } from '../../../lab/google/google-block.ts';
import {
  authorizeUrl,
  clientId,
  connect,
  message,
  secret,
  send,
  startGoogle,
} from '../../unit/lab/google/started-google.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const both = [
  { email: 'nomina@empresa.example', name: 'Nómina Empresa' },
  { email: 'ana@gmail.com', name: 'Ana' },
];

let lab: LabBrowser;
let tls: { key: string; cert: string };
let product: Server;
let redirectUri: string;

beforeAll(async () => {
  product = createServer((_request, response) => response.end('<title>callback</title>')).listen(0, '127.0.0.1');
  await once(product, 'listening');
  redirectUri = `http://127.0.0.1:${(product.address() as AddressInfo).port}/callback`;
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
  tls = { key: pems.private, cert: pems.cert };
  const spki = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  lab = await launchBrowser({ spki: [createHash('sha256').update(spki).digest('base64')] });
});
afterAll(async () => {
  await lab.close();
  product.close();
});

async function openPage(url: string): Promise<Page> {
  const page = await lab.context.newPage();
  await page.goto(url);
  return page;
}

/** What axe finds wrong, as `rule: element`. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
    return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

const startByHand = (google: GoogleBlock = {}) =>
  startGoogle({ autoConsent: false, google, clients: [{ clientId, secret, redirectUris: [redirectUri] }] });

const signInUrl = (google: Google, changes: Record<string, string> = {}) =>
  authorizeUrl(google, { redirect_uri: redirectUri, ...changes }).href;

describe('the sign-in pages', () => {
  it.each([
    ['es', 'Nómina Empresa', 'Enviar correos electrónicos en tu nombre', 'Continuar'],
    ['pl', 'Nómina Empresa', 'Wysyłanie e-maili w Twoim imieniu', 'Dalej'],
    ['en', 'Nómina Empresa', 'Send email on your behalf', 'Continue'],
  ])('can be used by role and name and have no fault axe knows (%s)', async (hl, account, box, allow) => {
    const google = await startByHand({ accounts: both });
    const page = await openPage(signInUrl(google, { hl }));
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: account }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('checkbox', { name: box }).check();
    await page.getByRole('button', { name: allow }).click();
    await page.waitForURL(`${redirectUri}?**`);
    const answer = new URL(page.url()).searchParams;
    expect(answer.get('state')).toBe('state-1');
    expect(answer.get('scope')).toContain('gmail.send');
    await page.close();
  });

  it('can be cancelled with the keyboard', async () => {
    const page = await openPage(signInUrl(await startByHand(), { hl: 'en', login_hint: 'nomina@empresa.example' }));
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${redirectUri}?**`);
    expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
    await page.close();
  });

  it('show errors without a fault axe knows', async () => {
    const page = await openPage(signInUrl(await startByHand(), { client_id: 'nobody', hl: 'es' }));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Acceso bloqueado');
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it('refuse to be embedded in a dialog and serve the system browser', async () => {
    const google = await startByHand({ embedded: 'refuse' });
    const url = signInUrl(google, { hl: 'en' });
    const opener = await openPage(google.url('/mail'));
    const [dialog] = await Promise.all([
      opener.waitForEvent('popup'),
      opener.evaluate((at) => void window.open(at, 'dialog'), url),
    ]);
    await dialog.getByText('Error 403: disallowed_useragent').waitFor();
    const systemBrowser = await openPage(url);
    await systemBrowser.getByRole('heading', { name: 'Choose an account' }).waitFor();
    await Promise.all([dialog.close(), opener.close(), systemBrowser.close()]);
  });

  it.each([
    [false, true],
    [true, false],
  ])('with severOpener %s leave the opener in place: %s', async (severOpener, kept) => {
    const google = await startByHand({ severOpener });
    const opener = await openPage(google.url('/mail'));
    const url = signInUrl(google, { hl: 'en' });
    const [dialog] = await Promise.all([
      opener.waitForEvent('popup'),
      opener.evaluate((at) => void window.open(at, 'dialog'), url),
    ]);
    await dialog.getByRole('heading', { name: 'Choose an account' }).waitFor();
    expect(await dialog.evaluate(() => window.opener !== null)).toBe(kept);
    await Promise.all([dialog.close(), opener.close()]);
  });
});

describe('the mailbox page', () => {
  it('shows a new message at once, opens it, and has no fault axe knows', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    const page = await openPage(google.url('/mail'));
    expect(await page.getByRole('status').textContent()).toBe('0 messages');
    await send(google, access_token, message({ subject: 'Recibo de Ana' }));
    await page.getByRole('link', { name: 'Recibo de Ana' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Recibo de Ana' }).click();
    await page.getByRole('heading', { name: 'Recibo de Ana' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it("finds what a Gmail search link asks for, under Gmail's own path", async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    await send(google, access_token, message({ subject: 'Recibo de Ana' }));
    await send(google, access_token, message({ subject: 'Recibo de Luis', text: 'Ref. EF56-GH78' }));
    const search = encodeURIComponent('in:sent "Ref. EF56-GH78"');
    const page = await openPage(google.url(`/mail/u/?authuser=nomina%40empresa.example#search/${search}`));
    await page.getByText('1 message for').waitFor();
    expect(await page.getByRole('row').allTextContents()).toEqual([
      expect.stringContaining('Subject'),
      expect.stringContaining('Recibo de Luis'),
    ]);
    expect(await page.getByRole('searchbox').inputValue()).toBe('in:sent "Ref. EF56-GH78"');
    await page.close();
  });
});

describe('a browser whose answer was lost', () => {
  /** Sends messages one after the other from a page, the second one under the fault. */
  async function sendFromPage(
    fault: 'drop-after-accept' | 'disconnect-after-accept',
    body: 'bytes' | 'stream',
    messages: number,
  ) {
    const google = await startGoogle({ tls, plain: true, google: { answers: [{ nth: 2, do: fault }] } });
    const plain = { ...google, url: (path: string) => new URL(path, google.plainOrigin).href };
    const { access_token } = await connect(plain);
    const page = await openPage(google.url('/mail'));
    const outcomes = await page.evaluate(
      async ({ token, text, kind, count }) => {
        const seen: (number | 'cut')[] = [];
        const url = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' };
        for (let n = 1; n <= count; n++) {
          const bytes = new Blob([text.replace('Recibo', `Recibo ${n}`)]);
          const request =
            kind === 'stream' ? { body: bytes.stream(), duplex: 'half' } : { body: await bytes.arrayBuffer() };
          seen.push(
            await fetch(url, { method: 'POST', headers, ...request }).then(
              ({ status }) => status,
              () => 'cut',
            ),
          );
        }
        return seen;
      },
      { token: access_token, text: message(), kind: body, count: messages },
    );
    await page.close();
    return { outcomes, subjects: google.state.mails.map(({ subject }) => subject) };
  }

  it.each(['bytes', 'stream'] as const)('of one request does not repeat it (%s)', async (body) => {
    expect(await sendFromPage('drop-after-accept', body, 3)).toEqual({
      outcomes: [200, 'cut', 200],
      subjects: ['Recibo 1', 'Recibo 2', 'Recibo 3'],
    });
  });

  it('of a whole connection repeats a request made of bytes, so that the message is sent twice', async () => {
    expect(await sendFromPage('disconnect-after-accept', 'bytes', 2)).toEqual({
      outcomes: [200, 200],
      subjects: ['Recibo 1', 'Recibo 2', 'Recibo 2'],
    });
  });

  it('of a whole connection does not repeat a request made of a stream', async () => {
    expect(await sendFromPage('disconnect-after-accept', 'stream', 2)).toEqual({
      outcomes: [200, 'cut'],
      subjects: ['Recibo 1', 'Recibo 2'],
    });
  });
});
