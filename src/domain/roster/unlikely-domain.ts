import { editDistance } from '../text/edit-distance.ts';

/** Where the people of our users keep their mail: name and what follows it. */
const common: readonly (readonly [name: string, rest: string])[] = [
  ['gmail', 'com'],
  ['googlemail', 'com'],
  ['hotmail', 'com'],
  ['hotmail', 'es'],
  ['hotmail', 'com.mx'],
  ['outlook', 'com'],
  ['outlook', 'es'],
  ['live', 'com.mx'],
  ['yahoo', 'com'],
  ['yahoo', 'com.mx'],
  ['yahoo', 'es'],
  ['icloud', 'com'],
  ['prodigy', 'net.mx'],
  ['telefonica', 'net'],
  ['interia', 'pl'],
  ['gazeta', 'pl'],
  ['protonmail', 'com'],
];

/** Real mail domains that only look like a slip of the keyboard. */
const real = new Set(['email.com', 'ymail.com', 'mail.com', 'fmail.com', 'ajmail.com', 'gmx.com']);

/** No such top-level domain: wrong behind any name. */
const slippedCom = new Set(['con', 'cmo', 'ocm', 'comm', 'vom', 'xom', 'cpm', 'coom', 'ccom', 'como', 'c0m']);
/** These exist, but not behind the names above. */
const foreignCom = new Set(['co', 'cm', 'om', 'mx', 'pl', 'com.pl', 'es.com', 'com.com', 'commx']);

/** `con.mx`: the slip stands before the country. */
const beforeCountry = /^([^.]+)\.(mx|pl|es)$/;

const withoutSlip = (typed: string): string => {
  const [, first = '', country = ''] = beforeCountry.exec(typed) ?? [];
  if (slippedCom.has(first)) return `com.${country}`;
  return slippedCom.has(typed) ? 'com' : typed;
};

const isSlip = (name: string, meant: string): boolean =>
  name !== meant && meant.length > 4 && editDistance(name, meant, 1) <= 1;

const meantDomain = (domain: string): string | undefined => {
  const dot = domain.indexOf('.');
  const name = domain.slice(0, dot);
  const typed = domain.slice(dot + 1);
  const rest = withoutSlip(typed);
  for (const [meant, meantRest] of common) {
    if (rest === meantRest && isSlip(name, meant)) return `${meant}.${rest}`;
  }
  const known = common.some(([meant]) => meant === name);
  if (rest !== typed) return `${name}.${rest}`;
  if (known && name !== 'live' && foreignCom.has(typed)) return `${name}.com`;
  if (name === 'gmail' && (typed === 'es' || typed === 'com.mx')) return 'gmail.com';
  return undefined;
};

/** Short names of real providers are one letter apart: no slips of one another. */
const short = new Set([
  'wp.pl',
  'op.pl',
  'o2.pl',
  'vp.pl',
  'me.com',
  'mac.com',
  'gmx.de',
  'gmx.es',
  'gmx.net',
  'aol.com',
]);

/** A provider that many people have their mail at. */
export const isKnownDomain = (domain: string): boolean =>
  real.has(domain) || short.has(domain) || common.some(([name, rest]) => domain === `${name}.${rest}`);

/** The address that was probably meant (`gmial.com` → `gmail.com`); undefined when the domain is no likely slip. */
export const unlikelyDomain = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const meant = real.has(domain) ? undefined : meantDomain(domain);
  return meant === undefined ? undefined : `${address.slice(0, at + 1)}${meant}`;
};
