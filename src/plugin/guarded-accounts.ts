import type { FailureCode } from '../domain/failure.ts';
import type { Account, Accounts, SignInAttempt } from '../domain/ports.ts';
import type { Guard } from './guard.ts';
import { isAccount, isAccounts, isAnything, isUnsubscriber } from './shapes.ts';

/** For a question to the provider or the device. Milliseconds. */
const answerMs = 120_000;
/** For what a person does in a window. */
const personMs = 3_600_000;

/** What a sign-in may end with: its own reasons, a device that keeps nothing, a service out of reach. */
const isOfAccounts = (code: FailureCode): boolean =>
  code.startsWith('account/') ||
  ['ledger/unavailable', 'mail/not-configured', 'mail/offline', 'host/plugin-failed'].includes(code);

const isAttempt = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'words' in answer && 'account' in answer;

/** The accounts of a provider, every call to them guarded. */
export const guardedAccounts = (accounts: Accounts, guard: Guard): Accounts => {
  const known = new WeakMap<SignInAttempt, SignInAttempt>();
  const attemptOf = (attempt: SignInAttempt): SignInAttempt => {
    const shown = known.get(attempt) ?? guardedAttempt(attempt, guard);
    known.set(attempt, shown);
    return shown;
  };
  const tell = <T>(act: () => Promise<T>, limitMs = answerMs): Promise<T> =>
    guard.call({ limitMs, is: isAnything, mayFailWith: isOfAccounts, act });
  return {
    list: () => guard.ask<readonly Account[]>(() => accounts.list(), isAccounts, []),
    current: () => guard.ask(() => accounts.current(), isAccount, undefined),
    attempt: () => {
      const attempt = guard.ask(
        () => accounts.attempt(),
        (answer) => answer === undefined || isAttempt(answer),
        undefined,
      );
      return attempt && attemptOf(attempt);
    },
    begin: (options) => {
      const attempt = guard.ask<SignInAttempt | undefined>(() => accounts.begin(options), isAttempt, undefined);
      if (attempt === undefined) throw guard.failure(new TypeError('There is no attempt'));
      return attemptOf(attempt);
    },
    onChange: (listener) => {
      const unsubscribe = guard.ask(
        () => accounts.onChange(listener),
        isUnsubscriber,
        () => undefined,
      );
      return () => guard.tell(unsubscribe);
    },
    renew: (signal) =>
      guard.call({
        limitMs: answerMs,
        is: isAnything,
        mayFailWith: isOfAccounts,
        signal,
        act: () => accounts.renew(signal),
      }),
    prepare: () => tell(() => accounts.prepare()),
    use: (address) => tell(() => accounts.use(address)),
    rename: (address, displayName) => tell(() => accounts.rename(address, displayName)),
    keep: (address) => tell(() => accounts.keep(address), personMs),
    forget: (address) => tell(() => accounts.forget(address)),
    revoke: (address) => tell(() => accounts.revoke(address)),
  };
};

/** How the attempt ends. Whoever follows it hears of it; one that nobody follows is nobody's error. */
const endOf = (attempt: SignInAttempt, guard: Guard): Promise<Account> => {
  const account = guard.call({
    limitMs: personMs,
    mayFailWith: isOfAccounts,
    is: (answer) => answer !== undefined && isAccount(answer),
    act: () => attempt.account,
  });
  account.catch(() => undefined);
  return account;
};

const guardedAttempt = (attempt: SignInAttempt, guard: Guard): SignInAttempt => ({
  account: endOf(attempt, guard),
  words: attempt.words,
  get route() {
    return attempt.route;
  },
  cancel: () => guard.tell(() => attempt.cancel()),
  submitCode: (text) =>
    guard.call({ limitMs: answerMs, is: isAnything, mayFailWith: isOfAccounts, act: () => attempt.submitCode(text) }),
  continueInBrowser: () => guard.tell(() => attempt.continueInBrowser()),
});
