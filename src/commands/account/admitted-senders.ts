import { Failure } from '../../domain/failure.ts';
import type { BookChoices } from '../base/book-choices.ts';

/** Addresses, or `@domain` for all of a domain, that may send from this workbook; colleagues share them. None: any. */
export const allowedSenders = (book: Pick<BookChoices, 'get'>): readonly string[] => book.get('senders') ?? [];

export const isWholeDomain = (sender: string): boolean => sender.startsWith('@');

const covers = (sender: string, address: string): boolean =>
  isWholeDomain(sender) ? address.slice(address.lastIndexOf('@')) === sender : address === sender;

export const isAllowedSender = (allowed: readonly string[], address: string): boolean =>
  allowed.length === 0 || allowed.some((sender) => covers(sender.toLowerCase(), address.toLowerCase()));

/** Rejects with `account/other-sender` before anything is sent from an account the workbook does not name. */
export const admitSender = (allowed: readonly string[], address: string): void => {
  if (!isAllowedSender(allowed, address)) throw new Failure('account/other-sender');
};
