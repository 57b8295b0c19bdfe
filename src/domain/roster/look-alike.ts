import { editDistance } from '../text/edit-distance.ts';
import { withoutInvisible } from '../text/fold-text.ts';
import { issue, type Issue } from '../issue.ts';
import { displayAddress, parseAddress } from './address.ts';
import type { Mailbox } from './recipient.ts';
import type { Entry } from './roster.ts';
import { isKnownDomain } from './unlikely-domain.ts';

const inText = /[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:]+/g;
/** Cells of addresses are short; nobody searches a novel. */
const longest = 2_000;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Letters that no Spanish, Polish or English name is written with, in a domain that otherwise is. */
const hasStrangeLetters = (domain: string): boolean =>
  domain.split('.').some((label) => {
    const latin = /\p{Script=Latin}/u.test(label);
    const other = /[^\p{Script=Latin}\p{N}\p{M}-]/u.test(label);
    const alike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(label);
    return (
      (latin && other) ||
      alike ||
      /[\u0131\u0180-\u024f\u0250-\u02af\u1d00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]/.test(label)
    );
  });

/** An address that the cell names and that nobody would be written to: `luis@otra.mx <ana@empresa.mx>`. */
const secondAddress = (text: string, mailboxes: readonly Mailbox[]): string | undefined => {
  const used = new Set(mailboxes.map(({ address }) => address.toLowerCase()));
  return text
    .slice(0, longest)
    .match(inText)
    ?.find((found) => {
      const address = parseAddress(found.replace(/^['.]+|['.]+$/g, ''));
      return address !== undefined && !used.has(address.toLowerCase());
    });
};

/** Why an address may not be what a reader takes it for; `other` is what it could be taken for. */
export const deceptionIn = (
  text: string,
  mailboxes: readonly Mailbox[],
): { readonly reason: 'invisible' | 'letters' | 'second'; readonly other: string } | undefined => {
  if (mailboxes.length === 0) return undefined;
  if (withoutInvisible(text) !== text) return { reason: 'invisible', other: '' };
  if (mailboxes.some(({ address }) => hasStrangeLetters(domainOf(displayAddress(address)))))
    return { reason: 'letters', other: '' };
  const second = /[<("]/.test(text) ? secondAddress(text, mailboxes) : undefined;
  return second === undefined ? undefined : { reason: 'second', other: second };
};

const strokes: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['0', 'o'],
  ['1', 'l'],
  ['ł', 'l'],
  ['ı', 'i'],
];

/** The same for texts that look the same. */
const skeleton = (domain: string): string =>
  strokes.reduce(
    (done, [from, to]) => done.replaceAll(from, to),
    domain
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );

/** The domain that most rows have; undefined when none is common enough to be meant. */
const majorityOf = (domains: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const domain of domains) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 3 && best[1] * 2 > domains.length ? best[0] : undefined;
};

const isLike = (domain: string, majority: string): boolean => {
  if (domain === majority || isKnownDomain(domain)) return false;
  const shown = domainOf(displayAddress(`x@${domain}`));
  return editDistance(shown, majority, 1) <= 1 || skeleton(shown) === skeleton(majority);
};

/** Addresses on a domain that differs by one letter, or only to a machine, from the one most rows have. */
export const lookAlikeDomains = (entries: readonly Entry[], letters: string): Issue[] => {
  const all = entries.flatMap(({ row, recipients }) =>
    recipients.map(({ address }) => ({ row, address, domain: domainOf(address) })),
  );
  const majority = majorityOf(all.map(({ domain }) => domain));
  if (majority === undefined) return [];
  return all
    .filter(({ domain }) => isLike(domain, majority))
    .map(({ row, address }) =>
      issue('recipient/look-alike', row, letters, {
        reason: 'domain',
        value: displayAddress(address),
        other: majority,
      }),
    );
};
