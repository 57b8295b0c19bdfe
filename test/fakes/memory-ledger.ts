import type { Ledger, LedgerEvent } from '../../src/domain/sending/ledger.ts';

/** A device's durable record: survives the panes that wrote it. */
export const memoryLedger = (
  writer: string,
  kept: LedgerEvent[] = [],
): Ledger & { readonly events: LedgerEvent[] } => ({
  writer,
  events: kept,
  append: (events) => {
    kept.push(...events);
    return Promise.resolve();
  },
  all: () => Promise.resolve([...kept]),
});
