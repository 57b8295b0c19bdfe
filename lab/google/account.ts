import type { AccountSeed } from './google-block.ts';
import type { Seeded } from './seeded.ts';

export interface Account {
  readonly email: string;
  readonly name: string;
  /** Google's id of the person: 21 digits. */
  readonly sub: string;
  /** Workspace domain, `null` for a consumer account. */
  readonly hd: string | null;
  readonly mailbox: boolean;
}

const consumerDomains = new Set(['gmail.com', 'googlemail.com']);

export function createAccount(seed: AccountSeed, seeded: Seeded): Account {
  const domain = seed.email.slice(seed.email.lastIndexOf('@') + 1).toLowerCase();
  const digits = BigInt(`0x${seeded.hex(32, 'sub', seed.email)}`).toString();
  return {
    email: seed.email,
    name: seed.name,
    sub: `1${digits.padStart(20, '0').slice(-20)}`,
    hd: seed.hd === undefined ? (consumerDomains.has(domain) ? null : domain) : seed.hd,
    mailbox: seed.mailbox ?? true,
  };
}

export const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
