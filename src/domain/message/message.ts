import type { Mailbox } from '../roster/recipient.ts';

export interface Attachment {
  /** File name as the recipient sees it, any Unicode. */
  readonly name: string;
  /** IANA media type, e.g. `application/pdf`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is sent, before encoding. One message per row. */
export interface Message {
  /** Undefined where nobody is connected: the mail program that sends the saved message fills it in. */
  readonly from: Mailbox | undefined;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo?: Mailbox;
  readonly subject: string;
  /** Complete HTML body; values already escaped. */
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Milliseconds since the Unix epoch, for the Date header. */
  readonly date: number;
}
