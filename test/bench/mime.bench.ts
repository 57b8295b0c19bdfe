import { bench, describe } from 'vitest';
import { encodeMessage } from '../../src/domain/message/mime.ts';
import { pdf, plainMessage } from '../unit/domain/message/mail-cases.ts';

const utf8 = new TextEncoder();

/** The least any builder must do: native base64 of the attachments and one copy to bytes, without wrapping. */
const nativeBase64 = (files: readonly { readonly bytes: Uint8Array }[]): Uint8Array =>
  utf8.encode(files.map(({ bytes }) => Buffer.from(bytes).toString('base64')).join(''));

describe.each([
  ['a 100 KB receipt', [pdf('recibo.pdf', 100_000), pdf('recibo.xml', 15_000)]],
  ['a 5 MB attachment', [pdf('recibo.pdf', 5_000_000)]],
])('%s', (_name, attachments) => {
  const message = { ...plainMessage, attachments };
  bench('whole message, wrapped, as bytes', () => {
    encodeMessage(message, { boundarySeed: '0123' });
  });
  bench('native base64 and a copy, unwrapped', () => {
    nativeBase64(attachments);
  });
});
