import { expect, test } from 'vitest';
import { KeepQuestion } from '../../../../src/commands/account/keep-question.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { fakeStore } from '../../gmail/fake-context.ts';

const account = { address: 'ana@empresa.example', displayName: '', kept: false };

test('is asked once on a device, and not of an account that is kept already', async () => {
  const device = fakeStore();
  const first = new KeepQuestion({ device });
  await first.ask({ ...account, kept: true });
  expect(first.isOpen).toBe(false);
  await first.ask(account);
  expect(first.isOpen).toBe(true);
  first.close();
  await first.neverAgain();
  const next = new KeepQuestion({ device });
  await next.ask(account);
  expect(next.isOpen).toBe(false);
});

test('a device that cannot remember the answer is not asked at each start', async () => {
  const denied = () => Promise.reject(new Failure('ledger/unavailable'));
  const question = new KeepQuestion({ device: { ...fakeStore(), get: denied } });
  await question.ask(account);
  expect(question.isOpen).toBe(false);
});
