import type { DocumentHash, DocumentKeys } from './document-key.ts';
import type { GridRow } from '../grid.ts';
import type { KeptLedger } from './kept-ledger.ts';
import type { Acceptance, Envelope, OutgoingMail } from '../ports.ts';
import type { RunWorkbook } from './saved-exchange.ts';
import type { Status } from './status-text.ts';
import type { Clock } from '../workbook.ts';

/** One receipt to send, frozen when the person pressed Send. */
export interface RunItem {
  /** Id in the row; '' when one is to be minted for this document. */
  readonly receiptId: string;
  /** Which mail of this receipt it is; the first where it is left out. */
  readonly nth?: number;
  /** 1-based sheet row at the time of planning. */
  readonly row: number;
  readonly name: string;
  readonly keys: DocumentKeys;
  readonly hash: DocumentHash;
  /** Attempts a person chose to repeat. */
  readonly excuses: readonly string[];
  /** The person was asked about an earlier row with the same document and wants both. */
  readonly repeats: boolean;
  /** Codes of what was asked about the row, and waived. */
  readonly waived: readonly string[];
  /** Text for the "Sent to" cell. */
  readonly sentTo: string;
  readonly recipients: number;
  /** What the row held, by `signatureOf`; a row that holds something else is not sent. */
  readonly signature: string;
}

/** A row that is not sent by this run, and what its status cell will say. */
export interface RunNote {
  /** '' when one is to be minted. */
  readonly receiptId: string;
  readonly row: number;
  readonly keys: DocumentKeys;
  readonly signature: string;
  readonly state: 'held' | 'later' | 'unknown' | 'sent';
  /** Code of the reason; ''. */
  readonly code: string;
}

export interface RunPlan {
  readonly items: readonly RunItem[];
  readonly notes: readonly RunNote[];
}

export interface ComposedMail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** File name for it, without extension. */
  readonly name: string;
  readonly envelope: Envelope;
}

export interface RunPorts {
  readonly workbook: RunWorkbook;
  readonly ledger: KeptLedger;
  readonly clock: Clock;
  /** Random bytes. */
  random(count: number): Uint8Array;
  /** A new receipt id for the document with this key; never the same twice. */
  newReceiptId(documentKey: string): string;
  signatureOf(row: GridRow): string;
  /**
   * Reads sheet and evidence anew and plans again. Called once the lease is held: what a colleague's run sent while
   * this one waited is no longer free.
   */
  replan(): Promise<RunPlan>;
  /** The message as it will leave, documents verified again. Rejects with row failures. */
  compose(item: RunItem): Promise<ComposedMail>;
  /** Finds out how messages can leave from here. Sends nothing, never rejects. */
  ready(): Promise<void>;
  send(mail: OutgoingMail, signal: AbortSignal): Promise<Acceptance>;
  /** Makes sure the account can send now. Rejects with `account/signed-out`. */
  renew(signal: AbortSignal): Promise<void>;
  statusText(status: Status): string;
  /** For the "Sent on" cell. */
  timeText(at: number): string;
  /** Called after every step; cheap. */
  changed(): void;
}

export interface RunOptions {
  readonly sendsPerMinute: number;
  /** 0 when nobody else can be in the workbook. */
  readonly settleMs: number;
  readonly who: string;
  readonly run: string;
  /** Provider and `senderMark` of the account that sends. */
  readonly via: { readonly provider: string; readonly sender: string };
  /** Dead runs that are taken over, by name, with a space between; ''. */
  readonly over: string;
  /** Next number of this writer's events. */
  readonly seq: number;
  /** Chain hash of the last line of this writer's log sheet. */
  readonly chain: string;
  /** When requests of earlier runs had their answers, within the last minute. */
  readonly recentAnswers: readonly number[];
}
