import type { Outcome } from './delivery.ts';
import type { Failure } from '../failure.ts';
import { writerTag } from './ledger.ts';
import type { Outbox } from './outbox.ts';
import type { RunItem, RunNote, RunOptions, RunPorts } from './run-item.ts';
import type { Status } from './status-text.ts';

type CellPorts = Pick<RunPorts, 'ledger' | 'statusText' | 'timeText'>;
type Row = Pick<RunItem, 'receiptId'>;

/** What a run says in the cells of its rows. It waits in the outbox for the next exchange. */
export class RowCells {
  private readonly outbox: Outbox;
  private readonly ports: CellPorts;
  private readonly options: Pick<RunOptions, 'who'>;

  constructor(outbox: Outbox, ports: CellPorts, options: Pick<RunOptions, 'who'>) {
    this.outbox = outbox;
    this.ports = ports;
    this.options = options;
  }

  /** What stands in the cell of a row that is this run's. */
  claimText(state: 'claimed' | 'sending'): string {
    const { writer, pane } = this.ports.ledger;
    return this.ports.statusText({ state, code: '', who: this.options.who, writer: writerTag(writer), pane });
  }

  claim(row: Row, state: 'claimed' | 'sending'): void {
    this.write(row, this.claimText(state));
  }

  /** Nobody's again. */
  clear(row: Row): void {
    this.write(row, '');
  }

  /** Not sent by this run, and why. */
  hold(row: Row, code: Failure['code']): void {
    this.write(row, this.text('held', code));
  }

  note(receiptId: string, { state, code }: Pick<RunNote, 'state' | 'code'>): void {
    this.write({ receiptId }, this.text(state, code));
  }

  outcome({ receiptId, sentTo }: Pick<RunItem, 'receiptId' | 'sentTo'>, outcome: Outcome): void {
    const status = this.text(outcome.kind, outcome.kind === 'failed' ? outcome.code : '');
    // Of a mail in doubt nobody can say that it was sent then; where it was to go has to be known all the same.
    const sentAt = outcome.kind === 'sent' ? this.ports.timeText(outcome.at) : '';
    this.outbox.put({ receiptId, cells: { status, ...(outcome.kind === 'failed' ? {} : { sentAt, sentTo }) } });
  }

  private text(state: Status['state'], code: string): string {
    return this.ports.statusText({ state, code, who: '', writer: '' });
  }

  private write({ receiptId }: Row, status: string): void {
    this.outbox.put({ receiptId, cells: { status } });
  }
}
