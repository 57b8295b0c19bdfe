import type { MailProvider } from '../../domain/ports.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { senderMark, type LedgerEvent } from '../../domain/sending/ledger.ts';

/** Where a mail can be looked for. */
export type MailboxOf =
  /** The account that is connected now. */
  | { readonly of: 'this' }
  /** It was written down before Sobre noted it, or only a cell speaks. */
  | { readonly of: 'unsaid' }
  /** Another one; its address where this device knows it, else ''. */
  | { readonly of: 'other'; readonly address: string };

type Via = Pick<LedgerEvent, 'provider' | 'sender'>;

interface Sender {
  readonly provider: MailProvider | undefined;
  readonly providers: { readonly id: string };
  sender(): Mailbox | undefined;
}

/** Which mailbox an attempt left from, and the search in it: what is looked for in another one is not found, and proves nothing. */
export class Mailboxes {
  /** `senderMark` by address; undefined while it is being made. */
  private readonly marks = new Map<string, string | undefined>();
  private readonly account: Sender;
  private readonly changed: () => void;

  constructor(account: Sender, changed: () => void) {
    this.account = account;
    this.changed = changed;
  }

  of(via: Via | undefined): MailboxOf {
    if (via?.provider === undefined) return { of: 'unsaid' };
    const { provider, providers } = this.account;
    const current = this.account.sender()?.address ?? '';
    if (via.provider === providers.id && this.markOf(current) === via.sender) return { of: 'this' };
    const known = provider?.accounts?.list().find(({ address }) => this.markOf(address) === via.sender);
    return { of: 'other', address: known?.address ?? '' };
  }

  /** Undefined where there is no search, nothing to look for, or only another mailbox can tell. */
  search(via: Via | undefined, text: string, among?: 'sent' | 'returned'): string | undefined {
    return text === '' || this.of(via).of === 'other' ? undefined : this.account.provider?.searchUrl(text, among);
  }

  /** For an answer that is given once: resolves when the mailboxes of this device can be told apart. */
  async ready(): Promise<void> {
    const mailboxes = [this.account.sender() ?? [], this.account.provider?.accounts?.list() ?? []].flat();
    const addresses = mailboxes.map(({ address }) => address).filter((address) => address !== '');
    await Promise.all(addresses.filter((address) => this.marks.get(address) === undefined).map(this.mark));
  }

  private markOf(address: string): string | undefined {
    if (address === '') return '';
    if (!this.marks.has(address)) {
      this.marks.set(address, undefined);
      void this.mark(address).then(this.changed);
    }
    return this.marks.get(address);
  }

  private readonly mark = async (address: string): Promise<void> => {
    this.marks.set(address, await senderMark(address));
  };
}
