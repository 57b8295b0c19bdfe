import { encodeWords } from './encoded-word.ts';
import { Failure } from '../failure.ts';
import type { Mailbox } from '../roster/recipient.ts';

const lineLimit = 76;
/** RFC 5322 §2.1.1 allows 998; a longer run of characters without a space cannot be folded. */
const unfoldableLength = 900;
const plainNameLength = 60;

/** All of these would end a header line somewhere, or be shown as one. */
const breaks = /[\u0000-\u001f\u007f\u0080-\u009f\u2028\u2029]+/g;

/** They turn the letters of words and numbers round: `recibo\u202efdp.exe` would show as a PDF. */
const turnings = /[\u202a-\u202e\u2066-\u2069]/g;

/** A value that cannot begin another header: line breaks and control characters become one space, what turns text round goes. */
export const oneLine = (text: string): string => text.replace(turnings, '').replace(breaks, ' ').trim();

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text) && !text.includes('=?');

/** Folds before words (RFC 5322 §2.2.3), so that no line consists of white space alone. */
const fold = (name: string, words: readonly string[]): string => {
  let lines = `${name}:`;
  let used = lines.length;
  words.forEach((word, index) => {
    const text = index === 0 ? ` ${word}` : word;
    if (index > 0 && used + text.length > lineLimit) {
      lines += '\r\n';
      used = 0;
    }
    lines += text;
    used += text.length;
  });
  return `${lines}\r\n`;
};

/** An unstructured header such as Subject. */
export const textHeader = (name: string, value: string): string => {
  const text = oneLine(value);
  // Some readers take a fold before several spaces for one space.
  const words = text.match(/(?:^| )[^ ]+(?: {2,}[^ ]+)*/g) ?? [];
  if (isPlain(text) && words.every((word) => word.length <= unfoldableLength)) return fold(name, words);
  return `${name}: ${encodeWords(text, name.length + 2)}\r\n`;
};

/** RFC 5322 §3.4.1 dot-atom on both sides: quoted local parts and address literals are never written. */
const plainAddress = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9.-]+$/;

const displayName = (name: string, used: number): string => {
  const text = oneLine(name);
  if (!isPlain(text) || text.length > plainNameLength) return encodeWords(text, used);
  return /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
};

const mailboxText = (header: string, { name, address }: Mailbox): string => {
  if (!plainAddress.test(address)) throw new Failure('mail/rejected', { values: { header } });
  const used = header.length + 2;
  const shown = displayName(name, used);
  if (shown === '') return address;
  const lastLine = used + shown.length - shown.lastIndexOf('\n') - 1;
  return `${shown}${lastLine + address.length + 4 > lineLimit ? '\r\n' : ''} <${address}>`;
};

/** A header of mailboxes, one a line. Throws `mail/rejected` rather than clean an address. */
export const mailboxHeader = (name: string, mailboxes: readonly Mailbox[]): string => {
  if (mailboxes.length === 0) return '';
  return `${name}: ${mailboxes.map((mailbox) => mailboxText(name, mailbox)).join(',\r\n ')}\r\n`;
};

const utf8 = new TextEncoder();

/** RFC 2231 §7 attribute-char, fewer rather than more. */
const attributeChar = /[A-Za-z0-9._-]/;

const percentEncoded = (letter: string): string =>
  attributeChar.test(letter)
    ? letter
    : Array.from(utf8.encode(letter), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A parameter with its leading `;` and fold. RFC 2231 §3 continuations are cut between characters, never inside one. */
export const parameter = (name: string, value: string): string => {
  const text = oneLine(value);
  if (/^[ -~]*$/.test(text) && !text.includes('=?') && text.length <= plainNameLength) {
    return `;\r\n ${name}="${text.replace(/["\\]/g, '\\$&')}"`;
  }
  const room = lineLimit - ` ${name}*99*=;`.length;
  const segments = [`UTF-8''`];
  for (const letter of text) {
    const encoded = percentEncoded(letter);
    const last = segments.length - 1;
    if (segments[last]!.length + encoded.length <= room) segments[last] += encoded;
    else segments.push(encoded);
  }
  if (segments.length === 1) return `;\r\n ${name}*=${segments[0]}`;
  return segments.map((segment, index) => `;\r\n ${name}*${index}*=${segment}`).join('');
};
