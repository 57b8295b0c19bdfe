import { gmailError, type GmailAnswer } from './gmail-answer.ts';

/** Gmail discovery document, `users.messages.send`: `mediaUpload.maxSize`, 35 MiB. */
export const uploadLimitBytes = 36_700_160;
/** Not documented: JSON sends fail from about 5 MB of message. */
const jsonLimitBytes = 5 * 1024 * 1024;

export interface SendBody {
  /** `null`: the JSON endpoint. */
  readonly uploadType: string | null;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export type RawMessage = { readonly raw: Buffer } | { readonly refusal: GmailAnswer };

const refuse = (status: number, reason?: string, message?: string): RawMessage => ({
  refusal: gmailError(status, { reason, message }),
});

const rawMissing = "'raw' RFC822 payload message string or uploading message via /upload/* URL required";

/** The message inside a request, whichever of Google's three ways it came. */
export function readSendBody({ uploadType, contentType, bytes }: SendBody): RawMessage {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (uploadType === null) return readJson(type, bytes);
  if (uploadType === 'media') return readUpload(type, bytes);
  return readMultipart(contentType, bytes);
}

function readJson(type: string, bytes: Buffer): RawMessage {
  if (type !== 'application/json')
    return refuse(400, 'badRequest', `Invalid content type: ${type || 'none'}. application/json is expected.`);
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    return refuse(400, 'badRequest', 'Invalid JSON payload received.');
  }
  const raw = typeof body === 'object' && body !== null && 'raw' in body ? body.raw : undefined;
  if (typeof raw !== 'string' || raw === '') return refuse(400, 'invalidArgument', rawMissing);
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(raw))
    return refuse(400, 'badRequest', "Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed");
  const message = Buffer.from(raw, 'base64url');
  return message.length > jsonLimitBytes ? refuse(413) : { raw: message };
}

function readUpload(type: string, message: Buffer): RawMessage {
  if (!type.startsWith('message/'))
    return refuse(400, 'badContent', `Media type '${type}' is not supported. Valid media types: [message/*]`);
  if (message.length > uploadLimitBytes) return refuse(413);
  return message.length === 0 ? refuse(400, 'invalidArgument', rawMissing) : { raw: message };
}

/** RFC 2387 multipart/related: the message's metadata in JSON, then the message. */
function readMultipart(contentType: string, bytes: Buffer): RawMessage {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary || !/^multipart\/related/i.test(contentType))
    return refuse(400, 'badContent', 'Missing multipart/related boundary.');
  const parts = splitParts(bytes, boundary);
  const [metadata, media] = parts;
  if (!metadata || !media || parts.length !== 2)
    return refuse(400, 'badContent', 'Multipart must contain exactly two parts.');
  if (!/^application\/json/i.test(metadata.type))
    return refuse(400, 'badContent', 'The first part must be application/json.');
  return readUpload(media.type.split(';')[0]?.trim().toLowerCase() ?? '', media.content);
}

function splitParts(bytes: Buffer, boundary: string): { type: string; content: Buffer }[] {
  const parts = [];
  const mark = Buffer.from(`--${boundary}`);
  let start = bytes.indexOf(mark);
  while (start >= 0) {
    const end = bytes.indexOf(mark, start + mark.length);
    if (end < 0) break;
    parts.push(readPart(bytes.subarray(start + mark.length, end)));
    start = end;
  }
  return parts;
}

function readPart(part: Buffer): { type: string; content: Buffer } {
  const gap = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, Math.max(gap, 0)).toString('latin1');
  const type = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? '';
  const content = gap < 0 ? part.subarray(0, 0) : part.subarray(gap + 4);
  return { type, content: content.subarray(-2).toString('latin1') === '\r\n' ? content.subarray(0, -2) : content };
}
