import { parseAddress } from '../../domain/roster/address.ts';
import type { BookChoices } from '../base/book-choices.ts';
import { isWholeDomain } from './admitted-senders.ts';

/** An entry as it is kept and compared; undefined where it is neither an address nor `@` and a whole domain. */
const normalSender = (entry: string): string | undefined =>
  isWholeDomain(entry) ? parseAddress(`any${entry}`)?.slice('any'.length) : parseAddress(entry)?.toLowerCase();

/** What keeps an entry off the list. A pattern would promise more than a guard rail holds. */
export const senderFlaw = (entry: string): 'wildcard' | 'wrong' | undefined => {
  if (/[*?]/.test(entry)) return 'wildcard';
  return normalSender(entry) === undefined ? 'wrong' : undefined;
};

/** Keeps the entries that have no flaw. */
export const allowSenders = (book: Pick<BookChoices, 'set'>, entries: readonly string[]): Promise<void> => {
  const senders = entries.flatMap((entry) => (senderFlaw(entry) === undefined ? (normalSender(entry) ?? []) : []));
  return book.set('senders', [...new Set(senders)]);
};
