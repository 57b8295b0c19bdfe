// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCallbackPage } from '../../../src/gmail/dialog/callback-page.ts';
import { runStartPage } from '../../../src/gmail/dialog/start-page.ts';
import { signIn } from '../../../src/gmail/sign-in-texts.ts';
import { startUrl } from '../../../src/gmail/authorize-request.ts';
import { wordsOf } from '../../../src/gmail/words.ts';
import { officeJsAddresses } from '../../../src/office/office-js.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';

const state = `es${'A'.repeat(43)}`;
const code = '4/0Abc.d';

/** What the browser holds when the script of a page begins. */
function openPage(path: string, { opener = false } = {}) {
  history.replaceState(null, '', path);
  document.body.innerHTML = '<main></main>';
  document.head.innerHTML = '';
  Object.defineProperty(window, 'opener', { value: opener ? {} : null, configurable: true });
}
const shown = () => document.querySelector('main')!.textContent ?? '';

/** Stands in for Office.js when the page adds its script, as the CDN would or would not. */
function serveOfficeJs(
  outcome: 'load' | 'error',
  addresses: readonly string[] = officeJsAddresses,
  onReady: () => Promise<unknown> = async () => undefined,
) {
  const sent: unknown[][] = [];
  const addressAtLoad: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLScriptElement) || !addresses.includes(node.src)) continue;
      addressAtLoad.push(location.href);
      Object.assign(globalThis, {
        Office: {
          onReady,
          context: { ui: { messageParent: (...args: unknown[]) => sent.push(args) } },
        },
      });
      node.dispatchEvent(new Event(outcome));
    }
  });
  observer.observe(document.head, { childList: true });
  return { sent, addressAtLoad, stop: () => observer.disconnect() };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, 'Office');
});

describe('the callback page with an opener', () => {
  test('strips its address, then loads Office.js and answers this origin only', async () => {
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}&iss=https://accounts.google.com`, {
      opener: true,
    });
    const office = serveOfficeJs('load');
    await runCallbackPage();
    expect(office.addressAtLoad).toEqual([`${location.origin}/callback.html`]);
    expect(office.sent).toEqual([
      [JSON.stringify({ code, state, iss: 'https://accounts.google.com' }), { targetOrigin: location.origin }],
    ]);
    expect(shown()).toBe(signIn.es.page.done);
    office.stop();
  });

  test('answers where Office.js comes from the second of Microsoft’s addresses only', async () => {
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`, { opener: true });
    const gone = serveOfficeJs('error', officeJsAddresses.slice(0, 1));
    const there = serveOfficeJs('load', officeJsAddresses.slice(1));
    await runCallbackPage();
    expect([gone.addressAtLoad.length, there.sent.length, shown()]).toEqual([1, 1, signIn.es.page.done]);
    gone.stop();
    there.stop();
  });

  test('passes a refusal on', async () => {
    openPage(`/callback.html?error=access_denied&state=${state}`, { opener: true });
    const office = serveOfficeJs('load');
    await runCallbackPage();
    expect(office.sent[0]![0]).toBe(JSON.stringify({ error: 'access_denied', state }));
    office.stop();
  });

  test('hands out the code when Office.js does not come, or when nobody closes the window', async () => {
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`, { opener: true });
    let office = serveOfficeJs('error');
    await runCallbackPage();
    expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
    office.stop();

    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`, { opener: true });
    office = serveOfficeJs('load');
    await runCallbackPage();
    expect(document.querySelector('textarea')).toBeNull();
    vi.advanceTimersByTime(5_000);
    expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
    office.stop();
  });
});

test('the code is handed out by a window of which Office does not know what it is, and never gets ready', async () => {
  openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`, { opener: true });
  const office = serveOfficeJs('load', officeJsAddresses, () => new Promise(() => undefined));
  const done = runCallbackPage();
  await vi.advanceTimersByTimeAsync(15_000);
  await done;
  expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
  office.stop();
});

