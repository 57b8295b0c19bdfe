import { Failure } from '../domain/failure.ts';
import type { Ledger, LedgerEvent } from '../domain/sending/ledger.ts';
import type { DeviceDatabase } from './device-database.ts';

const writerKey = 'sobre/writer';
const probeKey = 'sobre/probe';

/** Writes, reads and deletes a value: a browser may open the database and still refuse to keep anything. */
const probe = async (database: DeviceDatabase): Promise<void> => {
  await database.put('values', 1, probeKey);
  if ((await database.get('values', probeKey)) !== 1) throw new Failure('ledger/unavailable');
  await database.delete('values', probeKey);
};

/**
 * This device's durable record in IndexedDB. Rejects with `ledger/unavailable` where nothing can be kept;
 * `newWriter` makes the id of a device that has none.
 */
export const openDeviceLedger = async (database: DeviceDatabase, newWriter: () => string): Promise<Ledger> => {
  try {
    await probe(database);
    let writer = (await database.get('values', writerKey)) as string | undefined;
    if (writer === undefined) {
      writer = newWriter();
      await database.put('values', writer, writerKey);
    }
    return { writer, append: (events) => append(database, events), all: () => database.getAll('events') };
  } catch (error) {
    throw new Failure('ledger/unavailable', { cause: error });
  }
};

const isSame = (a: LedgerEvent | undefined, b: LedgerEvent): boolean =>
  a !== undefined && a.kind === b.kind && a.attempt === b.attempt && a.receiptId === b.receiptId && a.at === b.at;

/** `strict`: the promise resolves only after the bytes were flushed, so that a crash cannot unsay them. */
const append = async (database: DeviceDatabase, events: readonly LedgerEvent[]): Promise<void> => {
  try {
    const transaction = database.transaction('events', 'readwrite', { durability: 'strict' });
    const { store } = transaction;
    const written = events.map(async (event) => {
      const kept = await store.get([event.writer, event.seq]);
      // A write that failed may have been kept all the same: then the same event comes again.
      if (!isSame(kept, event)) await store.add(event);
    });
    await Promise.all([...written, transaction.done]);
  } catch (error) {
    throw new Failure('ledger/unavailable', { cause: error });
  }
};
