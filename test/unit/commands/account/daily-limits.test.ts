import { expect, test } from 'vitest';
import { DailyLimits } from '../../../../src/commands/account/daily-limits.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { fakeStore } from '../../gmail/fake-context.ts';

const ana = 'ana@empresa.example';

test('a corrected limit is known to the next pane of this device, until it is forgotten', async () => {
  const device = fakeStore();
  const limits = new DailyLimits({ device });
  await limits.open();
  expect(limits.of(ana)).toBeUndefined();
  await limits.keep(ana, 300);
  const next = new DailyLimits({ device });
  await next.open();
  expect(next.of(ana)).toBe(300);
  await next.keep(ana, undefined);
  await limits.open();
  expect(limits.of(ana)).toBeUndefined();
});

test('a device that keeps nothing knows none, and holds a new one until the pane ends', async () => {
  const denied = () => Promise.reject(new Failure('ledger/unavailable'));
  const limits = new DailyLimits({ device: { ...fakeStore(), get: denied, set: denied } });
  await limits.open();
  await expect(limits.keep(ana, 300)).rejects.toMatchObject({ code: 'ledger/unavailable' });
  expect(limits.of(ana)).toBe(300);
});
