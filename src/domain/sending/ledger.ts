import type { DocumentHash } from './document-key.ts';
import { sha256 } from '../text/sha256.ts';

/** What happened to one document. Address, name and amount never enter an event. */
export type LedgerKind =
  /**
   * May leave before the next exchange. Stands in log sheets only: other devices cannot see this one's ledger, and a
   * cell's mark can be undone. An outcome `excuses` it.
   */
  | 'marked'
  /** A request is about to leave. Written before it does. */
  | 'sending'
  | 'sent'
  | 'failed'
  /** The request certainly did not leave, or was refused before it was accepted. */
  | 'not-sent'
  /** The answer was lost. */
  | 'unknown'
  /** A person found the mail in Gmail. */
  | 'confirmed'
  /** A person saw that the mail came back. It was sent all the same, and goes again only when asked to. */
  | 'returned'
  /** A person chose to send again. */
  | 'again';

export interface LedgerEvent {
  /** One device in one browser profile. */
  readonly writer: string;
  /** Grows with every event of the writer, over all workbooks. */
  readonly seq: number;
  /** Milliseconds since the Unix epoch, by the writer's clock. */
  readonly at: number;
  readonly run: string;
  readonly kind: LedgerKind;
  readonly receiptId: string;
  readonly strong: string | undefined;
  readonly weak: string;
  readonly period: string;
  readonly rowHash: string;
  readonly filesHash: string | undefined;
  /** `writer:seq` of the `sending` event an outcome belongs to; of itself for `sending` and `marked`. */
  readonly attempt: string;
  /** Attempts that no longer count: marks that came to something, or what a person chose to repeat. */
  readonly excuses: readonly string[];
  /** SHA-256 of the exact message; evidence only. */
  readonly messageHash: string;
  readonly providerMessageId: string;
  /** Recipients of the message, for the 24-hour count. */
  readonly recipients: number;
  /** Which mail provider it went through, and `senderMark` of the account: where a doubt can be looked up. Older lines lack both. */
  readonly provider?: string;
  readonly sender?: string;
  /** Of its document, see `DocumentKeys`. Older lines lack it. */
  readonly span?: string;
  /** Which mail of its receipt it is, where it is not the first: the mail says so in its reference. Older lines lack it. */
  readonly nth?: number;
  /** Codes of what Sobre asked about the row, and the person sent it anyway. Left out for none. */
  readonly waived?: readonly string[];
}

/** Stands for the account that sends, without naming it. */
export const senderMark = async (address: string): Promise<string> =>
  address === '' ? '' : (await sha256(`sender|${address.toLowerCase()}`)).slice(0, 12);

export const eventId = (event: Pick<LedgerEvent, 'writer' | 'seq'>): string => `${event.writer}:${event.seq}`;

/** Tells events apart also where a number was given twice: marks stand in log sheets alone, and numbers can be made up. */
export const eventName = (event: Pick<LedgerEvent, 'writer' | 'seq' | 'kind' | 'attempt'>): string =>
  `${eventId(event)} ${event.kind} ${event.attempt}`;

export const hashOf = (event: LedgerEvent): DocumentHash => ({ row: event.rowHash, files: event.filesHash });

/**
 * This device's durable record. `append` resolves only when the events would survive a power cut;
 * rejects with `ledger/unavailable`.
 */
export interface Ledger {
  readonly writer: string;
  /** This pane. A copy of the browser profile, on another computer, has the same writer and other panes. */
  readonly pane: string;
  /** All panes that this very device has opened. */
  panes(): Promise<ReadonlySet<string>>;
  /** Takes another writer's id for good, since a copy of this profile goes on with this one. */
  becomeAnother(): Promise<void>;
  append(events: readonly LedgerEvent[]): Promise<void>;
  all(): Promise<readonly LedgerEvent[]>;
}

/** A line of a log sheet: an event and the hash that chains it to the line above. */
export interface LogLine {
  readonly event: LedgerEvent;
  readonly chain: string;
  /** 1-based sheet row it was read from; absent before it is in a sheet. */
  readonly row?: number;
  /** It holds what no writer of ours would write. */
  readonly flawed?: boolean;
}

const canonical = (event: LedgerEvent): string =>
  JSON.stringify([
    event.writer,
    event.seq,
    event.at,
    event.run,
    event.kind,
    event.receiptId,
    event.strong ?? '',
    event.weak,
    event.period,
    event.rowHash,
    event.filesHash ?? '',
    event.attempt,
    event.excuses,
    event.messageHash,
    event.providerMessageId,
    event.recipients,
    // Lines that were written before there was such a thing keep their hash.
    ...((event.provider ?? '') === '' ? [] : [event.provider, event.sender ?? '']),
    ...((event.waived ?? []).length === 0 ? [] : [event.waived]),
    ...((event.span ?? '') === '' ? [] : [`span ${event.span}`]),
    ...(event.nth === undefined ? [] : [`nth ${event.nth}`]),
  ]);

/** Hash of a line: over the hash above it and all of the event, so that an edit, a removal or a swap shows below it. */
export const chainHash = (previous: string, event: LedgerEvent): Promise<string> =>
  sha256(`${previous}\n${canonical(event)}`);

/** Index of the first line that does not follow from the one above it, or -1. */
export const brokenAt = async (lines: readonly LogLine[]): Promise<number> => {
  let previous = '';
  for (const [index, line] of lines.entries()) {
    if ((await chainHash(previous, line.event)) !== line.chain) return index;
    previous = line.chain;
  }
  return -1;
};

/** Short form of a writer's id, shown in claimed cells and in the name of its log sheet. */
export const writerTag = (writer: string): string => writer.slice(0, 5);
