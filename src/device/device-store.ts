import type { DeviceStore } from '../plugin/contribution.ts';
import type { DeviceDatabase } from './device-database.ts';

/** The values of one owner, apart from every other's. */
export const deviceStore = (database: Promise<DeviceDatabase>, owner: string): DeviceStore => {
  const name = (key: string) => `${owner}/${key}`;
  return {
    get: async <T>(key: string) => (await (await database).get('values', name(key))) as T | undefined,
    set: async (key, value) => {
      await (await database).put('values', value, name(key));
    },
    delete: async (key) => {
      await (await database).delete('values', name(key));
    },
  };
};
