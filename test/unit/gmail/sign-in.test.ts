import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { writeMessage } from '../../../src/gmail/answer.ts';
import { wordsOf } from '../../../src/gmail/words.ts';
import { fakeStore } from './fake-context.ts';
import {
  answerDialog,
  connect,
  pastedCode,
  startLocalGoogle,
  type LocalGoogle,
  type LocalGoogleOptions,
} from './local-google.ts';

let local: LocalGoogle;
const start = async (options: LocalGoogleOptions = {}) => (local = await startLocalGoogle(options));
afterEach(() => local.google.close());

/** Code of the expected failure; the promise must not hang and not resolve. */
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );
const stateIn = (url: URL) => new URLSearchParams(url.hash.slice(1)).get('state')!;

describe('signing in through the dialog', () => {
  beforeEach(() => start());

  test('opens the window in the same tick as the click', () => {
    local.accounts.begin();
    expect(local.windows.dialogs.map(({ url }) => url.origin + url.pathname)).toEqual([
      'https://sobre.test/start.html',
    ]);
  });

  test('connects the account whose id_token came back, and tells the pane', async () => {
    let told = 0;
    local.accounts.onChange(() => told++);
    const account = await connect(local);
    expect(account).toEqual({ address: 'nomina@empresa.example', displayName: '', kept: false });
    expect(local.accounts.current()).toEqual(account);
    expect(told).toBeGreaterThan(0);
    await expect(local.accounts.renew(new AbortController().signal)).resolves.toBeUndefined();
  });

  test('shows the pane the words of the page, in the language of the pane', () => {
    const attempt = local.accounts.begin();
    const state = stateIn(local.windows.dialogs[0]!.url);
    expect(state.slice(0, 2)).toBe('es');
    expect(attempt.words).toEqual(wordsOf(state));
  });

  test('works ten times in a row', async () => {
    for (let n = 0; n < 10; n++) expect((await connect(local)).address).toBe('nomina@empresa.example');
    expect(new Set(local.windows.dialogs.map(({ url }) => stateIn(url))).size).toBe(10);
  });

  test('cancels at once, closes the window and drops the late answer', async () => {
    const attempt = local.accounts.begin();
    const [dialog] = local.windows.dialogs;
    const late = writeMessage(await local.consent(dialog!.url));
    attempt.cancel();
    expect(dialog!.signal.aborted).toBe(true);
    expect(await codeOf(attempt.account)).toBe('account/cancelled');
    dialog!.message(late);
    expect(await codeOf(attempt.submitCode('x'))).toBe('account/cancelled');
    expect(local.accounts.current()).toBeUndefined();
    expect(local.google.state.counters.token).toBe(0);
  });

  test('cancels while the code is being exchanged, without waiting for the network', async () => {
    await local.google.close();
    let answer!: () => void;
    await start({
      intercept: async (request, next) => {
        const response = await next(request);
        if (request.url.endsWith('/oauth/token')) await new Promise<void>((resolve) => (answer = resolve));
        return response;
      },
    });
    const attempt = local.accounts.begin();
    await answerDialog(local);
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 1));
    attempt.cancel();
    expect(await codeOf(attempt.account)).toBe('account/cancelled');
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(local.accounts.list()).toEqual([]);
  });

  test('lets a second attempt begin at once and voids the first', async () => {
    const first = local.accounts.begin();
    const second = local.accounts.begin();
    expect(local.accounts.attempt()).toBe(second);
    expect(await codeOf(first.account)).toBe('account/cancelled');
    const [old] = local.windows.dialogs;
    const late = writeMessage(await local.consent(old!.url));
    old!.message(late);
    // Office hands what the closed window says to the newest one as well.
    local.windows.dialogs[1]!.message(late);
    await answerDialog(local);
    expect((await second.account).address).toBe('nomina@empresa.example');
    expect(local.google.state.counters.token).toBe(1);
  });

  test.each(['account/dialog-closed', 'account/dialog-blocked', 'account/dialog-failed'] as const)(
    'is ready for the next try after %s',
    async (code) => {
      const attempt = local.accounts.begin();
      local.windows.dialogs[0]!.fail(code);
      expect(await codeOf(attempt.account)).toBe(code);
      expect((await connect(local)).address).toBe('nomina@empresa.example');
    },
  );

  test('is open for the code of a window that lost its pane', async () => {
    const attempt = local.accounts.begin();
    const { url } = local.windows.dialogs[0]!;
    local.windows.dialogs[0]!.fail('account/dialog-closed');
    expect(await codeOf(attempt.account)).toBe('account/dialog-closed');
    await attempt.submitCode(await pastedCode(local, url));
    expect(local.accounts.current()?.address).toBe('nomina@empresa.example');
  });

  test('gives up a window that never says anything after half an hour', async () => {
    const attempt = local.accounts.begin();
    local.clock.pass(29 * 60_000);
    expect(local.windows.dialogs[0]!.signal.aborted).toBe(false);
    local.clock.pass(60_000);
    expect(await codeOf(attempt.account)).toBe('account/timed-out');
    expect(local.windows.dialogs[0]!.signal.aborted).toBe(true);
  });

  test('goes on in the browser with the same state when Google refuses the window', async () => {
    const attempt = local.accounts.begin();
    attempt.continueInBrowser();
    expect(attempt.route).toBe('browser');
    expect(local.windows.dialogs[0]!.signal.aborted).toBe(true);
    expect(local.windows.tabs.map(String)).toEqual([String(local.windows.dialogs[0]!.url)]);
    await attempt.submitCode(await pastedCode(local, local.windows.tabs[0]!));
    expect((await attempt.account).address).toBe('nomina@empresa.example');
  });

  test('asks Google for nothing but the sign-in and the permission to send', async () => {
    await connect(local);
    expect(local.google.state.counters.scopes.toSorted()).toEqual([
      'email',
      'https://www.googleapis.com/auth/gmail.send',
      'openid',
    ]);
    expect(local.google.state.unknown).toEqual([]);
  });
});

