import { scanXml, type DamagedXml, type RefusedXml, type XmlText } from './xml-scan.ts';

/** Real receipts have 3 to 10 kB; some carry their PDF, or an order of thousands of lines, in an Addenda. */
const maxXmlBytes = 5 * 1024 * 1024;

const damaged = (reason: DamagedXml): XmlText => ({ verdict: 'damaged', reason });
const refused = (reason: RefusedXml): XmlText => ({ verdict: 'refused', reason });

/**
 * Decodes an XML file and refuses what no receipt has, before any parser sees it: a parser that meets a document type
 * can be made to use gigabytes or to fetch files. `leaveOut` names a child of the root whose content is nobody's
 * business but may be large.
 */
export const readXmlText = (bytes: Uint8Array<ArrayBuffer>, leaveOut: string): XmlText => {
  if (bytes.length === 0) return damaged('empty');
  if (/^\s*%PDF-/.test(String.fromCharCode(...bytes.subarray(0, 16)))) return damaged('pdf');
  if (bytes.length > maxXmlBytes) return refused('too-large');
  const decoded = decode(bytes);
  if (decoded === undefined) return damaged('encoding');
  // Portals put white space or a stray mark before the declaration; markup before it is no such thing.
  const text = decoded.replace(/^[^<]*(?=<\?xml\s)/, '');
  if (!/^\s*</.test(text)) return damaged('not-xml');
  if (/^\s*<html\b/i.test(text)) return damaged('web-page');
  return scanXml(text, leaveOut);
};

/** XML 1.0 appendix F: byte order mark, then the shape of `<?`, then the declaration, else UTF-8. */
const encodingOf = (bytes: Uint8Array): string => {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  // A declaration that was readable byte by byte cannot mean UTF-16, whatever it says.
  return declared.startsWith('utf-16') || declared.startsWith('ucs-2') ? 'utf-8' : declared;
};

/** Undefined for bytes that are no text in the encoding they declare. */
export const decodeText = (bytes: Uint8Array<ArrayBuffer>): string | undefined => decode(bytes);

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    // An unknown name, or bytes that are no such text: not guessed at, because a guess would change names.
    return undefined;
  }
};
