import { Failure } from '../failure.ts';
import type { Ledger, LedgerEvent } from './ledger.ts';

/** A ledger that forgets no outcome: what the device refuses to keep stays in memory, and is tried again with the next write. */
export interface KeptLedger extends Ledger {
  /** For what has already happened and cannot be unsaid. Never rejects. */
  keep(events: readonly LedgerEvent[]): Promise<void>;
  /** Events that only this pane knows. */
  readonly waiting: readonly LedgerEvent[];
}

export const keptLedger = (ledger: Ledger): KeptLedger => {
  let waiting: readonly LedgerEvent[] = [];
  const append = async (events: readonly LedgerEvent[]): Promise<void> => {
    const before = waiting;
    await ledger.append([...before, ...events]).catch((cause: unknown) => {
      throw new Failure('ledger/unavailable', { cause });
    });
    waiting = waiting.filter((event) => !before.includes(event));
  };
  return {
    get writer() {
      return ledger.writer;
    },
    pane: ledger.pane,
    panes: () => ledger.panes(),
    becomeAnother: () => ledger.becomeAnother(),
    get waiting() {
      return waiting;
    },
    append,
    all: async () => {
      const kept = await ledger.all();
      return waiting.length === 0 ? kept : [...kept, ...waiting];
    },
    keep: async (events) => {
      waiting = [...waiting, ...events];
      // Whatever refused it, it has happened: `waiting` says that it is not kept.
      await append([]).catch(() => undefined);
    },
  };
};