describe('signing in through the browser', () => {
  beforeEach(() => start({ desktop: true }));

  test('comes first where Office has one', async () => {
    const attempt = local.accounts.begin();
    expect([attempt.route, local.windows.dialogs.length, local.windows.browser.length]).toEqual(['browser', 0, 1]);
    await attempt.submitCode(await pastedCode(local, local.windows.browser[0]!));
    expect((await attempt.account).address).toBe('nomina@empresa.example');
  });

  test('leaves the attempt open when something else is pasted', async () => {
    const attempt = local.accounts.begin();
    expect(await codeOf(attempt.submitCode('hola'))).toBe('account/code-malformed');
    expect(await codeOf(attempt.submitCode(`4/abc.es${'x'.repeat(43)}`))).toBe('account/state-mismatch');
    await attempt.submitCode(await pastedCode(local, local.windows.browser[0]!));
    expect((await attempt.account).address).toBe('nomina@empresa.example');
    expect(local.google.state.counters.token).toBe(1);
  });

  test('never exchanges the code of another attempt', async () => {
    const other = local.accounts.begin();
    const foreign = await pastedCode(local, local.windows.browser[0]!);
    const attempt = local.accounts.begin();
    expect(await codeOf(other.account)).toBe('account/cancelled');
    expect(await codeOf(attempt.submitCode(foreign))).toBe('account/state-mismatch');
    expect(local.google.state.counters.token).toBe(0);
  });

  test('exchanges a code once, however often it is pasted', async () => {
    const attempt = local.accounts.begin();
    const text = await pastedCode(local, local.windows.browser[0]!);
    await Promise.all([attempt.submitCode(text), attempt.submitCode(text)]);
    await attempt.submitCode(text);
    expect(local.google.state.counters.token).toBe(1);
  });

  test('waits ten minutes for the code', async () => {
    const attempt = local.accounts.begin();
    const text = await pastedCode(local, local.windows.browser[0]!);
    local.clock.pass(10 * 60_000);
    expect(await codeOf(attempt.account)).toBe('account/timed-out');
    expect(await codeOf(attempt.submitCode(text))).toBe('account/timed-out');
    expect(local.google.state.counters.token).toBe(0);
  });

  test('falls back to the dialog in one click', async () => {
    local.accounts.begin();
    expect((await connect(local, { route: 'dialog' })).address).toBe('nomina@empresa.example');
  });
});

describe('the route', () => {
  test('is the one that worked last on this device', async () => {
    const store = fakeStore();
    await start({ desktop: true, store });
    await connect(local, { route: 'dialog' });
    await local.google.close();
    await start({ desktop: true, store });
    expect(local.accounts.begin().route).toBe('dialog');
  });

  test('is the deployment’s where it chose one, unless the person asks for the other', async () => {
    await start({ signIn: { route: 'browser' } });
    expect(local.accounts.begin().route).toBe('browser');
    expect(local.windows.tabs).toHaveLength(1);
    expect(local.accounts.begin({ route: 'dialog' }).route).toBe('dialog');
  });
});

describe('Google’s answers to the request', () => {
  const cases = [
    ['access_denied', 'account/consent-denied'],
    ['admin_policy_enforced', 'account/admin-blocked'],
    ['org_internal', 'account/org-internal'],
    ['invalid_scope', 'mail/not-configured'],
  ] as const;
  test.each(cases)('%s ends the attempt with %s and leaves the pane ready', async (error, code) => {
    await start();
    const attempt = local.accounts.begin();
    local.windows.dialogs[0]!.message(writeMessage({ state: stateIn(local.windows.dialogs[0]!.url), error }));
    expect(await codeOf(attempt.account)).toBe(code);
    expect(local.accounts.current()).toBeUndefined();
    expect((await connect(local)).address).toBe('nomina@empresa.example');
  });

  test('a box left empty connects nothing, and the next attempt asks again', async () => {
    await start({ google: { google: { consent: 'untick-send-then-grant', latencyMs: [0, 0] } } });
    const attempt = local.accounts.begin();
    await answerDialog(local);
    expect(await codeOf(attempt.account)).toBe('account/scope-missing');
    expect([local.accounts.list(), local.accounts.current()]).toEqual([[], undefined]);
    expect((await connect(local, { again: true })).address).toBe('nomina@empresa.example');
    const fragment = new URLSearchParams(local.windows.dialogs[1]!.url.hash.slice(1));
    expect(fragment.get('prompt')).toBe('consent');
  });

  test('an account of another domain is not admitted', async () => {
    await start({ signIn: { allowedDomains: ['otra.example'] } });
    const attempt = local.accounts.begin();
    await answerDialog(local);
    expect(await codeOf(attempt.account)).toBe('account/not-allowed');
    expect([local.accounts.list(), local.accounts.current()]).toEqual([[], undefined]);
  });
});
