import { expect, test } from 'vitest';
import { SignInUnderWay } from '../../../../src/commands/account/sign-in-under-way.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { SignInAttempt } from '../../../../src/domain/ports.ts';

const account = { address: 'ana@empresa.example', displayName: '', kept: false };

const attemptOf = (code: Promise<void> = Promise.resolve()): SignInAttempt => ({
  words: ['a', 'b'],
  route: 'dialog',
  account: Promise.resolve(account),
  cancel: () => undefined,
  submitCode: () => code,
  continueInBrowser: () => undefined,
});

const stage = () => {
  const told: string[] = [];
  const underWay = new SignInUnderWay({
    begun: () => void told.push('begun'),
    connected: async () => void told.push('connected'),
    failed: ({ code }) => void told.push(code),
    over: () => void told.push('over'),
    changed: () => undefined,
  });
  return { told, underWay };
};

test('a window that is followed to its end connects, and another may be opened', async () => {
  const { told, underWay } = stage();
  expect(await underWay.follow(attemptOf(), Promise.resolve(account))).toBe(true);
  expect(told).toEqual(['begun', 'connected', 'over']);
  expect(underWay.shown).toBeUndefined();
});

test('a code still counts after its window was closed', async () => {
  const { told, underWay } = stage();
  await underWay.follow(attemptOf(), Promise.reject(new Failure('account/dialog-closed')));
  expect(underWay.isOpen).toBe(false);
  expect(underWay.shown).toBeDefined();
  expect(await underWay.submitCode('code')).toBe(true);
  expect(told).toEqual(['begun', 'account/dialog-closed', 'over', 'begun', 'connected', 'over']);
});

test('a code that Google refused leaves nothing to paste another into', async () => {
  const { underWay } = stage();
  await underWay.follow(attemptOf(), Promise.reject(new Failure('account/code-refused')));
  expect(underWay.shown).toBeUndefined();
  expect(await underWay.submitCode('code')).toBe(false);
});

test('who cancels is told nothing', async () => {
  const { told, underWay } = stage();
  let end = (_: Failure): void => undefined;
  const followed = underWay.follow(attemptOf(), new Promise((_, reject) => (end = reject)));
  underWay.cancel();
  end(new Failure('account/cancelled'));
  expect(await followed).toBe(false);
  expect(told).toEqual(['begun']);
});