describe('the callback page without an opener', () => {
  test('never loads Office.js, which would close it, and hands out the code with words and warning', async () => {
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`);
    const office = serveOfficeJs('load');
    await runCallbackPage();
    expect(location.href).toBe(`${location.origin}/callback.html`);
    expect(office.addressAtLoad).toEqual([]);
    expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
    expect(document.querySelector('.words')!.textContent).toBe(wordsOf(state).join(' · '));
    expect(shown()).toContain(signIn.es.page.warning);
    expect(document.documentElement.lang).toBe('es');
    office.stop();
  });

  test.each(['#_=_', '#&_host_Info=Excel$Web$16.00', '?_host_Info=Excel$Web$16.00$es-ES', '&_host_Info=x#y'])(
    'hands out the code when the host adds %s to its address',
    async (added) => {
      openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}${added}`);
      await runCallbackPage();
      expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
      expect(location.href).toBe(`${location.origin}/callback.html`);
    },
  );

  test('copies the code', async () => {
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`);
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => copied.push(text) },
      configurable: true,
    });
    await runCallbackPage();
    document.querySelector('button')!.click();
    await Promise.resolve();
    await Promise.resolve();
    expect(copied).toEqual([`${code}.${state}`]);
    expect(document.querySelector('[role=status]')!.textContent).toBe(signIn.es.page.copied);
  });

  test('answers through Office in a dialog of desktop Excel, which has no opener either', async () => {
    openPage('/start.html?_host_Info=Excel$Win32$16.01$es-ES$guid$isDialog$$0');
    await runStartPage({ fetch: () => Promise.reject(new TypeError()), leave: () => {} });
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`);
    const office = serveOfficeJs('load');
    await runCallbackPage();
    expect(office.addressAtLoad[0]).toContain('_host_Info=Excel$Win32$');
    expect(office.sent).toHaveLength(1);
    office.stop();
  });

  test('hands out the code in a web dialog whose opener was cut', async () => {
    openPage('/start.html?_host_Info=Excel$Web$16.00$es-ES$guid$isDialog$$0');
    await runStartPage({ fetch: () => Promise.reject(new TypeError()), leave: () => {} });
    openPage(`/callback.html?code=${encodeURIComponent(code)}&state=${state}`);
    await runCallbackPage();
    expect(document.querySelector('textarea')!.value).toBe(`${code}.${state}`);
  });

  test.each([
    ['access_denied', signIn.es.page.denied],
    ['admin_policy_enforced', signIn.es.page.adminBlocked],
    ['org_internal', signIn.es.page.orgInternal],
    ['invalid_scope', `${signIn.es.page.refused} invalid_scope`],
  ])('explains %s', async (error, text) => {
    openPage(`/callback.html?error=${error}&state=${state}`);
    await runCallbackPage();
    expect(shown()).toBe(text);
    expect(document.querySelector('textarea')).toBeNull();
  });

  test.each(['', '?code=x', '?code=x&state=y', `?state=${state}`])(
    'shows no code for the address %j',
    async (query) => {
      openPage(`/callback.html${query}`);
      await runCallbackPage();
      expect(document.querySelector('textarea')).toBeNull();
      expect(location.search).toBe('');
    },
  );

  test.each(['<img src=x onerror=alert(1)>', 'Your account is locked. Call 555 0100', 'constructor', '__proto__', 'x'])(
    'shows nothing of the free text of an address: %s',
    async (text) => {
      openPage(`/callback.html?error=${encodeURIComponent(text)}&error_description=Call%20us&state=${state}`);
      await runCallbackPage();
      expect(document.querySelector('img')).toBeNull();
      expect(shown()).toBe(`${signIn.es.page.refused} —`);
    },
  );

  test.each(['Call 555 0100', 'https://evil.example', '<b>x</b>', 'a"b'])(
    'takes no code that is a text: %s',
    async (text) => {
      openPage(`/callback.html?code=${encodeURIComponent(text)}&state=${state}`);
      await runCallbackPage();
      expect(document.querySelector('textarea')).toBeNull();
      expect(shown()).not.toContain(text);
    },
  );
});

describe('the start page', () => {
  const request = {
    state,
    nonce: 'n'.repeat(43),
    codeChallenge: 'c'.repeat(43),
    language: 'pl-PL',
    prompt: 'select_account',
    accessType: 'online',
    hint: undefined,
  } as const;
  const config = { ...defaultDeployment, google: { ...defaultDeployment.google, clientId: 'client-1' } };
  const run = async (hash: string, fetch: typeof globalThis.fetch = async () => Response.json(config)) => {
    openPage(`/start.html${hash}`);
    const left: string[] = [];
    await runStartPage({ fetch, leave: (url) => left.push(url) });
    return left;
  };

  test('leads to the address the deployment names, and keeps nothing in its own', async () => {
    const [url] = await run(startUrl(location.origin, request).hash);
    expect(url).toMatch(/^https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?client_id=client-1&/);
    expect(new URL(url!).searchParams.get('redirect_uri')).toBe(`${location.origin}/callback.html`);
    expect(location.href).toBe(`${location.origin}/start.html`);
  });

  test('leads nowhere with anything else, and says so in the language of the pane', async () => {
    expect(await run(`${startUrl(location.origin, request).hash}&to=https://evil.example`)).toEqual([]);
    expect(shown()).toBe(signIn.pl.page.notFromExcel);
  });

  test.each(['&_host_Info=Excel$Web$16.00$es-ES$guid$isDialog$$0', '?_host_Info=Excel$Web$16.00', '?x=1#_=_'])(
    'leads there too when the host adds %s to its fragment, and hands none of that on',
    async (added) => {
      const { hash } = startUrl(location.origin, request);
      const [plain] = await run(hash);
      expect(await run(hash + added)).toEqual([plain]);
    },
  );

  test('says that it could not be opened when the settings cannot be read', async () => {
    expect(await run(startUrl(location.origin, request).hash, () => Promise.reject(new TypeError()))).toEqual([]);
    expect(shown()).toBe(signIn.pl.page.unreachable);
  });
});
