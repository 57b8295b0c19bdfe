import { Failure } from '../../domain/failure.ts';
import type { BookSettings } from '../base/session-ports.ts';

const key = 'senders';

/** Addresses that may send from this workbook; colleagues share them. None: any. */
export const allowedSenders = (book: Pick<BookSettings, 'read'>): readonly string[] =>
  book.read<readonly string[]>(key) ?? [];

export const allowSenders = (book: Pick<BookSettings, 'write'>, addresses: readonly string[]): Promise<void> =>
  book.write(key, [...new Set(addresses.map((address) => address.toLowerCase()))]);

export const isAllowedSender = (allowed: readonly string[], address: string): boolean =>
  allowed.length === 0 || allowed.includes(address.toLowerCase());

/** Rejects with `account/other-sender` before anything is sent from an account the workbook does not name. */
export const admitSender = (allowed: readonly string[], address: string): void => {
  if (!isAllowedSender(allowed, address)) throw new Failure('account/other-sender');
};
