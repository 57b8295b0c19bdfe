import { expect, test } from 'vitest';
import { askToKeep } from '../../../src/device/lasting-storage.ts';
import { fakeStore } from '../gmail/fake-context.ts';

test('the browser is asked once to keep what Sobre keeps, whatever it answers', async () => {
  const store = fakeStore();
  let asked = 0;
  const storage = {
    persist: () => {
      asked += 1;
      return Promise.reject(new TypeError('no'));
    },
  };
  await askToKeep(store, storage);
  await askToKeep(store, storage);
  expect(asked).toBe(1);
});

test('where there is nothing to ask nothing is noted', async () => {
  const store = fakeStore();
  await askToKeep(store, undefined);
  expect(store.entries.size).toBe(0);
});
