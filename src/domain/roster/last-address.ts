import { foldText } from '../text/fold-text.ts';
import { sha256 } from '../text/sha256.ts';
import { personKey } from './person.ts';
import type { Entry, Person } from './roster.ts';

/** So many hexadecimal digits tell people of one device apart. */
const digits = 32;

/**
 * Who a person is in any workbook; '' where the sheet does not say. Two employers both have a number 7, so a number counts
 * together with the name.
 */
const identityOf = (person: Person): string => {
  const key = personKey(person);
  if (!key.startsWith('number:')) return key;
  return person.name === '' ? '' : `${key}|${foldText(person.name).split(' ').sort().join(' ')}`;
};

/** The addresses of a cell or a row, as they are compared: in one order, without case. */
const comparable = (addresses: readonly string[]): string =>
  addresses
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== '')
    .sort()
    .join(' ');

export interface LastAddress {
  /** Stands for the person. */
  readonly person: string;
  /** Stands for where they were written to; with the person in it, so that equal addresses do not look alike. */
  readonly address: string;
}

const hashes = async (person: Person, addresses: readonly string[]): Promise<LastAddress | undefined> => {
  const identity = identityOf(person);
  const written = comparable(addresses);
  if (identity === '' || written === '') return undefined;
  return {
    person: (await sha256(`identity|${identity}`)).slice(0, digits),
    address: (await sha256(`address|${identity}|${written}`)).slice(0, digits),
  };
};

/** Where a row's mail would go; undefined where it names nobody, or no address. */
export const addressNow = ({ person, recipients }: Entry): Promise<LastAddress | undefined> =>
  hashes(
    person,
    recipients.map(({ address }) => address),
  );

/** Where a row's mail went, as its own cell says. */
export const addressThen = ({ person, own }: Entry): Promise<LastAddress | undefined> =>
  hashes(person, own.sentTo.split(','));
