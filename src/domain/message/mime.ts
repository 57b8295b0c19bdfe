import type { Envelope } from '../ports.ts';
import { base64LinesLength, writeBase64Lines } from '../text/base64.ts';
import { Failure } from '../failure.ts';
import type { Attachment, Message } from './message.ts';
import { withReference } from './message-reference.ts';
import { mailboxHeader, oneLine, parameter, textHeader } from './mime-header.ts';

export interface MimeOptions {
  /** Hex digits, at most 32 of them used: the same seed and message give the same bytes. */
  readonly boundarySeed: string;
  /** Ends text and HTML with `Ref. …` unless the message does so already. */
  readonly reference?: string;
  /** Mail programs open it as a draft that is ready to send. Default false. */
  readonly unsent?: boolean;
  /** `envelope`: whoever gets the message must not read there who else does. Default: `header`. */
  readonly bcc?: 'header' | 'envelope';
}

/** ASCII head lines, or bytes that become base64 lines. */
type Segment = string | Uint8Array;

const utf8 = new TextEncoder();

/** RFC 2045 §6.8: text is encoded with CR LF line ends. */
const textBytes = (text: string): Uint8Array => utf8.encode(text.replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\r\n'));

/** RFC 5322 §3.3, in UTC. */
const dateText = (ms: number): string => new Date(ms).toUTCString().replace('GMT', '+0000');

const head = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

const textPart = (kind: 'plain' | 'html', text: string): Segment[] => [
  head([`Content-Type: text/${kind}; charset=UTF-8`, 'Content-Transfer-Encoding: base64']),
  textBytes(text),
];

/** Composite types must not be base64 (RFC 2045 §6.4), and a broken type would break the part. */
const mediaTypeOf = ({ mediaType }: Attachment): string =>
  /^(?!multipart\/|message\/)[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(mediaType) ? mediaType : 'application/octet-stream';

const filePart = (file: Attachment): Segment[] => {
  const name = oneLine(file.name) || 'file';
  return [
    head([
      `Content-Type: ${mediaTypeOf(file)}${parameter('name', name)}`,
      `Content-Disposition: attachment${parameter('filename', name)}`,
      'Content-Transfer-Encoding: base64',
    ]),
    file.bytes,
  ];
};

/** Base64 never holds a `_`, so no boundary can occur in a body. */
const multipart = (kind: 'mixed' | 'alternative', seed: string, parts: readonly Segment[][]): Segment[] => {
  const boundary = `=_${kind}_${seed}`;
  return [
    `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n\r\n`,
    ...parts.flatMap((part) => [`--${boundary}\r\n`, ...part]),
    `--${boundary}--\r\n`,
  ];
};

const seedText = (seed: string): string =>
  seed
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 32)
    .padStart(32, '0');

/** Message-ID is left out: whoever sends writes its own. Bcc stays where the recipients are read from the headers. */
const segmentsOf = (message: Message, { boundarySeed, unsent = false, bcc = 'header' }: MimeOptions): Segment[] => {
  if (message.to.length + message.cc.length + message.bcc.length === 0) {
    throw new Failure('mail/rejected', { values: { header: 'To' } });
  }
  const seed = seedText(boundarySeed);
  const body = multipart('alternative', seed, [textPart('plain', message.text), textPart('html', message.html)]);
  return [
    unsent ? 'X-Unsent: 1\r\n' : '',
    mailboxHeader('From', message.from ? [message.from] : []),
    mailboxHeader('Reply-To', message.replyTo ? [message.replyTo] : []),
    mailboxHeader('To', message.to),
    mailboxHeader('Cc', message.cc),
    mailboxHeader('Bcc', bcc === 'header' ? message.bcc : []),
    textHeader('Subject', message.subject),
    `Date: ${dateText(message.date)}\r\nMIME-Version: 1.0\r\n`,
    ...(message.attachments.length === 0
      ? body
      : multipart('mixed', seed, [body, ...message.attachments.map(filePart)])),
  ];
};

const sizeOf = (segments: readonly Segment[]): number =>
  segments.reduce(
    (sum, segment) => sum + (typeof segment === 'string' ? segment.length : base64LinesLength(segment.length)),
    0,
  );

const marked = (message: Message, reference: string | undefined): Message =>
  reference === undefined ? message : withReference(message, reference);

/**
 * The exact RFC 5322 message: mixed(alternative(text, html), files), all bodies base64, lines of at most 76 characters
 * where they can be folded. Throws `mail/rejected` for an address that could change the recipients.
 */
export const encodeMessage = (message: Message, options: MimeOptions): Uint8Array<ArrayBuffer> => {
  const segments = segmentsOf(marked(message, options.reference), options);
  const mail = new Uint8Array(sizeOf(segments));
  let at = 0;
  for (const segment of segments) {
    if (typeof segment === 'string') {
      for (let index = 0; index < segment.length; index++) mail[at++] = segment.charCodeAt(index);
    } else {
      at = writeBase64Lines(segment, mail, at);
    }
  }
  return mail;
};

/** Bytes that `encodeMessage` would return, without encoding the attachments. Throws as it does. */
export const messageSize = (message: Message, reference?: string): number =>
  sizeOf(segmentsOf(marked(message, reference), { boundarySeed: '' }));

/** Who the message goes to, Bcc included. */
export const envelopeOf = ({ from, to, cc, bcc }: Message): Envelope => ({
  from: from?.address ?? '',
  to: [...new Set([...to, ...cc, ...bcc].map(({ address }) => address))],
});
