import type { Failure } from './failure.ts';
import type { Logo } from './receipt/logo.ts';
import type { MissedReason } from './receipt/missed-reasons.ts';
import type { ReceiptFile, Reading } from './receipt/receipt.ts';
import type { Mailbox } from './roster/recipient.ts';
import type { BundleReading, PagePicture } from './split/read-page.ts';

/** Who is signed in; holds no secret. */
export interface Account {
  /** Lower-case address from the provider's own proof (id_token), never typed. */
  readonly address: string;
  /** As the person typed it; '' until then. */
  readonly displayName: string;
  /** Whether the person chose to stay connected on this device. */
  readonly kept: boolean;
}

/** The provider has the message. It is not delivery. */
export interface Acceptance {
  readonly providerMessageId: string;
}

/**
 * One attempt to sign in; void once cancelled, replaced, out of time or answered. A window that goes away is no answer:
 * `account` rejects, so that the pane is ready for the next try at once, and a code from that window still counts.
 */
export interface SignInAttempt {
  /** Two words derived from `state`, shown by the pane and by the page that hands out a code. */
  readonly words: readonly [string, string];
  /** The way it is going now. */
  readonly route: 'dialog' | 'browser';
  /**
   * Resolves once signed in; rejects with `account/*`. After `account/dialog-*` or `account/state-mismatch` the attempt
   * stays open for `submitCode` and `continueInBrowser`; after any other code it is void.
   */
  readonly account: Promise<Account>;
  /** Takes effect at once, always; a late answer is dropped. */
  cancel(): void;
  /**
   * Text pasted by the person: `<code>.<state>`. Resolves once signed in, also when `account` had been rejected. Rejects
   * with `account/code-malformed` or `account/state-mismatch` and leaves the attempt open, else as `account` does.
   */
  submitCode(text: string): Promise<void>;
  /** Goes on with the same attempt in the system browser or a new tab. Call from a user gesture. */
  continueInBrowser(): void;
}

export interface SignInOptions {
  /** Default: what worked last on this device, else what the platform suggests. */
  readonly route?: 'dialog' | 'browser';
  /** Address to reconnect. */
  readonly hint?: string;
  /** Asks for consent again, after a box was left empty. */
  readonly again?: boolean;
  /** Asks for lasting access, to stay connected on this device. */
  readonly keep?: boolean;
}

