import { Failure, isFailure } from '../domain/failure.ts';
import type { DeviceStore } from '../plugin/contribution.ts';
import type { DeviceDatabase } from './device-database.ts';

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
export const deviceStore = (database: Promise<DeviceDatabase>, owner: string): DeviceStore => {
  const name = (key: string) => `${owner}/${key}`;
  return {
    get: <T>(key: string) => kept(async () => (await (await database).get('values', name(key))) as T | undefined),
    set: (key, value) =>
      kept(async () => {
        await (await database).put('values', value, name(key));
      }),
    delete: (key) => kept(async () => (await database).delete('values', name(key))),
  };
};
