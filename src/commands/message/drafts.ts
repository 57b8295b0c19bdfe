import type { CheckedRow } from '../../domain/check.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { mintReceiptId, receiptIdEntropy, standsFor } from '../../domain/sending/receipt-id.ts';
import type { RunItem } from '../../domain/sending/run-item.ts';
import type { SessionPorts } from '../base/session-ports.ts';

/** What a message needs besides the row, kept so that the preview is what will leave, to the byte. */
export interface Draft {
  readonly receiptId: string;
  /** Milliseconds since the Unix epoch. */
  readonly date: number;
  /** Hex digits of the MIME boundaries. */
  readonly seed: string;
}

/** A pane lives for weeks: what was looked at so long ago is dated anew. */
const datedMs = 10 * 60_000;

/** What the reference in a mail is made from. */
export type MailId = Pick<RunItem, 'receiptId' | 'nth'>;

/** The drafts of this session, by document. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();
  private readonly ports: Pick<SessionPorts, 'clock' | 'random'>;

  constructor(ports: Pick<SessionPorts, 'clock' | 'random'>) {
    this.ports = ports;
  }

  of(documentKey: string): Draft {
    const known = this.drafts.get(documentKey);
    const now = this.ports.clock.now();
    if (known !== undefined && Math.abs(now - known.date) < datedMs) return known;
    const draft: Draft = known === undefined ? this.fresh(documentKey, now) : { ...known, date: now };
    this.drafts.set(documentKey, draft);
    return draft;
  }

  private fresh(documentKey: string, date: number): Draft {
    const seed = Array.from(this.ports.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { receiptId: this.mint(documentKey), date, seed };
  }

  /** The id that the preview showed for this document, once: another row for it gets another one. */
  takeReceiptId(documentKey: string): string {
    const draft = this.of(documentKey);
    this.drafts.set(documentKey, { ...draft, receiptId: this.mint(documentKey) });
    return draft.receiptId;
  }

  /** A new id, which no draft has. */
  mint(documentKey: string): string {
    return mintReceiptId(this.ports.random(receiptIdEntropy), documentKey);
  }

  /** The id in the row where it is this document's, else the draft's. */
  idOf({ entry, keys, nth }: Pick<CheckedRow, 'entry' | 'keys' | 'nth'>): MailId {
    const { receiptId } = entry.own;
    const key = primaryKey(keys);
    if (!standsFor(receiptId, key)) return { receiptId: this.of(key).receiptId };
    return { receiptId, ...(nth === undefined ? {} : { nth }) };
  }
}
