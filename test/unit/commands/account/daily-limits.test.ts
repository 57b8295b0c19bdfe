import { expect, test } from 'vitest';
import { DailyLimits } from '../../../../src/commands/account/daily-limits.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { fakeStore } from '../../gmail/fake-context.ts';

const ana = 'ana@empresa.example';
const usual = () => 2_000;

test('a corrected limit is known to the next pane of this device, until it is forgotten', async () => {
  const device = fakeStore();
  const limits = new DailyLimits({ device }, usual);
  await limits.open();
  expect(limits.of(ana)).toBe(2_000);
  await limits.set(ana, 300);
  const next = new DailyLimits({ device }, usual);
  await next.open();
  expect(next.of(ana)).toBe(300);
  await next.forget(ana);
  await limits.open();
  expect(limits.of(ana)).toBe(2_000);
});

test('a device that keeps nothing knows none, and holds a new one until the pane ends', async () => {
  const denied = () => Promise.reject(new Failure('ledger/unavailable'));
  const limits = new DailyLimits({ device: { ...fakeStore(), get: denied, set: denied } }, usual);
  await limits.open();
  await expect(limits.set(ana, 300)).rejects.toMatchObject({ code: 'ledger/unavailable' });
  expect(limits.of(ana)).toBe(300);
});

test('what is usual is not kept', async () => {
  const device = fakeStore();
  const limits = new DailyLimits({ device }, usual);
  await limits.set(ana, 300);
  await limits.set(ana, 2_000);
  const next = new DailyLimits({ device }, () => undefined);
  await next.open();
  expect(next.of(ana)).toBeUndefined();
});