/** The accounts one mail provider knows on this device. */
export interface Accounts {
  list(): readonly Account[];
  current(): Account | undefined;
  /** Loads and computes all that signing in needs, so that `begin` can open its window inside the click. */
  prepare(): Promise<void>;
  /** Call from a user gesture after `prepare`: opens the window synchronously. A running attempt is voided. */
  begin(options?: SignInOptions): SignInAttempt;
  /** The attempt begun last, also by `keep`; undefined before the first one. */
  attempt(): SignInAttempt | undefined;
  /**
   * Makes sure `current` can send now, renewing silently when it can. Rejects with `account/signed-out`, or with
   * `account/broker-unreachable` when nobody could be asked, or with the reason of `signal`.
   */
  renew(signal: AbortSignal): Promise<void>;
  use(address: string): Promise<void>;
  rename(address: string, displayName: string): Promise<void>;
  /**
   * Stays connected on this device: keeps the refresh token, encrypted. Call from a user gesture: where it must ask the
   * provider again it begins an attempt, synchronously. Rejects as that attempt does, or with `ledger/unavailable`.
   */
  keep(address: string): Promise<void>;
  /** Wipes the account from this device. Rejects with `ledger/unavailable` when the device keeps it all the same. */
  forget(address: string): Promise<void>;
  /** Ends the grant at the provider, then forgets. Rejects with `account/revoke-failed`; forgotten here all the same. */
  revoke(address: string): Promise<void>;
  /** Called after every change of the above. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
}

/** Who a message goes to and from, as mail servers are told: addresses alone. */
export interface Envelope {
  readonly from: string;
  /** Everybody who gets it, of To, Cc and Bcc. */
  readonly to: readonly string[];
}

/** One message on its way. */
export interface OutgoingMail {
  /** The exact RFC 5322 message. Bcc is not in it, unless the provider declares that it reads it there. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A file name for it, without extension. */
  readonly name: string;
  /** Id of this attempt, on record before it is handed over; another attempt at the same receipt has another one. */
  readonly attempt: string;
  readonly envelope: Envelope;
}

/** Sends as somebody. Every one passes `mailProviderContract`. */
export interface MailProvider {
  /** Largest encoded message accepted, in bytes. Checked before a row is claimed. */
  readonly maxMessageBytes: number;
  /**
   * Finds out how messages can leave from here; `maxMessageBytes` holds after it. Called before each message is looked at
   * for the last time, since `send` must not wait before its request. Sends nothing, never rejects.
   */
  ready?(): Promise<void>;
  /** Absent when no account is needed. */
  readonly accounts: Accounts | undefined;
  /** Whose messages they are: the current account's, or always the same mailbox's where there are no accounts. */
  readonly from: 'account' | Mailbox;
  /** Recipients that an address may usually have in 24 hours; undefined or absent where nobody knows. */
  dailyLimit?(address: string): number | undefined;
  /**
   * Sends once and never retries; the run decides that. Rejects with `mail/*`, or with `account/signed-out` where there
   * are accounts.
   */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<Acceptance>;
  /** Address of the provider's own search for a text in the sender's sent mail, or in what mail servers sent back. */
  searchUrl(text: string, among?: 'sent' | 'returned'): string | undefined;
}

/** A message as a file: the exact bytes, and a name for it without extension. */
export interface NamedMail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

/** Keeps messages for another mail program. Nothing leaves. */
export interface MailSaver {
  /** Takes the messages as they come and has saved all of them in the end. Rejects with `mail/not-sent` or as `mails` does. */
  save(mails: AsyncIterable<NamedMail>, signal: AbortSignal): Promise<void>;
}

/** Where a workbook is, for a source that keeps receipts beside it. */
export interface SourcePlace {
  /** '' where it was never saved. */
  readonly documentUrl: string;
}

/** Where receipts come from. */
export interface ReceiptSource {
  /** Opens what was picked or dropped: ZIPs become their files. Rejects with `receipt/unreadable`. */
  open(picked: readonly ReceiptFile[], signal: AbortSignal): Promise<readonly ReceiptFile[]>;
}

/** Where the workbook is, as Office says at that moment. */
export interface BookPlace {
  /** Its address or path; '' or a bare name where it was never saved. */
  readonly documentUrl: string;
  /** Whether Office says that it can sign people in by itself. */
  readonly nestedSignIn: boolean;
}

/** What of a folder is wanted. */
export interface FolderWish {
  readonly place: BookPlace;
  /** Lower-case ends of file names, without the dot. */
  readonly extensions: readonly string[];
  /** Names of subfolders that are wanted too. */
  readonly subfolders: readonly string[];
  /** Asks for leave to read folders of other people as well. */
  readonly wider: boolean;
  readonly progress: (done: number, total: number) => void;
}

/** A file of a folder, its bytes already here. */
export interface ListedFile extends ReceiptFile {
  /** What changed since this device looked last, before this pane was opened. */
  readonly since: 'new' | 'changed' | 'known';
}

/** A file that was listed and could not be had. */
export interface MissedFile {
  readonly file: string;
  readonly reason: MissedReason;
}

export interface FolderListing {
  /** The folder's own name. */
  readonly name: string;
  /** Those whose content is known to be the folder's of now. */
  readonly files: readonly ListedFile[];
  readonly missed: readonly MissedFile[];
  readonly subfolders: readonly string[];
  /** Files of kinds that nobody here reads; left alone. */
  readonly otherKinds: number;
  /** What kept the rest of the files away: `folder/*`. */
  readonly stopped: Failure | undefined;
}

/** The folder that the workbook is in. */
export interface ReceiptFolder {
  /** Whose leave it is read with; undefined before anybody gave any. */
  account(): { readonly address: string; readonly name: string } | undefined;
  /** Loads and computes all that signing in needs, so that `list` can open its window inside the press. */
  prepare(): Promise<void>;
  /** Call from a press after `prepare`. Rejects with `folder/*`. Nothing of its files is fetched later. */
  list(wish: FolderWish, signal: AbortSignal): Promise<FolderListing>;
  /** Wipes account and files. */
  forget(): void;
}

/** A place with receipts, which a press takes in. Every one passes `receiptSourceContract`. */
export interface ListingSource {
  /** What is there now. Rejects with `receipt/unreadable` or `account/*`. */
  list(place: SourcePlace, signal: AbortSignal): Promise<readonly ReceiptFile[]>;
}

/** Says whose a document is. Never throws for bad input: that is a verdict. */
export interface DocumentReader {
  /** Whether this reader wants the file, by name and first bytes. */
  wants(name: string, head: Uint8Array): boolean;
  readonly mediaType: string;
  /** `passwords` are tried in order on a locked file. */
  read(bytes: Uint8Array<ArrayBuffer>, passwords: readonly string[], signal: AbortSignal): Promise<Reading>;
  /** Takes such a file apart where it is several people's; absent where nothing can. */
  readonly cutter?: PageCutter;
}

/** Takes a file apart by its pages, which count from 1. Each call tells how many pages or documents are done. */
export interface PageCutter {
  pages(bytes: Uint8Array<ArrayBuffer>, done: (count: number) => void, signal: AbortSignal): Promise<BundleReading>;
  /** A document for each group of pages; undefined where it would not say what its pages said, or more. */
  cut(
    bytes: Uint8Array<ArrayBuffer>,
    groups: readonly (readonly number[])[],
    done: (count: number) => void,
    signal: AbortSignal,
  ): Promise<readonly (Uint8Array<ArrayBuffer> | undefined)[]>;
  /** Pictures of pages, so many points wide; undefined for a page that cannot be drawn. */
  draw(
    bytes: Uint8Array<ArrayBuffer>,
    pages: readonly number[],
    width: number,
    signal: AbortSignal,
  ): Promise<readonly (PagePicture | undefined)[]>;
}

/** Lays out a receipt, or locks one. */
export interface ReceiptMaker {
  /** Rejects with `receipt/unreadable` when CFDI or logo cannot be opened. */
  make(content: ReceiptContent, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** AES-256 (PDF 2.0, revision 6). Rejects with `receipt/unreadable` when the PDF cannot be opened. */
  lock(pdf: Uint8Array<ArrayBuffer>, password: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** What a made receipt shows: label and displayed text, in sheet order, and the CFDI it represents where there is one. */
export interface ReceiptContent {
  readonly title: string;
  readonly language: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** The CFDI's bytes: the PDF becomes its printed representation, under a title of its own. */
  readonly cfdi?: Uint8Array<ArrayBuffer>;
  /** For the head of the first page. */
  readonly logo?: Logo;
}
