import { saysAbsent } from '../text/absent-words.ts';
import { parseAddress } from './address.ts';
import { tidyText, withoutInvisible } from '../text/fold-text.ts';
import type { IssueCode } from '../issue.ts';

/** RFC 5322 §3.4 mailbox: display name ('' when there is none) and addr-spec, ASCII. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface ParsedRecipients {
  /** Every valid mailbox of the text, in order, without repetitions. */
  readonly mailboxes: readonly Mailbox[];
  /** Several valid mailboxes are a problem only for the caller that wants one. `value` is the part that is wrong. */
  readonly problem?: { readonly code: IssueCode; readonly value: string };
}

const lineBreaks = /[\r\n\u000b\u000c\u0085\u2028\u2029]/;
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Cuts at `;`, `,` and line breaks, but not inside quotes or angle brackets. */
const split = (text: string): string[] => {
  const parts = [''];
  let quoted = false;
  let angled = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (letter === '<' && !quoted) angled = true;
    else if (letter === '>' && !quoted) angled = false;
    const ends = lineBreaks.test(letter) || (!quoted && !angled && (letter === ';' || letter === ','));
    if (ends) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map(tidyText).filter((part) => part !== '');
};

/** `Pérez, Ana <ana@x.mx>`: a name with a comma is one mailbox, as mail programs write it. */
const mended = (parts: readonly string[]): string[] =>
  parts.reduce<string[]>((done, part) => {
    const last = done.at(-1);
    const named = last !== undefined && !last.includes('@') && /^[^@]*<[^<>]*@[^<>]*>$/.test(part);
    return named ? [...done.slice(0, -1), `${last}, ${part}`] : [...done, part];
  }, []);

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, (query) => (/^\?(subject|cc|body)=/i.test(query) ? '' : query));

const unquoted = (name: string): string =>
  name
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\\(["\\])/g, '$1')
    .trim();

const parseMailbox = (text: string): Mailbox | undefined => {
  const angled = /^([^<>]*)<([^<>]*)>$/.exec(text);
  const address = parseAddress(bare(angled ? angled[2]! : text));
  return address === undefined ? undefined : { name: unquoted(angled?.[1] ?? ''), address };
};

/** An address with a name; nobody looks for one in a longer text. */
const longestPart = 640;
const longestShown = 80;

/** `a@x.mx b@x.mx` and `a@x.mx / b@x.mx`: several only when every part is an address. */
const parsePart = (part: string): readonly Mailbox[] => {
  if (part.length > longestPart) return [];
  const whole = parseMailbox(part);
  if (whole !== undefined) return [whole];
  const several = part.split(/[\s/|]+/).map(parseMailbox);
  return several.every((mailbox) => mailbox !== undefined) ? several : [];
};

const distinct = (mailboxes: readonly Mailbox[]): Mailbox[] => {
  const seen = new Set<string>();
  return mailboxes.filter(({ address }) => {
    const key = address.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
};

/** Reads the addresses of one cell. Never guesses: what is not an address is a problem, and named. */
export const parseRecipients = (text: string): ParsedRecipients => {
  const visible = withoutInvisible(text).trim();
  if (visible === '' || saysAbsent(visible)) {
    return { mailboxes: [], problem: { code: 'recipient/missing', value: visible } };
  }
  if (control.test(visible)) return { mailboxes: [], problem: { code: 'recipient/control-character', value: '' } };
  const parts = /[;,\s<"]/.test(visible) ? mended(split(visible)) : [visible];
  const found = parts.map((part) => ({ part, mailboxes: parsePart(part) }));
  const wrong = found.find(({ mailboxes }) => mailboxes.length === 0);
  const mailboxes = distinct(found.flatMap((each) => each.mailboxes));
  if (wrong !== undefined || mailboxes.length === 0) {
    const code = lineBreaks.test(visible) ? 'recipient/control-character' : 'recipient/invalid';
    const value = wrong?.part ?? tidyText(visible);
    const shown = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
    return { mailboxes, problem: { code, value: shown } };
  }
  return mailboxes.length > 1
    ? { mailboxes, problem: { code: 'recipient/several', value: tidyText(visible) } }
    : { mailboxes };
};

export { displayAddress } from './address.ts';
export { unlikelyDomain } from './unlikely-domain.ts';
