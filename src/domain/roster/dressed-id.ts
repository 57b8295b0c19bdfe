import { isCurp, isRfc } from './identity.ts';
import { isNif, isNss, isPesel } from './national-ids.ts';
import { isNip } from './whole-id.ts';

const candidates: readonly (readonly [pattern: RegExp, isOne: (id: string) => boolean])[] = [
  [/(?:\d{8}|[XYZKLM]-?\d{7})[- ]?[A-Z](?![A-Z0-9])/g, isNif],
  [/(?<!\d)\d{11}(?!\d)/g, (id) => isPesel(id) || isNss(id)],
  [/(?<!\d)\d{10}(?!\d)/g, isNip],
  [/[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{2}[0-9A](?![A-Z0-9Ñ])/g, isRfc],
  [/[A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d(?![A-Z0-9Ñ])/g, isCurp],
];

/** Words and marks that stand around an id: what it is called, its country, an apostrophe that makes a cell a text. */
const dress =
  /(?:R\.?F\.?C|C\.?U\.?R\.?P|D\.?N\.?I|N\.?I\.?[FE]|N\.?S\.?S|PESEL|NIP|PASAPORTE|PAS|PASZPORT)(?:\.|(?![A-Z]))/g;
const country = /^(?:ES|PL|MX)[ -]?(?=[A-Z]?\d)/;

/** The one id in a cell that says more than an id: `DNI 12345678Z`, `ES12345678Z`, `12345678Z / PAS AB123`. */
export const dressedId = (text: string): string | undefined => {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(dress, ' ')
    .replace(/[^A-Z0-9Ñ& -]+/g, ' ')
    .trim()
    .replace(country, '')
    .replace(/^0(?=\d{8}[A-Z](?![A-Z0-9]))/, '');
  const found = candidates.flatMap(([pattern, isOne]) =>
    (bare.match(pattern) ?? []).map((id) => id.replace(/[ -]/g, '')).filter(isOne),
  );
  const ids = new Set(found);
  return ids.size === 1 ? found[0] : undefined;
};
