import { Failure, isFailure } from '../domain/failure.ts';
import type { DeviceStore } from '../plugin/contribution.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DeviceNews } from './device-news.ts';

/** A browser that keeps nothing says so in errors of its own. */
const kept = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (isFailure(error)) throw error;
    throw new Failure('ledger/unavailable', { cause: error });
  }
};

/** The values of one owner, apart from every other's. Rejects with `ledger/unavailable`. */
export const deviceStore = (database: Promise<DeviceDatabase>, owner: string, news: DeviceNews): DeviceStore => {
  const name = (key: string) => `${owner}/${key}`;
  return {
    get: <T>(key: string) => kept(async () => (await (await database).get('values', name(key))) as T | undefined),
    set: async (key, value) => {
      await kept(async () => (await database).put('values', value, name(key)));
      news.tell(name(key));
    },
    delete: async (key) => {
      await kept(async () => (await database).delete('values', name(key)));
      news.tell(name(key));
    },
    update: async <T>(key: string, change: (kept: T | undefined) => T | undefined) => {
      const value = await kept(async () => {
        const transaction = (await database).transaction('values', 'readwrite');
        const next = change((await transaction.store.get(name(key))) as T | undefined);
        await (next === undefined ? transaction.store.delete(name(key)) : transaction.store.put(next, name(key)));
        await transaction.done;
        return next;
      });
      news.tell(name(key));
      return value;
    },
    watch: (key, changed) =>
      news.hear((told) => {
        if (told === name(key)) changed();
      }),
  };
};
