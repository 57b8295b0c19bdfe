import { expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../../../src/domain/failure.ts';
import { patiently } from '../../../../src/domain/sending/patience.ts';

const clock = { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() };

/** A step that fails so often, and the tries it had. */
const failing = (code: FailureCode, times: number) => {
  const it = { tries: 0 };
  const step = (): Promise<number> => {
    it.tries += 1;
    return it.tries > times ? Promise.resolve(it.tries) : Promise.reject(new Failure(code));
  };
  return { it, step };
};

test('what nobody foresaw is tried ten times, and then it is told', async () => {
  const { it, step } = failing('sheet/unexpected', 40);
  await expect(patiently(step, { clock })).rejects.toMatchObject({ code: 'sheet/unexpected' });
  expect(it.tries).toBe(10);
});

test('a busy Excel is waited for as long as it takes', async () => {
  const { step } = failing('sheet/busy', 40);
  expect(await patiently(step, { clock })).toBe(41);
});

test('what does not pass by itself is told at once', async () => {
  const { it, step } = failing('sheet/changed', 40);
  await expect(patiently(step, { clock })).rejects.toMatchObject({ code: 'sheet/changed' });
  expect(it.tries).toBe(1);
});
