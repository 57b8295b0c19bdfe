import type { Failure } from '../../domain/failure.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { admitSender, allowedSenders, isAllowedSender } from './admitted-senders.ts';
import { allowSenders } from './sender-entries.ts';

/** Which accounts the workbook lets send, and whether the current one is among them. */
export class AllowedSenders {
  private readonly book: SessionPorts['book'];
  private readonly current: () => string | undefined;

  /** @param current address of the account that would send; undefined while there is none */
  constructor({ book }: Pick<SessionPorts, 'book'>, current: () => string | undefined) {
    this.book = book;
    this.current = current;
  }

  get list(): readonly string[] {
    return allowedSenders(this.book);
  }

  get isForeign(): boolean {
    const address = this.current();
    return address !== undefined && !isAllowedSender(this.list, address);
  }

  /** Throws `account/other-sender` when the workbook names other accounts than the current one. */
  admit(): void {
    admitSender(this.list, this.current() ?? '');
  }

  async allow(addresses: readonly string[]): Promise<void> {
    await allowSenders(this.book, addresses);
  }

  /** The sentence for a failure; one that is about addresses takes them from here, because failures hold none. */
  sentence(failure: Failure): Sentence {
    const { code, values } = sentenceOf(failure);
    return { code, values: code === 'account/other-sender' ? { ...values, who: this.list.join(', ') } : values };
  }
}
