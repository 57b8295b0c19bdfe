export type XmlText =
  /** `text` lacks what is inside the elements that were to be left out; that is in `leftOut`, unread. */
  | { readonly verdict: 'text'; readonly text: string; readonly leftOut: string }
  | { readonly verdict: 'damaged'; readonly reason: DamagedXml }
  | { readonly verdict: 'refused'; readonly reason: RefusedXml };
export type DamagedXml = 'empty' | 'pdf' | 'encoding' | 'web-page' | 'not-xml' | 'not-well-formed';
export type RefusedXml = 'too-large' | 'entity' | 'document-type' | 'nesting' | 'elements';

const maxDepth = 64;
/** Of what a parser gets. An invoice of a thousand lines has 10,000 tags; no element of one has fifty attributes. */
const maxTags = 20_000;
const maxCharacters = 2 * 1024 * 1024;
const maxAttributes = 200;
/** Those nobody parses included. */
const maxTagsInAll = 200_000;

const damaged = (reason: DamagedXml): XmlText => ({ verdict: 'damaged', reason });
const refused = (reason: RefusedXml): XmlText => ({ verdict: 'refused', reason });

/** Where the comment, CDATA section or instruction at `start` ends; -1 when it never does, undefined for a declaration. */
const endOfAside = (text: string, start: number): number | undefined => {
  const upTo = (mark: string, from: number): number => text.indexOf(mark, start + from);
  if (text[start + 1] === '?') return upTo('?>', 2);
  if (text.startsWith('<!--', start)) return upTo('-->', 4);
  return text.startsWith('<![CDATA[', start) ? upTo(']]>', 9) : undefined;
};

interface Tag {
  readonly end: number;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: number;
}

/** Where the tag that begins at `start` ends; undefined when it never does. */
const tagAt = (text: string, start: number): Tag | undefined => {
  let quote = 0;
  let attributes = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quote !== 0) quote = character === quote ? 0 : quote;
    else if (character === 0x22 || character === 0x27) {
      quote = character;
      attributes += 1;
    } else if (character === 0x3e) {
      const kind = text[start + 1] === '/' ? 'close' : text[at - 1] === '/' ? 'empty' : 'open';
      return { end: at + 1, kind, attributes };
    }
  }
  return undefined;
};

const nameAt = (text: string, start: number): string => {
  const from = text[start + 1] === '/' ? start + 2 : start + 1;
  let end = from;
  while (end < text.length && !' \t\r\n/>'.includes(text.charAt(end))) end += 1;
  return text.slice(from, end);
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const declaration = (text: string, at: number): XmlText => {
  const start = text.slice(at, at + 100_000);
  if (/<!ENTITY/i.test(start)) return refused('entity');
  return /^<!DOCTYPE\s+html\b/i.test(start) ? damaged('web-page') : refused('document-type');
};

/** What a scan has seen so far. */
class Scan {
  readonly kept: string[] = [];
  readonly leftOut: string[] = [];
  private readonly open: string[] = [];
  private readonly text: string;
  private readonly leaveOut: string;
  private keptFrom = 0;
  private outFrom = -1;
  private tags = 0;
  private parsedTags = 0;

  constructor(text: string, leaveOut: string) {
    this.text = text;
    this.leaveOut = leaveOut;
  }

  /** What is wrong with the document because of this tag; undefined when nothing is. */
  take(start: number, { end, kind, attributes }: Tag): XmlText | undefined {
    const name = nameAt(this.text, start);
    const outside = this.outFrom === -1;
    this.tags += 1;
    if (outside) this.parsedTags += 1;
    if (attributes > maxAttributes || this.parsedTags > maxTags || this.tags > maxTagsInAll) return refused('elements');
    if (kind === 'close' && this.open.pop() !== name) return damaged('not-well-formed');
    if (kind === 'close' && !outside && this.open.length === 1) this.resume(start);
    if (kind !== 'open') return undefined;
    if (this.open.length === maxDepth) return refused('nesting');
    if (outside && this.open.length === 1 && localName(name) === this.leaveOut) this.outFrom = end;
    this.open.push(name);
    return undefined;
  }

  private resume(start: number): void {
    this.kept.push(this.text.slice(this.keptFrom, this.outFrom));
    this.leftOut.push(this.text.slice(this.outFrom, start));
    this.keptFrom = start;
    this.outFrom = -1;
  }

  end(): XmlText {
    if (this.open.length > 0) return damaged('not-well-formed');
    const text = [...this.kept, this.text.slice(this.keptFrom)].join('');
    return text.length > maxCharacters
      ? refused('elements')
      : { verdict: 'text', text, leftOut: this.leftOut.join('\n') };
  }
}

/** Judges the markup without understanding it, in time linear in the text. */
export const scanXml = (text: string, leaveOut: string): XmlText => {
  const scan = new Scan(text, leaveOut);
  for (let at = text.indexOf('<'); at !== -1;) {
    const next = text[at + 1];
    if (next === '!' || next === '?') {
      const end = endOfAside(text, at);
      if (end === undefined) return declaration(text, at);
      if (end === -1) return damaged('not-well-formed');
      at = text.indexOf('<', end);
      continue;
    }
    const tag = tagAt(text, at);
    if (tag === undefined) return damaged('not-well-formed');
    const fault = scan.take(at, tag);
    if (fault !== undefined) return fault;
    at = text.indexOf('<', tag.end);
  }
  return scan.end();
};
