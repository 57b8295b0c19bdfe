import { domainToASCII } from 'node:url';
import { simpleParser, type AddressObject } from 'mailparser';
import PostalMime, { type Address } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../../src/domain/failure.ts';
import type { Message } from '../../../../src/domain/message/message.ts';
import { encodeMessage, messageSize } from '../../../../src/domain/message/mime.ts';
import type { Mailbox } from '../../../../src/domain/roster/recipient.ts';
import { mailCases, pdf, plainMessage } from './mail-cases.ts';

const seed = '00112233445566778899aabbccddeeff';
const encode = (message: Message): Uint8Array<ArrayBuffer> => encodeMessage(message, { boundarySeed: seed });
const ascii = (mail: Uint8Array): string => Buffer.from(mail).toString('latin1');
const headOf = (mail: Uint8Array): string => ascii(mail).split('\r\n\r\n', 1)[0]!;
const newlines = (text: string): string => text.replace(/\r\n|\r/g, '\n').trimEnd();
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** What a reader makes of a message, in our own words. */
interface Read {
  readonly subject: string;
  readonly from: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly text: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly base64: string }[];
}

const expected = (message: Message): Read => ({
  subject: message.subject,
  from: message.from ? [message.from] : [],
  to: message.to,
  cc: message.cc,
  bcc: message.bcc,
  text: newlines(wellFormed(message.text)),
  html: newlines(message.html),
  files: message.attachments.map(({ name, mediaType, bytes }) => ({
    name,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  })),
});

const readByPostalMime = async (mail: Uint8Array): Promise<Read> => {
  const read = await PostalMime.parse(mail);
  const boxes = (list: readonly Address[] | undefined): Mailbox[] =>
    (list ?? []).map(({ name, address }) => ({ name: name ?? '', address: address ?? '' }));
  return {
    subject: read.subject ?? '',
    from: boxes(read.from ? [read.from] : []),
    to: boxes(read.to),
    cc: boxes(read.cc),
    bcc: boxes(read.bcc),
    text: newlines(read.text ?? ''),
    html: newlines(read.html ?? ''),
    files: read.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      mediaType: mimeType,
      base64: Buffer.from(content as ArrayBuffer).toString('base64'),
    })),
  };
};

/** mailparser shows IDN domains in Unicode. */
const asWritten = (address: string): string => address.replace(/[^@]*$/, domainToASCII);

const readByMailparser = async (mail: Uint8Array): Promise<Read> => {
  const read = await simpleParser(Buffer.from(mail));
  const boxes = (list: AddressObject | AddressObject[] | undefined): Mailbox[] =>
    [list ?? []]
      .flat()
      .flatMap(({ value }) => value)
      .map(({ name, address }) => ({ name, address: asWritten(address ?? '') }));
  return {
    subject: read.subject ?? '',
    from: boxes(read.from),
    to: boxes(read.to),
    cc: boxes(read.cc),
    bcc: boxes(read.bcc),
    text: newlines(read.text ?? ''),
    html: newlines(read.html || ''),
    files: read.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      mediaType: contentType,
      base64: content.toString('base64'),
    })),
  };
};

const cases = Object.entries(mailCases).map(([name, change]) => ({ name, message: { ...plainMessage, ...change } }));

describe.each([
  ['postal-mime', readByPostalMime],
  ['mailparser', readByMailparser],
])('%s reads back', (_reader, read) => {
  it.each(cases)('$name', async ({ message }) => {
    expect(await read(encode(message))).toEqual(expected(message));
  });
});

it('names a file by what it is, whatever its name turns round', async () => {
  const attachments = [{ ...pdf('x.pdf'), name: 'recibo\u202efdp.exe' }];
  const { files } = await readByPostalMime(encode({ ...plainMessage, attachments }));
  expect(files.map(({ name }) => name)).toEqual(['recibofdp.exe']);
});

