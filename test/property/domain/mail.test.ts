import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { runs } from './run-size.ts';
import type { Message } from '../../../src/domain/message/message.ts';
import { encodeMessage, messageSize } from '../../../src/domain/message/mime.ts';
import { plainMessage } from '../../unit/domain/message/mail-cases.ts';

/** Every kind of character: controls, line separators, astral, unpaired surrogates, RTL, and header syntax. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        'Bcc: evil@example.net',
        '\u2028',
        '=?UTF-8?Q?=41?=',
        '"',
        '\\',
        ';',
        '<x@y.z>',
        ' ',
        'ñ',
        '🙂',
        'ł',
        '%',
        "'",
        '\ud83d',
        '.',
        '--=_mixed_',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);
const anyBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Uint8Array.from(bytes));
const anyMessage = fc.record({
  name: anyText,
  subject: anyText,
  text: anyText,
  html: anyText,
  fileName: anyText,
  mediaType: fc.oneof(fc.constant('application/pdf'), anyText),
  bytes: anyBytes,
});

const messageOf = (parts: typeof anyMessage extends fc.Arbitrary<infer T> ? T : never): Message => ({
  ...plainMessage,
  from: { name: parts.name, address: 'nominas@example.com' },
  to: [{ name: parts.name, address: 'ana@example.org' }],
  subject: parts.subject,
  text: parts.text,
  html: parts.html,
  attachments: [{ name: parts.fileName, mediaType: parts.mediaType, bytes: parts.bytes }],
});

/** What a header value becomes: one line, well-formed. */
const shown = (text: string): string =>
  new TextDecoder()
    .decode(new TextEncoder().encode(text))
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();

describe('whatever a cell holds', () => {
  it('a message has the headers, recipients and files it was given, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, async (parts) => {
        const message = messageOf(parts);
        const mail = encodeMessage(message, { boundarySeed: 'ab' });
        // A file name that looks like an encoded word is decoded by this reader, though RFC 2231 forbids it.
        fc.pre(!parts.fileName.includes('=?'));
        const read = await PostalMime.parse(mail);
        expect(read.headers.map(({ key }) => key)).toEqual([
          'from',
          'to',
          'subject',
          'date',
          'mime-version',
          'content-type',
        ]);
        expect(read.to?.map(({ address }) => address)).toEqual(['ana@example.org']);
        expect(read.from?.address).toBe('nominas@example.com');
        expect(read.attachments).toHaveLength(1);
        expect(new Uint8Array(read.attachments[0]!.content as ArrayBuffer)).toEqual(parts.bytes);
        expect(read.attachments[0]!.filename).toBe(shown(parts.fileName) || 'file');
      }),
      runs(300),
    );
  });

  it('two readers see the same subject', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (subject) => {
        const mail = encodeMessage({ ...plainMessage, subject }, { boundarySeed: 'ab' });
        const expected = shown(subject);
        expect((await PostalMime.parse(mail)).subject ?? '').toBe(expected);
        expect((await simpleParser(Buffer.from(mail))).subject ?? '').toBe(expected);
      }),
      runs(300),
    );
  });

  it('a message is ASCII, its lines are short enough, and its size was known before', () => {
    fc.assert(
      fc.property(anyMessage, (parts) => {
        const message = messageOf(parts);
        const mail = Buffer.from(encodeMessage(message, { boundarySeed: 'ab', reference: '7Q4K-2MXD' })).toString(
          'latin1',
        );
        expect(mail).toMatch(/^[\r\n\x20-\x7e]*$/);
        expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of mail.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(998);
          if (line.includes('=?UTF-8?')) expect(line.length).toBeLessThanOrEqual(76);
        }
        expect(messageSize(message, '7Q4K-2MXD')).toBe(mail.length);
      }),
      runs(300),
    );
  });
});
