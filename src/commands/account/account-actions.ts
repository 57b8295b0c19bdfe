import type { Needed } from '../session-parts.ts';
export interface AccountActions {
  /** Call straight from the click: the window opens inside it. */
  connect(options?: { again?: boolean; hint?: string; route?: 'dialog' | 'browser' }): void;
  cancelSignIn(): void;
  submitCode(text: string): Promise<void>;
  continueInBrowser(): void;
  keepConnected(yes: boolean): Promise<void>;
  /** Before the first sign-in: it is to last, so that the provider asks once. */
  stayConnected(yes: boolean): void;
  useAccount(address: string): Promise<void>;
  renameAccount(address: string, displayName: string): Promise<void>;
  /** Recipients in 24 hours that the current account may have. */
  setDailyLimit(limit: number): Promise<void>;
  forgetAccount(address: string): Promise<void>;
  revokeAccount(address: string): Promise<void>;
  /** Addresses that may send from this workbook; none: any. */
  allowSenders(addresses: readonly string[]): Promise<void>;
  /** Sends through another installed provider from now on. A run ends with the one it began with. */
  chooseProvider(id: string): Promise<void>;
}

export const accountActions = (
  desks: Needed<'account' | 'findWay' | 'guard' | 'recheck' | 'sending' | 'view'>,
): AccountActions => {
  const { account, sending } = desks;
  const goOn = (connected: boolean): void => {
    if (!connected) return;
    sending.goOn();
    void desks.findWay();
  };
  return {
    connect: (options = {}) => {
      // What Google asks, and what went wrong with it, is told there.
      desks.view.station = 'send';
      void account.connect(options).then(goOn);
    },
    cancelSignIn: () => account.cancel(),
    submitCode: async (text) => goOn(await account.submitCode(text)),
    continueInBrowser: () => account.continueInBrowser(),
    keepConnected: (yes) => account.keep(yes),
    stayConnected: (yes) => account.stayConnected(yes),
    useAccount: (address) => account.use(address),
    renameAccount: (address, name) => account.guarded(async () => account.accounts?.rename(address, name)),
    setDailyLimit: (limit) => account.setDailyLimit(limit),
    forgetAccount: (address) => account.leave(address, 'forget'),
    revokeAccount: (address) => account.leave(address, 'revoke'),
    allowSenders: (addresses) => desks.guard(() => account.senders.allow(addresses)),
    chooseProvider: async (id) => {
      await desks.guard(() => account.providers.choose(id).finally(() => account.followChoice()));
      await desks.findWay();
      await desks.recheck();
    },
  };
};
