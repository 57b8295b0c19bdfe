import type { Ledger, LedgerEvent } from '../../src/domain/sending/ledger.ts';

/** A device's durable record: survives the panes that wrote it. */
export const memoryLedger = (
  writer: string,
  kept: LedgerEvent[] = [],
): Ledger & { readonly events: LedgerEvent[] } => ({
  writer,
  events: kept,
  append: (events) => {
    const isKept = ({ seq, kind }: LedgerEvent) => kept.some((each) => each.seq === seq && each.kind === kind);
    for (const event of events) if (!isKept(event)) kept.push(event);
    return Promise.resolve();
  },
  all: () => Promise.resolve([...kept]),
});
