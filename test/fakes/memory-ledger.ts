import type { Ledger, LedgerEvent } from '../../src/domain/sending/ledger.ts';

/** A device's durable record: survives the panes that wrote it. */
export const memoryLedger = (
  writer: string,
  kept: LedgerEvent[] = [],
  /** Those of the device, which a copy of its profile does not get to know. */
  panes: readonly string[] = ['PANE'],
): Ledger & { readonly events: LedgerEvent[] } => ({
  writer,
  pane: panes.at(-1) ?? '',
  panes: () => Promise.resolve(new Set(panes)),
  becomeAnother() {
    Object.assign(this, { writer: `${panes.at(-1)}-OTHER-WRITER` });
    return Promise.resolve();
  },
  events: kept,
  append: (events) => {
    const isKept = ({ seq, kind }: LedgerEvent) => kept.some((each) => each.seq === seq && each.kind === kind);
    for (const event of events) if (!isKept(event)) kept.push(event);
    return Promise.resolve();
  },
  all: () => Promise.resolve([...kept]),
});
