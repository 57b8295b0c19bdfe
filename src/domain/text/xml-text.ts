/** Real receipts have 3 to 10 kB. */
const maxXmlBytes = 1_000_000;
const maxDepth = 64;
/** Opening and closing tags. An invoice of a thousand lines has 10,000; no element of one has fifty attributes. */
const maxTags = 20_000;
const maxAttributes = 200;

export type XmlText =
  | { readonly verdict: 'text'; readonly text: string }
  | { readonly verdict: 'damaged' | 'refused'; readonly reason: string };

const damaged = (reason: string): XmlText => ({ verdict: 'damaged', reason });
const refused = (reason: string): XmlText => ({ verdict: 'refused', reason });

/**
 * Decodes an XML file and refuses what no receipt has, before any parser sees it: a parser that meets a document type
 * can be made to use gigabytes or to fetch files.
 */
export const readXmlText = (bytes: Uint8Array<ArrayBuffer>): XmlText => {
  if (bytes.length === 0) return damaged('empty');
  if (bytes.length > maxXmlBytes) return refused('too-large');
  if (/^\s*%PDF-/.test(String.fromCharCode(...bytes.subarray(0, 16)))) return damaged('pdf');
  const decoded = decode(bytes);
  if (decoded === undefined) return damaged('encoding');
  // Portals put white space or a stray mark before the declaration; markup before it is no such thing.
  const text = decoded.replace(/^[^<]*(?=<\?xml\s)/, '');
  if (/<!ENTITY/i.test(text)) return refused('entity');
  if (/^\s*(<!DOCTYPE\s+html|<html)\b/i.test(text)) return damaged('web-page');
  if (/<!DOCTYPE/i.test(text)) return refused('document-type');
  if (/<\?xml-stylesheet/i.test(text)) return refused('stylesheet');
  if (!/^\s*</.test(text)) return damaged('not-xml');
  const excess = excessOf(text);
  return excess === undefined ? { verdict: 'text', text } : refused(excess);
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

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    // An unknown name, or bytes that are no such text: not guessed at, because a guess would change names.
    return undefined;
  }
};

interface Markup {
  readonly end: number;
  /** Whether it opens or closes an element. */
  readonly depth: -1 | 0 | 1;
  readonly attributes: number;
}

/** Where the markup that begins at `start` ends. Linear in the text. */
const markupAt = (text: string, start: number): Markup | undefined => {
  const upTo = (mark: string): Markup | undefined => {
    const found = text.indexOf(mark, start);
    return found === -1 ? undefined : { end: found + mark.length, depth: 0, attributes: 0 };
  };
  if (text.startsWith('<!--', start)) return upTo('-->');
  if (text.startsWith('<![CDATA[', start)) return upTo(']]>');
  if (text.startsWith('<?', start)) return upTo('?>');
  let quote = '';
  let attributes = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") {
      quote = character;
      attributes += 1;
    } else if (character === '>') {
      const depth = text[start + 1] === '/' ? -1 : text[at - 1] === '/' ? 0 : 1;
      return { end: at + 1, depth, attributes };
    }
  }
  return undefined;
};

/** A parser that meets thousands of levels takes minutes. What never ends is left to the parser to call damaged. */
const excessOf = (text: string): string | undefined => {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1;) {
    const markup = markupAt(text, at);
    if (markup === undefined) return undefined;
    depth += markup.depth;
    tags += 1;
    if (depth > maxDepth) return 'nesting';
    if (tags > maxTags || markup.attributes > maxAttributes) return 'elements';
    at = text.indexOf('<', markup.end);
  }
  return undefined;
};
