import type { Account } from '../../domain/ports.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { Sentence } from '../base/sentence.ts';
import type { ProviderOffer } from './provider-choice.ts';

export interface AccountState {
  /** `preparing`: Connect is not yet enabled; `ready`: nobody is connected; `connected` always without accounts; `reconnect`: a known account has to sign in again. */
  readonly status: 'preparing' | 'ready' | 'connecting' | 'connected' | 'reconnect';
  /** Whose messages they are now. */
  readonly sender: Mailbox | undefined;
  /** Whether the provider has accounts that somebody can connect. */
  readonly hasAccounts: boolean;
  readonly account: Account | undefined;
  readonly accounts: readonly Account[];
  readonly attempt: { readonly words: readonly [string, string]; readonly route: 'dialog' | 'browser' } | undefined;
  readonly problem: Sentence | undefined;
  /** Ask once "Stay connected on this computer?". */
  readonly askKeep: boolean;
  /** Before the first sign-in: whether it is to last; undefined where that is not asked. */
  readonly stay: boolean | undefined;
  /** What came of leaving an account. */
  readonly notice: Sentence | undefined;
  /** Addresses that may send from this workbook; none: any. */
  readonly senders: readonly string[];
  /** The account is not one of them, so nothing leaves. */
  readonly isForeign: boolean;
  /** Those installed, in their order; where there are several a person can choose. */
  readonly providers: readonly ProviderOffer[];
  /** The one that sends; '' before the first was looked for. */
  readonly providerId: string;
  /** The one that the workbook names is not here, or off: nothing leaves until a person chooses. */
  readonly isMissing: boolean;
  /** The provider's id of this installation, which an administrator needs; no secret. '' where there is none. */
  readonly clientId: string;
  /** Where a person takes Sobre's permission back without Sobre; '' where the provider names no place. */
  readonly permissionsUrl: string;
}

export const noAccount: AccountState = {
  status: 'preparing',
  sender: undefined,
  hasAccounts: true,
  account: undefined,
  accounts: [],
  attempt: undefined,
  problem: undefined,
  askKeep: false,
  stay: undefined,
  notice: undefined,
  senders: [],
  isForeign: false,
  providers: [],
  providerId: '',
  isMissing: false,
  clientId: '',
  permissionsUrl: '',
};
