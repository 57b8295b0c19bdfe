import type { DeliveryState, Outcome } from './delivery.ts';
import { eventId, type LedgerEvent, type LedgerKind } from './ledger.ts';
import { Outbox } from './outbox.ts';
import type { RunItem, RunOptions, RunPorts } from './run-item.ts';

/** One receipt on its way. */
export interface Delivery {
  item: RunItem;
  state: DeliveryState;
  /** Id of the ledger's `sending` event; '' before. */
  attempt: string;
  /** When the exchange that last showed this row as ours and unchanged was asked for. */
  seenAt: number;
  /** Marked in the sheet as about to leave. */
  marked: boolean;
  /** Id of the mark in the log; '' before. */
  mark: string;
  outcome: Outcome | undefined;
}

/** What a run puts on record: first in the device's ledger, then, through the outbox, in its log sheet. */
export class RunRecord {
  readonly outbox: Outbox;
  private seq: number;
  private readonly ports: RunPorts;
  private readonly options: RunOptions;

  constructor(ports: RunPorts, options: RunOptions) {
    this.ports = ports;
    this.options = options;
    this.seq = options.seq;
    this.outbox = new Outbox(options.chain);
  }

  event({ item, attempt }: Delivery, kind: LedgerKind, detail: Partial<LedgerEvent> = {}): LedgerEvent {
    const place = { writer: this.ports.ledger.writer, seq: this.seq };
    this.seq += 1;
    return {
      ...place,
      at: this.ports.clock.now(),
      run: this.options.run,
      kind,
      receiptId: item.receiptId,
      strong: item.keys.strong,
      weak: item.keys.weak,
      period: item.keys.period,
      rowHash: item.hash.row,
      filesHash: item.hash.files,
      attempt: kind === 'sending' || kind === 'marked' ? eventId(place) : attempt,
      excuses: [],
      messageHash: '',
      providerMessageId: '',
      recipients: item.recipients,
      ...this.options.via,
      ...(item.waived.length === 0 ? {} : { waived: item.waived }),
      ...(item.keys.span === undefined ? {} : { span: item.keys.span }),
      ...(item.nth === undefined || item.nth < 2 ? {} : { nth: item.nth }),
      ...detail,
    };
  }

  /** The ledger says `sending` before any byte leaves. */
  async begin(delivery: Delivery, messageHash: string): Promise<void> {
    const { excuses } = delivery.item;
    const excused = excuses.length === 0 ? [] : [this.event(delivery, 'again', { excuses })];
    const sending = this.event(delivery, 'sending', { messageHash });
    delivery.attempt = sending.attempt;
    await this.ports.ledger.append([...excused, sending]);
    for (const event of excused) this.outbox.log(event);
    delivery.item = { ...delivery.item, excuses: [] };
  }

  /** What has happened: a ledger that refuses keeps it out of nothing but itself. */
  async add(event: LedgerEvent): Promise<void> {
    this.outbox.log(event);
    await this.ports.ledger.keep([event]);
  }

  /** Tries the ledger once more; says whether it holds everything. */
  async isKept(): Promise<boolean> {
    const { ledger } = this.ports;
    if (ledger.waiting.length > 0) await ledger.keep([]);
    return ledger.waiting.length === 0;
  }

  /** For other devices, that cannot see this one's ledger. */
  mark(delivery: Delivery): void {
    if (delivery.mark !== '') return;
    const marked = this.event(delivery, 'marked');
    delivery.mark = marked.attempt;
    this.outbox.log(marked);
  }

  /** Marked but never begun: other devices need not wonder. */
  unmark(delivery: Delivery): void {
    if (delivery.mark !== '') this.outbox.log(this.event(delivery, 'not-sent', { attempt: delivery.mark }));
    delivery.mark = '';
  }
}
