import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { Failure } from '../domain/failure.ts';
import type { LedgerEvent } from '../domain/sending/ledger.ts';

export interface DeviceSchema extends DBSchema {
  events: { key: [string, number]; value: LedgerEvent };
  /** Values of plugins and of Sobre itself, keyed `owner/key`. */
  values: { key: string; value: unknown };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** `partition`: Office's partition key, so that two hosts on one origin do not share what must be apart. */
export const openDeviceDatabase = async (partition: string): Promise<DeviceDatabase> => {
  try {
    return await openDB<DeviceSchema>(`${partition}sobre`, 1, {
      upgrade(database) {
        database.createObjectStore('events', { keyPath: ['writer', 'seq'] });
        database.createObjectStore('values');
      },
    });
  } catch (error) {
    throw new Failure('ledger/unavailable', { cause: error });
  }
};
