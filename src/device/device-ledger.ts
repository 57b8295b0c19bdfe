import { Failure } from '../domain/failure.ts';
import type { Ledger, LedgerEvent } from '../domain/sending/ledger.ts';
import type { DeviceDatabase } from './device-database.ts';

const writerKey = 'sobre/writer';
const panesKey = 'sobre/panes';
const probeKey = 'sobre/probe';
/** A pane a day for years; of one that is forgotten its workbook asks in vain. */
const mostPanes = 5_000;

/** Writes, reads and deletes a value: a browser may open the database and still refuse to keep anything. */
const probe = async (database: DeviceDatabase): Promise<void> => {
  await database.put('values', 1, probeKey);
  if ((await database.get('values', probeKey)) !== 1) throw new Failure('ledger/unavailable');
  await database.delete('values', probeKey);
};

const kept = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((cause: unknown) => {
    throw new Failure('ledger/unavailable', { cause });
  });

const panesOf = async (database: DeviceDatabase): Promise<readonly string[]> =>
  ((await database.get('values', panesKey)) as readonly string[] | undefined) ?? [];

/** Two panes may open at once: read and written in one transaction. */
const enter = async (database: DeviceDatabase, pane: string): Promise<void> => {
  const transaction = database.transaction('values', 'readwrite', { durability: 'strict' });
  const known = ((await transaction.store.get(panesKey)) as readonly string[] | undefined) ?? [];
  await transaction.store.put([...known.slice(1 - mostPanes), pane], panesKey);
  await transaction.done;
};

/**
 * This device's durable record in IndexedDB. Rejects with `ledger/unavailable` where nothing can be kept;
 * `newWriter` makes the id of a device that has none, `pane` is this pane's.
 */
export const openDeviceLedger = async (
  database: DeviceDatabase,
  newWriter: () => string,
  pane: string,
): Promise<Ledger> => {
  try {
    await probe(database);
    let writer = (await database.get('values', writerKey)) as string | undefined;
    if (writer === undefined) {
      writer = newWriter();
      await database.put('values', writer, writerKey);
    }
    await enter(database, pane);
    let own = writer;
    return {
      get writer() {
        return own;
      },
      pane,
      panes: () => kept(async () => new Set(await panesOf(database))),
      becomeAnother: async () => {
        const next = newWriter();
        await kept(() => database.put('values', next, writerKey));
        own = next;
      },
      append: (events) => append(database, events),
      all: () => database.getAll('events'),
    };
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
