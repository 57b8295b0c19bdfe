import { afterEach, expect, test, vi } from 'vitest';
import { late } from '../../../../src/taskpane/kit/late.ts';

afterEach(() => vi.unstubAllGlobals());

test('a part is fetched once, however often it is asked for, and is there from then on', async () => {
  let fetches = 0;
  const part = late(async () => ({ number: (fetches += 1) }));
  const heard: unknown[] = [];
  part.subscribe(() => heard.push(part.now()));
  expect(part.now()).toBe('waiting');
  await Promise.all([part.load(), part.load()]);
  await part.load();
  expect(part.now()).toEqual({ number: 1 });
  expect(heard).toEqual([{ number: 1 }]);
});

test('a part that does not come is missing, said so, and can be fetched again', async () => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  const offline = new Error('offline');
  let isOnline = false;
  const part = late(async () => {
    if (!isOnline) throw offline;
    return { here: true };
  });
  await part.load();
  expect(part.now()).toBe('missing');
  expect(reported).toEqual([offline]);
  isOnline = true;
  await part.load();
  expect(part.now()).toEqual({ here: true });
});
