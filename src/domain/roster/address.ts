import { decodePunycode, encodePunycode } from '../text/punycode.ts';

const localLimit = 64;
const addressLimit = 254;

/** RFC 5322 §3.2.3 dot-atom, ASCII: what is written into a header. Quoted local parts are not sent to. */
const dotAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const asciiLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const unicodeLabel = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u;

const toAscii = (label: string): string => {
  if (/^[\0-\x7f]*$/.test(label)) return label;
  return unicodeLabel.test(label) ? `xn--${encodePunycode(label)}` : '';
};

/** IDNA A-labels (RFC 5890 §2.3.2.1) of a host name with at least one dot; undefined when it is none. */
const domainOf = (text: string): string | undefined => {
  const labels = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .split(/[.\u3002]/)
    .map(toAscii);
  const last = labels.at(-1) ?? '';
  const valid = labels.length > 1 && labels.every((label) => asciiLabel.test(label)) && !/^\d+$/.test(last);
  return valid && last.length > 1 ? labels.join('.') : undefined;
};

const joined = (local: string, domain: string): string | undefined => {
  const host = domainOf(domain);
  if (host === undefined || !dotAtom.test(local) || local.length > localLimit) return undefined;
  const address = `${local}@${host}`;
  return address.length > addressLimit ? undefined : address;
};

/** Longer than any address with its comment: RFC 5321 §4.5.3.1 allows 64 + 1 + 255. */
const longest = 320;

/** The text without `(comments)`, RFC 5322 §3.2.2; undefined where a bracket has no other half. */
const withoutComments = (text: string): string | undefined => {
  let depth = 0;
  let kept = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (depth === 0) kept += letter;
    if (depth < 0) return undefined;
  }
  return depth === 0 ? kept : undefined;
};

/** `"ana"@x.mx` is `ana@x.mx`; a local part that needs its quotes is not sent to. */
const unquoted = (local: string): string => /^"([^"\\]*)"$/.exec(local)?.[1] ?? local;

/**
 * One addr-spec as it goes into a header: local part as typed, domain in lower case and ASCII. Comments are dropped.
 * Undefined for anything else; a local part that is not ASCII cannot be sent to either.
 */
export const parseAddress = (text: string): string | undefined => {
  if (text.length > longest || !/^[^\r\n\0]*$/.test(text)) return undefined;
  const bare = text.includes('(') ? withoutComments(text)?.trim() : text;
  const at = bare?.lastIndexOf('@') ?? -1;
  if (bare === undefined || at === -1) return undefined;
  return joined(unquoted(bare.slice(0, at)), bare.slice(at + 1));
};

/** An address for people: IDNA labels in their own letters. For showing only. */
export const displayAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  const shown = labels.map((label) => {
    const decoded = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : undefined;
    return decoded !== undefined && unicodeLabel.test(decoded) ? decoded : label;
  });
  return `${address.slice(0, at + 1)}${shown.join('.')}`;
};
