import { createHash } from 'node:crypto';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { sameAddress, type Account } from './account.ts';
import { isAddressList } from './address-list.ts';
import { gmailError, type GmailAnswer } from './gmail-answer.ts';
import { headerValue, readMailHeader, rewriteHeader } from './mail-header.ts';

export interface SentAttachment {
  readonly name: string;
  readonly type: string;
  /** Of the decoded file. The parser normalises line ends of parts that are not base64. */
  readonly bytes: number;
  readonly sha256: string;
}

/** One accepted message. `raw`, `bytes` and `sha256` are what the client sent; `delivered` is what a recipient gets. */
export interface SentMail {
  /** From 1, in the order of acceptance. */
  readonly n: number;
  /** Number of the send request that brought it, from 1. */
  readonly request: number;
  readonly id: string;
  readonly account: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  /** The text part, else the HTML part without its tags. */
  readonly text: string;
  /** The `XXXX-XXXX` after the last `Ref. ` of the text, without the number of a repeated mail; `null` when there is none. */
  readonly reference: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly acceptedAtMs: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly attachments: readonly SentAttachment[];
  readonly raw: Buffer;
  delivered(): Buffer;
}

export type MailReading =
  { readonly mail: (n: number, acceptedAtMs: number) => SentMail } | { readonly refusal: GmailAnswer };

const referenceForm = /Ref\. ([A-Z0-9]{4}-[A-Z0-9]{4})(?:-\d{1,3})?(?![A-Z0-9-])/g;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Reads and checks a message as Gmail does before it accepts one. */
export async function readSentMail(raw: Buffer, account: Account, request: number, id: string): Promise<MailReading> {
  if (!account.mailbox) return { refusal: gmailError(400, { reason: 'failedPrecondition' }) };
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const lists = { to: flat(email.to), cc: flat(email.cc), bcc: flat(email.bcc) };
  const header = readMailHeader(raw);
  for (const name of ['To', 'Cc', 'Bcc']) {
    const value = headerValue(header, name.toLowerCase())?.trim();
    if (value && !isAddressList(value)) return { refusal: gmailError(400, { message: `Invalid ${name} header` }) };
  }
  if (lists.to.length + lists.cc.length + lists.bcc.length === 0)
    return { refusal: gmailError(400, { message: 'Recipient address required' }) };

  const facts = { request, id, account: account.email, from: account.email, ...lists, ...contentOf(email), raw };
  const size = { bytes: raw.length, sha256: sha256(raw) };
  return {
    mail: (n, acceptedAtMs) => ({
      n,
      acceptedAtMs,
      ...facts,
      ...size,
      delivered: () => deliver(raw, account, email, id, acceptedAtMs),
    }),
  };
}

/** A message that was never sent to Google, such as one saved as a file. */
export async function readSavedMail(raw: Buffer) {
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const { text: _text, ...content } = contentOf(email);
  return {
    from: email.from?.address ?? '',
    to: flat(email.to),
    cc: flat(email.cc),
    bcc: flat(email.bcc),
    ...content,
    bytes: raw.length,
    sha256: sha256(raw),
  };
}

const flat = (addresses: readonly Address[] = []): string[] =>
  addresses.flatMap((address) =>
    address.group ? address.group.map((member) => member.address) : [address.address ?? ''],
  );

function contentOf(email: Email) {
  const text = email.text ?? textOf(email.html ?? '');
  const references = [...text.matchAll(referenceForm)];
  return {
    subject: email.subject ?? '',
    text,
    reference: references.at(-1)?.[1] ?? null,
    attachments: email.attachments.map(({ filename, mimeType, content }): SentAttachment => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
      return { name: filename ?? '', type: mimeType, bytes: bytes.length, sha256: sha256(bytes) };
    }),
  };
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ');

/** Gmail's rewriting: its own Message-ID, the account in From, no Bcc, a Date when there is none. */
function deliver(raw: Buffer, account: Account, email: Email, id: string, acceptedAtMs: number): Buffer {
  const header = readMailHeader(raw);
  const date = new Date(acceptedAtMs).toUTCString().replace('GMT', '+0000');
  const received = `Received: from 1234567890 named unknown by gmailapi.google.com with HTTPREST; ${date}`;
  const from = headerValue(header, 'from');
  const ownFrom = from !== undefined && sameAddress(email.from?.address ?? '', account.email);
  return rewriteHeader(
    raw,
    header,
    {
      Bcc: undefined,
      ...(headerValue(header, 'date') === undefined ? { Date: date } : {}),
      ...(ownFrom ? {} : { From: fromOf(account), ...(from ? { 'X-Google-Original-From': from } : {}) }),
      'Message-ID': messageIdOf(id),
    },
    [received],
  );
}

/** RFC 2047 §2 where the name is not plain ASCII. */
function fromOf({ name, email }: Account): string {
  const plain = /^[\x20-\x7e]*$/.test(name);
  const display = plain ? `"${name.replace(/["\\]/g, '\\$&')}"` : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
  return `${display} <${email}>`;
}

export const messageIdOf = (id: string) => `<CA+${Buffer.from(id, 'hex').toString('base64url')}@mail.gmail.com>`;
