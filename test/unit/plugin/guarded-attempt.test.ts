import { expect, test } from 'vitest';
import type { Accounts, SignInAttempt } from '../../../src/domain/ports.ts';
import { guardedAccounts } from '../../../src/plugin/guarded-accounts.ts';
import { Guard } from '../../../src/plugin/guard.ts';

const guard = new Guard(
  'x',
  () => () => undefined,
  () => 0,
  () => undefined,
);

test('the way that a sign-in goes is read anew each time: it goes on in the browser', () => {
  let route: SignInAttempt['route'] = 'dialog';
  const attempt: SignInAttempt = {
    words: ['luna', 'mar'],
    get route() {
      return route;
    },
    account: new Promise(() => undefined),
    cancel: () => undefined,
    submitCode: () => Promise.resolve(),
    continueInBrowser: () => {
      route = 'browser';
    },
  };
  const accounts = { begin: () => attempt, attempt: () => attempt } as unknown as Accounts;
  const shown = guardedAccounts(accounts, guard).begin({});
  expect(shown.route).toBe('dialog');
  shown.continueInBrowser();
  expect(shown.route).toBe('browser');
});
