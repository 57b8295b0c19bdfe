import { opensLock } from './revision-six.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The proofs of the user's and the owner's password. */
interface Proofs {
  readonly U: Bytes;
  readonly O: Bytes;
}

/**
 * The passwords still worth trying on a PDF. Of a lock of revision 6 the proofs are tested here, because a reader needs
 * half a second for each try; other PDFs keep the list.
 */
export const narrowPasswords = async (pdf: Bytes, passwords: readonly string[]): Promise<readonly string[]> => {
  const proofs = passwords.length < 2 ? undefined : readProofs(pdf);
  if (proofs === undefined) return passwords;
  for (const password of passwords) {
    if (await opensLock(password, proofs.U, proofs.O)) return [password];
  }
  return [];
};

/** The encryption dictionary is never compressed, so that its entries can be found without reading the file. */
const readProofs = (pdf: Bytes): Proofs | undefined => {
  const text = new TextDecoder('latin1').decode(pdf);
  if (!text.includes('/Encrypt') || !/\/R\s+6\b/.test(text)) return undefined;
  const [U, O] = [readEntry(text, 'U'), readEntry(text, 'O')];
  return U === undefined || O === undefined ? undefined : { U, O };
};

const proofLength = 48;

const readEntry = (text: string, name: string): Bytes | undefined => {
  const starts = new RegExp(String.raw`/${name}\s*(?=[(<])`, 'g');
  for (const match of text.matchAll(starts)) {
    const at = match.index + match[0].length;
    const bytes = text[at] === '(' ? readLiteral(text, at + 1) : readHex(text, at + 1);
    if (bytes !== undefined && bytes.length >= proofLength) return bytes.slice(0, proofLength);
  }
  return undefined;
};

const readHex = (text: string, start: number): Bytes | undefined => {
  const hex = text.slice(start, text.indexOf('>', start)).replace(/\s/g, '');
  if (!/^([0-9A-Fa-f]{2})*$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
};

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** ISO 32000-1 §7.3.4.2: parentheses balance, a backslash escapes. */
const readLiteral = (text: string, start: number): Bytes | undefined => {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = start; at < text.length && bytes.length <= 127; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const escaped = text.charAt(at + 1);
      if (octal !== undefined) bytes.push(parseInt(octal, 8) & 0xff);
      else if (!/[\r\n]/.test(escaped)) bytes.push(escapes[escaped] ?? escaped.charCodeAt(0));
      at += octal?.length ?? (text.startsWith('\r\n', at + 1) ? 2 : 1);
      continue;
    }
    if (character === ')' && depth === 0) return Uint8Array.from(bytes);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    bytes.push(character.charCodeAt(0));
  }
  return undefined;
};
