import type { LedgerEvent, LogLine } from './ledger.ts';
import { chainHash } from './ledger.ts';
import type { RowWrite } from '../workbook.ts';

/** Cell texts and log lines that wait for the workbook. Nothing leaves it before the workbook has it. */
export class Outbox {
  private readonly cells = new Map<string, RowWrite>();
  private readonly events: LedgerEvent[] = [];
  private chain: string;

  /** `chain`: hash of the last line this writer's log sheet has; '' for an empty one. */
  constructor(chain: string) {
    this.chain = chain;
  }

  get size(): number {
    return this.cells.size + this.events.length;
  }

  put(write: RowWrite): void {
    const cells = { ...this.cells.get(write.receiptId)?.cells, ...write.cells };
    this.cells.set(write.receiptId, { receiptId: write.receiptId, cells });
  }

  /** What waits for this row's cells is not written any more. */
  forget(receiptId: string): void {
    this.cells.delete(receiptId);
  }

  log(event: LedgerEvent): void {
    this.events.push(event);
  }

  /** What waits now. Give it back to `done` once the workbook has it; until then it is handed out again. */
  async pending(): Promise<Pending> {
    const events = [...this.events];
    const lines: LogLine[] = [];
    let chain = this.chain;
    for (const event of events) {
      chain = await chainHash(chain, event);
      lines.push({ event, chain });
    }
    return { writes: [...this.cells.values()], lines, chain };
  }

  done(pending: Pending): void {
    for (const write of pending.writes) {
      if (this.cells.get(write.receiptId) === write) this.cells.delete(write.receiptId);
    }
    this.events.splice(0, pending.lines.length);
    this.chain = pending.chain;
  }
}

export interface Pending {
  readonly writes: readonly RowWrite[];
  readonly lines: readonly LogLine[];
  readonly chain: string;
}