describe('every message', () => {
  it.each(cases)('is ASCII with CR LF line ends and short lines: $name', ({ message }) => {
    const mail = ascii(encode(message));
    expect(mail).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = mail.split('\r\n');
    const folded = lines.filter((line) => line.includes('=?UTF-8?') || !line.includes(' '));
    expect(Math.max(...folded.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it.each(cases)('has encoded words of at most 75 characters: $name', ({ message }) => {
    for (const word of ascii(encode(message)).match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? []) {
      expect(word.length).toBeLessThanOrEqual(75);
      const text = Buffer.from(word.slice(10, -2), 'base64');
      expect(Buffer.from(text.toString('utf8')).equals(text)).toBe(true);
    }
  });

  it.each(cases)('is as long as messageSize says: $name', ({ message }) => {
    expect(messageSize(message)).toBe(encode(message).length);
    expect(messageSize(message, '7Q4K-2MXD')).toBe(
      encodeMessage(message, { boundarySeed: seed, reference: '7Q4K-2MXD' }).length,
    );
  });
});

describe('the head', () => {
  it('names the date, MIME version and no Message-ID, and keeps Bcc', () => {
    const message = { ...plainMessage, bcc: [{ name: '', address: 'copia@example.com' }] };
    expect(headOf(encode(message)).replaceAll(/\r\n /g, ' ').split('\r\n')).toEqual([
      'From: =?UTF-8?B?TsOzbWluYXM=?= <nominas@example.com>',
      'To: ana@example.org',
      'Bcc: copia@example.com',
      'Subject: Recibo',
      'Date: Thu, 15 Jan 2026 09:30:00 +0000',
      'MIME-Version: 1.0',
      `Content-Type: multipart/alternative; boundary="=_alternative_${seed}"`,
    ]);
  });

  it('says mixed(alternative(text, html), files) when there are files', () => {
    const mail = ascii(encode({ ...plainMessage, attachments: [pdf('a.pdf')] }));
    expect(mail.match(/^Content-Type: [^;\r]*/gm)).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: application/pdf',
    ]);
  });

  it('is the same for the same seed and another for another', () => {
    const other = encodeMessage(plainMessage, { boundarySeed: 'ff' });
    expect(ascii(encode(plainMessage))).toBe(ascii(encode(plainMessage)));
    expect(ascii(other)).not.toBe(ascii(encode(plainMessage)));
    expect(other.length).toBe(encode(plainMessage).length);
  });
});

describe('nothing in a message can write a header', () => {
  const evil = 'x\r\nBcc: evil@example.net\r\n\r\nbody\n\u2028\u0000\u0085Bcc: evil2@example.net';
  const message: Message = {
    ...plainMessage,
    from: { name: evil, address: 'nominas@example.com' },
    to: [{ name: evil, address: 'ana@example.org' }],
    replyTo: { name: evil, address: 'rh@example.com' },
    subject: evil,
    attachments: [{ ...pdf(`${evil}.pdf`), mediaType: 'application/pdf\r\nBcc: evil@example.net' }],
  };

  it('not a name, a subject, a file name or a media type', async () => {
    const mail = encode(message);
    expect(ascii(mail)).not.toMatch(/^Bcc:/m);
    for (const read of [await readByPostalMime(mail), await readByMailparser(mail)]) {
      expect(read.bcc).toEqual([]);
      expect(read.to.map(({ address }) => address)).toEqual(['ana@example.org']);
      expect(read.text).toBe('Hola, Ana');
      expect(read.files).toHaveLength(1);
      expect(read.files[0]?.base64).toBe(Buffer.from(message.attachments[0]!.bytes).toString('base64'));
    }
  });

  it.each([
    'a@example.org\r\nBcc: evil@example.net',
    'a@example.org, evil@example.net',
    'a@example.org; evil@example.net',
    'a b@example.org',
    'a@example.org>',
    '<a@example.org',
    'a@example.org\u0000',
    'a@exámple.org',
    'iván@example.org',
    'group:a@example.org',
    '"a"@example.org',
    'a(b)@example.org',
    '',
    'nobody',
  ])('not an address: %j is rejected', (address) => {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const build = (): unknown => encode({ ...plainMessage, [field]: [{ name: '', address }] });
      expect(build).toThrowError(expect.objectContaining({ code: 'mail/rejected' }));
    }
  });

  it('a message to nobody is rejected', () => {
    try {
      encode({ ...plainMessage, to: [] });
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error) && error.code).toBe('mail/rejected');
    }
  });
});

describe('the reference', () => {
  it('ends text and HTML once, however often it is asked for', async () => {
    const once = encodeMessage(plainMessage, { boundarySeed: seed, reference: '7Q4K-2MXD' });
    const read = await readByPostalMime(once);
    expect(read.text).toBe('Hola, Ana\n\nRef. 7Q4K-2MXD');
    expect(read.html).toMatch(/<p [^>]*>Ref\. 7Q4K-2MXD<\/p>\s*<\/body><\/html>$/);
    const again = encodeMessage(
      { ...plainMessage, text: read.text, html: read.html },
      { boundarySeed: seed, reference: '7Q4K-2MXD' },
    );
    expect(await readByPostalMime(again)).toEqual(read);
  });
});

describe('a media type that must not be base64', () => {
  it('becomes plain bytes', async () => {
    const file = { ...pdf('mail.eml'), mediaType: 'message/rfc822' };
    const mail = encode({ ...plainMessage, attachments: [file] });
    expect(ascii(mail)).toContain('Content-Type: application/octet-stream;');
    const read = await readByMailparser(mail);
    expect(read.files[0]?.base64).toBe(Buffer.from(file.bytes).toString('base64'));
  });
});
