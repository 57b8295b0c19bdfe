import { expect, test } from 'vitest';
import { Patience, TimedOut } from '../../../../lab/run/patience.ts';

const never = new Promise<never>(() => {});

test('a run that ends in time is answered with what it gave', async () => {
  expect(await new Patience(30).limit(Promise.resolve('complete'))).toBe('complete');
});

test('a run that does not end says what it waited for, and nothing that came', async () => {
  const patience = new Patience(0.2);
  await patience.during('the pane to be ready', async () => undefined);
  void patience.during('the test mail to be sent', () => never);
  const outcome = await patience.limit(never);
  expect(outcome).toBeInstanceOf(TimedOut);
  expect((outcome as TimedOut).sentence).toBe(
    'The run had not ended after 0.2 s. It waited for the test mail to be sent.',
  );
});

test('a failure before the deadline is the failure of the run', async () => {
  await expect(new Patience(30).limit(Promise.reject(new Error('no browser')))).rejects.toThrow('no browser');
});
