// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runPage } from '../../../src/microsoft/dialog/run-page.ts';
import { startUrl } from '../../../src/microsoft/authorize.ts';
import { readMessage } from '../../../src/microsoft/answer.ts';
import words from '../../../src/microsoft/dialog/words.json' with { type: 'json' };
import { officeJsAddresses } from '../../../src/office/office-js.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';

const secret = 'A'.repeat(43);
const request = { state: secret, nonce: secret, challenge: secret, reach: 'own', language: 'pl-PL' } as const;

const open = (path: string, { opener = false } = {}) => {
  history.replaceState(null, '', path);
  document.body.innerHTML = '<main></main>';
  document.head.innerHTML = '';
  Object.defineProperty(window, 'opener', { value: opener ? {} : null, configurable: true });
};
const shown = () => document.querySelector('main')!.textContent ?? '';
const config = { ...defaultDeployment, microsoft: { ...defaultDeployment.microsoft, clientId: 'client' } };

const run = async (answer: () => Promise<Response> = () => Promise.resolve(Response.json(config))) => {
  const left: string[] = [];
  await runPage({ fetch: answer, leave: (url) => void left.push(url) });
  return left;
};

const serveOffice = (outcome: 'load' | 'error') => {
  const sent: { readonly text: string; readonly target: string }[] = [];
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLScriptElement) || !officeJsAddresses.some((address) => address === node.src)) continue;
      const messageParent = (text: string, { targetOrigin }: { targetOrigin: string }) =>
        void sent.push({ text, target: targetOrigin });
      Object.assign(globalThis, { Office: { onReady: () => Promise.resolve(), context: { ui: { messageParent } } } });
      node.dispatchEvent(new Event(outcome));
    }
  });
  observer.observe(document.head, { childList: true });
  return { sent, stop: () => observer.disconnect() };
};

beforeEach(() => sessionStorage.clear());
afterEach(() => Reflect.deleteProperty(globalThis, 'Office'));

describe('the page of the sign-in window', () => {
  test('leads to Microsoft in the language of the pane, with nothing left in its address', async () => {
    open(startUrl(location.origin, request).href);
    const [left] = await run();
    expect(left).toMatch(/^https:\/\/login\.microsoftonline\.com\/organizations\/oauth2\/v2\.0\/authorize\?/);
    expect(new URL(left!).searchParams.get('redirect_uri')).toBe(`${location.origin}/microsoft.html`);
    expect(location.href).toBe(`${location.origin}/microsoft.html`);
    expect(shown()).toBe(words.pl.opening);
  });

  test('leads nowhere for anybody who opens it without a pane', async () => {
    open('/microsoft.html#state=x');
    expect(await run()).toEqual([]);
    expect(shown()).toBe(words.en.notFromExcel);
  });

  test('says so when the deployment cannot be asked', async () => {
    open(startUrl(location.origin, request).href);
    expect(await run(() => Promise.reject(new TypeError('off')))).toEqual([]);
    expect(shown()).toBe(words.pl.unreachable);
  });

  test('hands the code to this very origin, and takes it out of the address first', async () => {
    open(`/microsoft.html?code=1.abc&state=${secret}&session_state=s`, { opener: true });
    const { sent, stop } = serveOffice('load');
    await run();
    stop();
    expect(sent.map(({ target }) => target)).toEqual([location.origin]);
    expect(readMessage(sent[0]!.text)).toEqual({ state: secret, code: '1.abc' });
    expect(location.search).toBe('');
  });

  test('of a refusal it carries the code and the number alone', async () => {
    const description = 'AADSTS90094: <b>call +1 555</b>';
    const query = new URLSearchParams({ error: 'consent_required', error_description: description, state: secret });
    open(`/microsoft.html?${query.toString()}`, { opener: true });
    const { sent, stop } = serveOffice('load');
    await run();
    stop();
    expect(sent[0]!.text).not.toContain('555');
    expect(readMessage(sent[0]!.text)).toEqual({ state: secret, error: 'consent_required', number: '90094' });
  });

  test('without a pane to hear it, it says what to do and shows no code', async () => {
    open(`/microsoft.html?code=1.abc&state=${secret}`);
    await run();
    expect(shown()).toBe(words.en.unheard);
    expect(document.body.textContent).not.toContain('1.abc');
  });

  test('where Office does not come up it says so', async () => {
    open(`/microsoft.html?code=1.abc&state=${secret}`, { opener: true });
    const { stop } = serveOffice('error');
    await run();
    stop();
    expect(shown()).toBe(words.en.unheard);
  });
});
